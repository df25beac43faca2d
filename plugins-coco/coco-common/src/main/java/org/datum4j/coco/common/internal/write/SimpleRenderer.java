// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Renders captions, labels and images. One instance serves a thread. */
final class SimpleRenderer {
  private final CocoWriteSettings settings;
  private final RecordRewriter rewriter = new RecordRewriter();
  private final JsonWriter json = new JsonWriter();
  private final Entry.Holes holes = new Entry.Holes();

  SimpleRenderer(CocoWriteSettings settings) {
    this.settings = settings;
  }

  private void begin() {
    json.reset();
    holes.clear();
  }

  /** Renders a caption or a label. */
  Entry annotation(Unit unit, CocoTask task, CategoryTable categories) {
    Annotation annotation = unit.members().get(0);
    CocoRecord record = unit.record() == null ? null : unit.record().of(task).orElse(null);
    boolean keepsCategory = record != null
        && (task == CocoTask.CAPTIONS || categories.isIdOf(record.categoryId(), annotation.labelIndex()));
    boolean dropsAttributes = !settings.allowAttributes() && ObjectRenderer.hasAttributes(annotation);
    if (record != null && unit.isIntact() && record.isClean() && keepsCategory && !settings.reindex()
        && !dropsAttributes) {
      return ObjectRenderer.copy(record);
    }
    begin();
    if (record != null) {
      rewrite(annotation, record, task, categories);
    } else {
      write(annotation, task, categories);
    }
    categories.use(annotation.labelIndex());
    boolean hasId = annotation.id() != 0 || record != null;
    return Entry.of(
        json, holes, hasId, annotation.id(), record == null ? null : record.index(), record == null ? 0
            : record.ordinal());
  }

  private void write(Annotation annotation, CocoTask task, CategoryTable categories) {
    json.beginObject();
    json.name("id");
    holes.leave(json, Entry.ID);
    json.name("image_id");
    holes.leave(json, Entry.IMAGE_ID);
    json.name("category_id").value(task == CocoTask.LABELS ? categories.idOf(annotation.labelIndex()) : 0);
    if (annotation instanceof Caption caption) {
      json.name("caption").value(caption.caption());
    }
    ObjectRenderer.writeScoreAndAttributes(json, annotation.attributes(), settings.allowAttributes());
    json.endObject();
  }

  private void rewrite(Annotation annotation, CocoRecord record, CocoTask task, CategoryTable categories) {
    Map<String, RecordRewriter.Change> changes = new LinkedHashMap<>();
    changes.put("id", out -> holes.leave(out, Entry.ID));
    changes.put("image_id", out -> holes.leave(out, Entry.IMAGE_ID));
    if (task == CocoTask.LABELS) {
      changes.put("category_id", out -> out.value(categories.idOf(annotation.labelIndex())));
    }
    if (annotation instanceof Caption caption) {
      changes.put("caption", out -> out.value(caption.caption()));
    }
    Attributes attributes = annotation.attributes();
    if (attributes.get("score") instanceof Number score) {
      changes.put("score", out -> ValueJson.write(out, score));
    }
    Attributes rest = attributes.without("score");
    changes.put(
        "attributes",
        rest.isEmpty() || !settings.allowAttributes() ? RecordRewriter.DROP : out -> ValueJson.write(out, rest));
    rewriter.write(json, record.bytes(), record.from(), record.to(), changes);
  }

  /**
   * Renders an image.
   *
   * @param name its file name
   * @param record the record of the task or of another one, or null
   * @param id the id that it should have, if it has one
   */
  Entry image(DatasetItem item, String name, @Nullable CocoImageRecord record, @Nullable Long id) {
    Optional<ImageSize> size = item.image().flatMap(image -> image.size());
    Attributes attributes = item.attributes().without("id");
    begin();
    if (record == null) {
      write(item, name, size, attributes);
      return Entry.of(json, holes, id != null, id == null ? 0 : id, null, 0);
    }
    Map<String, RecordRewriter.Change> changes = new LinkedHashMap<>();
    if (!name.equals(record.fileName())) {
      changes.put("file_name", out -> out.value(name));
    }
    if (size.isPresent() && !size.equals(record.size())) {
      changes.put("width", out -> out.value(size.get().width()));
      changes.put("height", out -> out.value(size.get().height()));
    }
    if (!attributes.equals(record.attributes().without("id"))) {
      changes.put("attributes", attributes.isEmpty() ? RecordRewriter.DROP : out -> ValueJson.write(out, attributes));
    }
    boolean isSameId = id != null && id == record.id() && !settings.reindex();
    if (isSameId && changes.isEmpty()) {
      return Entry.copy(record.bytes(), 0, record.bytes().length, true, record.id(), record.index(), record.ordinal());
    }
    changes.put("id", out -> holes.leave(out, Entry.ID));
    rewriter.write(json, record.bytes(), 0, record.bytes().length, changes);
    return Entry.of(json, holes, id != null, id == null ? 0 : id, null, 0);
  }

  private void write(DatasetItem item, String name, Optional<ImageSize> size, Attributes attributes) {
    Attributes fields =
        item.origin()
            .filter(origin -> origin.family().equals(CocoRecord.FAMILY))
            .map(origin -> origin.fields())
            .orElse(Attributes.empty());
    json.beginObject();
    json.name("id");
    holes.leave(json, Entry.ID);
    json.name("width").value(size.map(ImageSize::width).orElse(0));
    json.name("height").value(size.map(ImageSize::height).orElse(0));
    json.name("file_name").value(name);
    field("license", fields, 0L);
    field("flickr_url", fields, "");
    field("coco_url", fields, "");
    field("date_captured", fields, 0L);
    fields.forEach((field, value) -> {
      if (!field.equals("license") && !field.endsWith("_url") && !field.equals("date_captured")) {
        json.name(field);
        ValueJson.write(json, value);
      }
    });
    if (!attributes.isEmpty() && settings.allowAttributes()) {
      json.name("attributes");
      ValueJson.write(json, attributes);
    }
    json.endObject();
  }

  private void field(String name, Attributes fields, Object otherwise) {
    json.name(name);
    ValueJson.write(json, fields.has(name) ? fields.get(name) : otherwise);
  }
}
