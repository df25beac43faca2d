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
import org.datum4j.coco.common.CocoCarried;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Renders captions, labels and images. One instance serves a thread. */
final class SimpleRenderer {
  private static final Attributes USUAL =
      Attributes.of("license", 0L, "flickr_url", "").with("coco_url", "").with("date_captured", 0L);

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
      write(annotation, unit.carried(), task, categories);
    }
    categories.use(annotation.labelIndex());
    CocoCarried carried = unit.carried();
    boolean hasId = annotation.id() != 0 || record != null || carried != null && carried.knowsFiles();
    int place = carried == null ? Entry.NO_PLACE : carried.order(task);
    return Entry.of(
        json, holes, hasId, annotation.id(), record == null ? null : record.index(), record == null ? place
            : record.ordinal());
  }

  private void write(
      Annotation annotation, @Nullable CocoCarried carried, CocoTask task, CategoryTable categories) {
    json.beginObject();
    json.name(CocoKey.ID);
    holes.leave(json, Entry.ID);
    json.name(CocoKey.IMAGE_ID);
    holes.leave(json, Entry.IMAGE_ID);
    if (task == CocoTask.LABELS) {
      json.name(CocoKey.CATEGORY_ID).value(ObjectRenderer.category(categories, carried, task, annotation.labelIndex()));
    } else if (carried == null || !carried.knowsFiles()) {
      // COCO's own code asks for a category even of captions.
      json.name(CocoKey.CATEGORY_ID).value(0);
    }
    if (annotation instanceof Caption caption) {
      json.name(CocoKey.CAPTION).value(caption.caption());
    }
    boolean isAllowed = settings.allowAttributes();
    ObjectRenderer.writeScoreAndAttributes(json, annotation.attributes(), isAllowed, carried != null);
    if (carried != null) {
      ObjectRenderer.writeExtras(json, carried.fields(task), annotation.attributes(), isAllowed);
    }
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
   * @param task of the file that the record is for
   * @param record the record of the task or of another one, or null
   * @param id the id that it should have, if it has one
   */
  Entry image(DatasetItem item, String name, CocoTask task, @Nullable CocoImageRecord record, @Nullable Long id) {
    Optional<ImageSize> size = item.image().flatMap(image -> image.size());
    Attributes attributes = item.attributes().without("id");
    begin();
    if (record == null) {
      write(item, name, task, size, attributes);
      CocoCarried carried = CocoCarried.of(item.origin().orElse(null));
      int place = carried == null ? Entry.NO_PLACE : carried.order(task);
      return Entry.of(json, holes, id != null, id == null ? 0 : id, null, place);
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
    if (isSameId && changes.isEmpty() && !record.index().hasLooseIds()) {
      return Entry.copy(record.bytes(), 0, record.bytes().length, true, record.id(), record.index(), record.ordinal());
    }
    changes.put("id", out -> holes.leave(out, Entry.ID));
    rewriter.write(json, record.bytes(), 0, record.bytes().length, changes);
    return Entry.of(json, holes, id != null, id == null ? 0 : id, null, Entry.NO_PLACE);
  }

  private void write(
      DatasetItem item, String name, CocoTask task, Optional<ImageSize> size, Attributes attributes) {
    CocoCarried carried = CocoCarried.of(item.origin().orElse(null));
    boolean isRead = carried != null && carried.knowsFiles();
    Attributes fields = carried == null ? Attributes.empty() : carried.fields(task);
    json.beginObject();
    json.name(CocoKey.ID);
    holes.leave(json, Entry.ID);
    if (!isRead || size.isPresent() || !carried.isAbsent(task, "width")) {
      json.name(CocoKey.WIDTH).value(size.map(ImageSize::width).orElse(0));
    }
    if (!isRead || size.isPresent() || !carried.isAbsent(task, "height")) {
      json.name(CocoKey.HEIGHT).value(size.map(ImageSize::height).orElse(0));
    }
    json.name(CocoKey.FILE_NAME).value(name);
    USUAL.forEach((field, otherwise) -> {
      if (!isRead || fields.has(field)) {
        json.name(field);
        ValueJson.write(json, fields.has(field) ? fields.get(field) : otherwise);
      }
    });
    fields.forEach((field, value) -> {
      boolean isWritten = USUAL.has(field)
          || field.equals("attributes") && (!attributes.isEmpty() || !settings.allowAttributes());
      if (!isWritten) {
        json.name(field);
        ValueJson.write(json, value);
      }
    });
    if (!attributes.isEmpty() && settings.allowAttributes()) {
      json.name(CocoKey.ATTRIBUTES);
      ValueJson.write(json, attributes);
    }
    json.endObject();
  }
}
