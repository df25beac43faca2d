// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.kit.primitive.LongIntMap;
import org.datum4j.kit.primitive.LongSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins what the task files say about one image: a record of keypoints or stuff that repeats an object of another file
 * becomes part of it, and different objects get different groups.
 */
final class DraftJoiner {
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable LongIntMap objects;
  private CocoTask task = CocoTask.INSTANCES;
  private int files;
  private boolean needsGroups;

  private static final class Entry {
    final CocoTask task;
    final CocoRecord record;
    Common common;
    List<Annotation> annotations;
    @Nullable CocoRecord twin;

    Entry(CocoTask task, AnnotationMaker.Draft draft) {
      this.task = task;
      record = draft.record();
      common = draft.common();
      annotations = draft.annotations();
    }
  }

  void start() {
    entries.clear();
    objects = null;
    files = 0;
    needsGroups = false;
  }

  /** Begins with the records of a file. */
  void file(CocoTask ofTask) {
    task = ofTask;
    files++;
  }

  void add(AnnotationMaker.@Nullable Draft draft) {
    if (draft == null) {
      return;
    }
    Entry entry = new Entry(task, draft);
    boolean isObject = task.isObjects();
    if (isObject && files > 1) {
      Entry earlier = find(entry.record.id());
      if (earlier != null && merge(earlier, entry)) {
        return;
      }
    }
    needsGroups |= isObject && (entry.record.id() == 0 && entry.annotations.size() > 1 || files > 1);
    needsGroups |= task == CocoTask.PANOPTIC && files > 1;
    entries.add(entry);
  }

  private @Nullable Entry find(long id) {
    LongIntMap known = objects;
    if (known == null) {
      known = new LongIntMap();
      objects = known;
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).task.isObjects() && entries.get(i).task != task) {
          known.putIfAbsent(entries.get(i).record.id(), i);
        }
      }
    }
    int found = known.get(id);
    return found == LongIntMap.NONE ? null : entries.get(found);
  }

  private static boolean merge(Entry object, Entry other) {
    boolean isSame = object.twin == null && object.common.labelIndex() == other.common.labelIndex();
    if (!isSame || object.task == other.task || other.task == CocoTask.STUFF && !sameBoxes(object, other)) {
      return false;
    }
    List<Annotation> joined = new ArrayList<>();
    boolean hasPoints = object.annotations.stream().anyMatch(part -> part.type() == AnnotationType.POINTS);
    for (Annotation part : other.annotations) {
      if (part.type() == AnnotationType.POINTS && !hasPoints) {
        joined.add(part);
      }
    }
    joined.addAll(object.annotations.isEmpty() ? shapes(other) : object.annotations);
    Attributes attributes = other.common.attributes();
    Attributes all = object.common.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      all = all.has(attributes.name(i)) ? all : all.with(attributes.name(i), attributes.value(i));
    }
    object.common = all == object.common.attributes() ? object.common : object.common.withAttributes(all);
    object.annotations = recommon(joined, object.common);
    object.twin = other.record;
    return true;
  }

  private static List<Annotation> shapes(Entry entry) {
    return entry.annotations.stream().filter(part -> part.type() != AnnotationType.POINTS).toList();
  }

  private static boolean sameBoxes(Entry one, Entry other) {
    Bbox first = box(one);
    Bbox second = box(other);
    return one.annotations.size() == other.annotations.size()
        && first != null
        && second != null
        && first.x() == second.x()
        && first.y() == second.y()
        && first.width() == second.width()
        && first.height() == second.height();
  }

  private static @Nullable Bbox box(Entry entry) {
    for (Annotation part : entry.annotations) {
      if (part instanceof Bbox box) {
        return box;
      }
    }
    return null;
  }

  private static List<Annotation> recommon(List<Annotation> annotations, Common common) {
    List<Annotation> changed = new ArrayList<>(annotations.size());
    annotations.forEach(part -> changed.add(part.common() == common ? part : part.withCommon(common)));
    return changed;
  }

  /** Returns the item's annotations and tells each record what was made of it. */
  List<Annotation> join() {
    if (needsGroups) {
      separateGroups();
    }
    List<Annotation> all = new ArrayList<>(entries.size() * 2);
    for (Entry entry : entries) {
      all.addAll(entry.annotations);
      entry.record.produced(entry.annotations, entry.twin);
    }
    return all;
  }

  private void separateGroups() {
    LongSet used = new LongSet();
    for (Entry entry : entries) {
      entry.annotations.forEach(part -> used.add(part.group()));
    }
    long next = Math.max(0, used.max() == Long.MAX_VALUE ? 0 : used.max()) + 1;
    LongSet taken = new LongSet();
    taken.add(Common.NO_GROUP);
    for (Entry entry : entries) {
      if (entry.task == CocoTask.PANOPTIC) {
        next = separateSegments(entry, taken, next);
      } else if (entry.task.isObjects() && !entry.annotations.isEmpty()) {
        long group = entry.common.group();
        boolean isSingle = group == 0 && entry.annotations.size() == 1;
        if (!isSingle && !taken.add(group)) {
          while (!used.add(next)) {
            next++;
          }
          entry.common = entry.common.withGroup(next);
          entry.annotations = recommon(entry.annotations, entry.common);
          taken.add(next++);
        }
      }
    }
  }

  private static long separateSegments(Entry entry, LongSet taken, long first) {
    long next = first;
    List<Annotation> changed = new ArrayList<>(entry.annotations.size());
    for (Annotation part : entry.annotations) {
      if (taken.add(part.group())) {
        changed.add(part);
      } else {
        while (!taken.add(next)) {
          next++;
        }
        changed.add(part.withCommon(part.common().withGroup(next)));
      }
    }
    entry.annotations = changed;
    return next;
  }
}
