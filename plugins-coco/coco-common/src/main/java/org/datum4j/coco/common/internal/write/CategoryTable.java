// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.coco.common.CocoDocuments.Document;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CategoryReader;
import org.datum4j.coco.common.internal.index.CocoCategory;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.kit.primitive.LongSet;
import org.jspecify.annotations.Nullable;

/**
 * The categories of one file to be written. What came from a COCO file keeps its id, order and every field; other
 * labels get their position plus one, or a free id.
 */
final class CategoryTable {
  private final Categories categories;
  private final CocoTask task;
  private final List<CocoCategory> known = new ArrayList<>();
  private final Map<Long, Integer> labelOfId = new HashMap<>();
  private final long[] ids;
  private final BitSet listed = new BitSet();
  private final boolean isUnchanged;
  private final @Nullable String source;
  private final Things things;
  /** A list of objects says nothing of things; one of panoptic segments stays as it is. */
  private final boolean completesThings;

  /**
   * Makes a table.
   *
   * @param own the source file whose list is taken, or null
   * @param others lists of other source files, whose ids labels should get that this one does not have
   * @param things what is a thing, for files of panoptic segments
   */
  CategoryTable(
      Categories categories, CocoTask task, @Nullable Document own, List<String> others, Things things) {
    this.categories = categories;
    this.task = task;
    this.source = own == null ? null : own.json("categories").orElse(null);
    this.things = things;
    boolean isPanoptic = own != null && own.task() == CocoTask.PANOPTIC;
    completesThings = task == CocoTask.PANOPTIC && !isPanoptic;
    ids = new long[categories.labels().size()];
    LongSet taken = new LongSet();
    BitSet done = new BitSet();
    boolean keepsAll = source != null;
    for (CocoCategory category : source == null ? List.<CocoCategory>of() : parse(source)) {
      int label = categories.labels().indexOf(category.name());
      boolean isKept = label != Common.NO_LABEL && parentIsKept(category, label);
      keepsAll &= isKept && changes(category, label).isEmpty();
      if (label == Common.NO_LABEL) {
        continue;
      }
      taken.add(category.id());
      labelOfId.put(category.id(), label);
      known.add(category);
      listed.set(label);
      if (!done.get(label)) {
        ids[label] = category.id();
        done.set(label);
      }
    }
    isUnchanged = keepsAll;
    others.forEach(list -> borrow(list, taken, done));
    for (int label = 0; label < ids.length; label++) {
      if (!done.get(label)) {
        ids[label] = taken.add(label + 1L) ? label + 1L : free(taken);
        if (source == null) {
          listed.set(label);
        }
      }
    }
  }

  private boolean parentIsKept(CocoCategory category, int label) {
    return categories.labels().get(label).parent().equals(category.supercategory())
        || known.stream().anyMatch(c -> c.name().equals(category.name()));
  }

  private static List<CocoCategory> parse(String list) {
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    return new CategoryReader("", issue -> { }).read(bytes, 1);
  }

  private void borrow(String list, LongSet taken, BitSet done) {
    for (CocoCategory category : parse(list)) {
      int label = categories.labels().indexOf(category.name());
      if (label != Common.NO_LABEL && !done.get(label) && taken.add(category.id())) {
        ids[label] = category.id();
        done.set(label);
      }
    }
  }

  private static long free(LongSet taken) {
    long id = taken.max() == Long.MAX_VALUE ? 1 : Math.max(1, taken.max() + 1);
    while (!taken.add(id)) {
      id++;
    }
    return id;
  }

  /** Returns the id of a label, 0 for none. */
  long idOf(int label) {
    return label < 0 || label >= ids.length ? 0 : ids[label];
  }

  /** Says whether an id stands for a label; with two categories of one name both do. */
  boolean isIdOf(long id, int label) {
    Integer found = labelOfId.get(id);
    return found == null ? label == Common.NO_LABEL && id == 0 : found == label;
  }

  /** Notes that a label is used, so that it is listed. */
  void use(int label) {
    if (label >= 0) {
      synchronized (listed) {
        listed.set(label);
      }
    }
  }

  /** Says whether the source's list can be given back as it is. */
  boolean isUnchanged() {
    return isUnchanged && listed.cardinality() == labelOfId.values().stream().distinct().count();
  }

  /** Returns the list as JSON. */
  byte[] json() {
    if (isUnchanged() && source != null) {
      return source.getBytes(StandardCharsets.UTF_8);
    }
    JsonWriter json = new JsonWriter();
    RecordRewriter rewriter = new RecordRewriter();
    json.beginArray();
    BitSet written = new BitSet();
    for (CocoCategory category : known) {
      int label = categories.labels().indexOf(category.name());
      byte[] raw = category.json().getBytes(StandardCharsets.UTF_8);
      Map<String, RecordRewriter.Change> changes = changes(category, label);
      if (changes.isEmpty()) {
        json.raw(raw, 0, raw.length);
      } else {
        rewriter.write(json, raw, 0, raw.length, changes);
      }
      written.set(label);
    }
    for (int label = listed.nextSetBit(0); label >= 0; label = listed.nextSetBit(label + 1)) {
      if (!written.get(label)) {
        write(json, label);
      }
    }
    json.endArray();
    return Arrays.copyOf(json.bytes(), json.length());
  }

  /** Returns what is written in place of the source's fields, or beside them. */
  private Map<String, RecordRewriter.Change> changes(CocoCategory category, int label) {
    Map<String, RecordRewriter.Change> changes = new LinkedHashMap<>();
    Map<?, ?> fields = (Map<?, ?>) JsonTree.parse(category.json().getBytes(StandardCharsets.UTF_8));
    if (!(fields.get("id") instanceof Long)) {
      changes.put("id", out -> out.value(category.id()));
    }
    if (completesThings && !fields.containsKey(Things.FIELD)) {
      changes.put(Things.FIELD, out -> out.value(things.isThing(label) ? 1 : 0));
    }
    return changes;
  }

  private void write(JsonWriter json, int label) {
    LabelCategory category = categories.labels().get(label);
    json.beginObject();
    json.name("id").value(ids[label]);
    json.name("name").value(category.name());
    json.name("supercategory").value(category.parent());
    if (task == CocoTask.PERSON_KEYPOINTS) {
      writePoints(json, Optional.ofNullable(categories.points().get(label)));
    } else if (task == CocoTask.PANOPTIC) {
      json.name(Things.FIELD).value(things.isThing(label) ? 1 : 0);
    }
    json.endObject();
  }

  private static void writePoints(JsonWriter json, Optional<PointsCategory> points) {
    json.name("keypoints").beginArray();
    points.ifPresent(found -> found.names().forEach(json::value));
    json.endArray();
    json.name("skeleton").beginArray();
    points.ifPresent(
        found -> found.joints().forEach(joint -> json.beginArray().value(joint.from()).value(joint.to()).endArray()));
    json.endArray();
  }
}
