// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.coco.common.CocoExportOptions.Crowd;
import org.datum4j.coco.common.CocoExportOptions.RleForm;
import org.datum4j.coco.common.CocoExportOptions.SegmentationMode;
import org.datum4j.coco.common.CocoCarried;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Renders objects for instances, stuff and person_keypoints. One instance serves a thread. */
final class ObjectRenderer {
  private static final String IS_CROWD = "is_crowd";
  private static final String SCORE = "score";

  private final CocoWriteSettings settings;
  private final Segmentation segmentation;
  private final RecordRewriter rewriter = new RecordRewriter();
  private final JsonWriter json = new JsonWriter();
  private final Entry.Holes holes = new Entry.Holes();

  ObjectRenderer(CocoWriteSettings settings, Segmentation segmentation) {
    this.settings = settings;
    this.segmentation = segmentation;
  }

  /**
   * Returns the record of a task that a unit came from, else the one of another task of objects; null if there is
   * none.
   */
  static @Nullable CocoRecord recordFor(Unit unit, CocoTask task) {
    CocoRecord record = unit.record();
    return record == null ? null : record.of(task).orElse(record);
  }

  /** Says whether a unit's record can be copied as it is. */
  boolean isCopied(Unit unit, CocoTask task, CategoryTable categories) {
    CocoRecord record = recordFor(unit, task);
    if (record == null || !unit.isIntact() || !record.isClean() || settings.reindex() || settings.cropCovered()) {
      return false;
    }
    if (settings.crowd() == Crowd.MASKS
        || !categories.isIdOf(record.categoryId(), unit.members().get(0).labelIndex())) {
      return false;
    }
    return fits(unit, task, record) && (settings.allowAttributes() || !hasAttributes(unit.members().get(0)));
  }

  private boolean fits(Unit unit, CocoTask task, CocoRecord record) {
    SegmentationMode mode = modeFor(task, record);
    for (Annotation member : unit.members()) {
      if (member instanceof Polygon && mode == SegmentationMode.MASK) {
        return false;
      }
      if (member instanceof Mask mask) {
        boolean isText = mask.rle().isText();
        boolean isForm = settings.rle() == RleForm.KEEP || isText == (settings.rle() == RleForm.COMPRESSED);
        if (mode == SegmentationMode.POLYGONS || !isForm) {
          return false;
        }
      }
    }
    return true;
  }

  /** Stuff is masks, but what was read from a file of stuff stays as it is. */
  SegmentationMode modeFor(CocoTask task, @Nullable CocoRecord record) {
    boolean isStuff = task == CocoTask.STUFF && settings.tasks().isPresent() && settings.tasks().get().size() == 1;
    boolean isRead = record != null && record.index().task() == CocoTask.STUFF;
    return isStuff && !isRead && settings.segmentationMode() == SegmentationMode.GUESS
        ? SegmentationMode.MASK
        : settings.segmentationMode();
  }

  static boolean hasAttributes(Annotation annotation) {
    Attributes attributes = annotation.attributes();
    int special = (attributes.has(IS_CROWD) ? 1 : 0) + (attributes.has(SCORE) ? 1 : 0);
    return attributes.size() > special;
  }

  /** Copies a unit's record. */
  Entry copy(Unit unit, CocoTask task) {
    CocoRecord record = Objects.requireNonNull(recordFor(unit, task));
    return copy(record);
  }

  static Entry copy(CocoRecord record) {
    return Entry.copy(
        record.bytes(), record.from(), record.to(), true, record.id(), record.index(), record.ordinal());
  }

  /** Returns a copied record's text with holes for its ids. */
  Entry withHoles(Entry copy) {
    begin();
    Map<String, RecordRewriter.Change> changes = new LinkedHashMap<>();
    changes.put("id", out -> holes.leave(out, Entry.ID));
    changes.put("image_id", out -> holes.leave(out, Entry.IMAGE_ID));
    rewriter.write(json, copy.bytes(), copy.from(), copy.to(), changes);
    return Entry.of(json, holes, copy.hasId(), copy.id(), copy.index(), copy.ordinal()).ofObject(copy.number());
  }

  private void begin() {
    json.reset();
    holes.clear();
  }

  /** Renders an object whose segmentation was chosen. */
  Entry render(Draft draft, CocoTask task, CategoryTable categories, int height, int width) {
    begin();
    Annotation leader = draft.leader();
    CocoRecord record = recordFor(draft.unit(), task);
    categories.use(leader.labelIndex());
    if (record != null) {
      rewrite(draft, leader, record, task, categories, height, width);
    } else {
      writeNew(draft, leader, task, categories, height, width);
    }
    long id = idOf(draft, leader, record);
    CocoCarried carried = draft.unit().carried();
    boolean hasId = id != 0 || record != null || carried != null && carried.knowsFiles();
    int place = carried == null ? Entry.NO_PLACE : carried.order(task);
    return Entry.of(json, holes, hasId, id, record == null ? null : record.index(), record == null ? place
        : record.ordinal());
  }

  private static long idOf(Draft draft, Annotation leader, @Nullable CocoRecord record) {
    if (leader.id() != 0 || record != null) {
      return leader.id();
    }
    for (Annotation member : draft.unit().members()) {
      if (member.id() != 0) {
        return member.id();
      }
    }
    return 0;
  }

  private void writeNew(
      Draft draft, Annotation leader, CocoTask task, CategoryTable categories, int height, int width) {
    double[] bbox = draft.bbox();
    json.beginObject();
    json.name(CocoKey.ID);
    holes.leave(json, Entry.ID);
    json.name(CocoKey.IMAGE_ID);
    holes.leave(json, Entry.IMAGE_ID);
    CocoCarried carried = draft.unit().carried();
    json.name(CocoKey.CATEGORY_ID).value(category(categories, carried, task, leader.labelIndex()));
    boolean isSame = carried != null && !draft.isCropped && carried.isShape(draft.unit().members());
    Attributes extras = carried == null ? Attributes.empty() : carried.fields(task);
    Predicate<String> isUsed = field -> !isSame || carried == null || !carried.isAbsent(task, field);
    if (isUsed.test("segmentation")) {
      json.name(CocoKey.SEGMENTATION);
      writeSegmentation(json, draft);
    }
    if (isUsed.test("area")) {
      json.name(CocoKey.AREA);
      writeArea(draft, bbox, extras.get("area"), isSame, carried, height, width);
    }
    if (isUsed.test("bbox")) {
      json.name(CocoKey.BBOX);
      ValueJson.write(json, bbox);
    }
    boolean isCrowd = crowd(draft, leader);
    if (isCrowd || isUsed.test("iscrowd")) {
      json.name(CocoKey.ISCROWD).value(isCrowd ? 1 : 0);
    }
    Attributes attributes = isUsed.test(SCORE) ? leader.attributes() : leader.attributes().without(SCORE);
    boolean isAllowed = settings.allowAttributes() && isUsed.test("attributes");
    writeScoreAndAttributes(json, attributes, isAllowed, carried != null);
    Points points = draft.points();
    boolean hasPoints = task == CocoTask.PERSON_KEYPOINTS || carried != null && carried.hasPoints(task);
    if (hasPoints && points != null) {
      json.name(CocoKey.KEYPOINTS);
      ValueJson.write(json, points);
      if (isUsed.test("num_keypoints")) {
        json.name(CocoKey.NUM_KEYPOINTS);
        ValueJson.write(json, isSame && extras.has("num_keypoints") ? extras.get("num_keypoints")
            : Long.valueOf(ValueJson.labelled(points)));
      }
    }
    writeExtras(json, extras, leader.attributes(), settings.allowAttributes());
    json.endObject();
  }

  /** Returns the id of a label; of two categories of one name, the one that was read. */
  static long category(CategoryTable categories, @Nullable CocoCarried carried, CocoTask task, int label) {
    long id = categories.idOf(label);
    long read = carried == null ? id : carried.category(task).orElse(id);
    return categories.isIdOf(read, label) ? read : id;
  }

  /** Writes free fields that were carried; what was written before comes not again. */
  static void writeExtras(JsonWriter json, Attributes extras, Attributes attributes, boolean allowed) {
    extras.forEach((name, value) -> {
      boolean isWritten = name.equals("area") || name.equals("num_keypoints")
          || name.equals("attributes") && (!allowed || !free(attributes).isEmpty());
      if (!isWritten) {
        json.name(name);
        ValueJson.write(json, value);
      }
    });
  }

  /** A stated area is more exact than counting, as long as it still is the area of this shape. */
  private void writeArea(
      Draft draft, double[] bbox, @Nullable Object stated, boolean isSame, @Nullable CocoCarried carried, int height,
          int width) {
    if (isSame && stated instanceof Number) {
      ValueJson.write(json, stated);
      return;
    }
    double counted = segmentation.area(draft, bbox, height, width);
    double given = stated instanceof Number number ? number.doubleValue() : Double.NaN;
    boolean isNear = Math.abs(given - counted) <= Math.max(4, counted / 20);
    json.value(isNear && carried != null && !carried.knowsShape() ? given : counted);
  }

  static void writeScoreAndAttributes(JsonWriter json, Attributes attributes, boolean allowed, boolean isRead) {
    if (attributes.get(SCORE) instanceof Number score) {
      json.name(SCORE);
      ValueJson.write(json, score instanceof Long whole && !isRead ? whole.doubleValue() : score);
    }
    Attributes rest = free(attributes);
    if (allowed && !rest.isEmpty()) {
      json.name(CocoKey.ATTRIBUTES);
      ValueJson.write(json, rest);
    }
  }

  /** A score that is no number cannot be COCO's field, so it stays an attribute. */
  private static Attributes free(Attributes attributes) {
    Attributes rest = attributes.without(IS_CROWD);
    return rest.get(SCORE) instanceof Number || rest.get(SCORE) == null ? rest.without(SCORE) : rest;
  }

  private void writeSegmentation(JsonWriter out, Draft draft) {
    Rle mask = draft.mask;
    if (mask != null) {
      ValueJson.write(out, mask, settings.rle());
    } else {
      ValueJson.write(out, draft.polygons);
    }
  }

  private boolean crowd(Draft draft, Annotation leader) {
    boolean stated = leader.attributes().isTrue(IS_CROWD);
    if (settings.crowd() == Crowd.SOURCE || settings.crowd() == Crowd.GUESS && Segmentation.isRead(draft)) {
      return stated;
    }
    return draft.mask != null;
  }

  private void rewrite(
      Draft draft, Annotation leader, CocoRecord record, CocoTask task, CategoryTable categories, int height,
          int width) {
    List<Annotation> made = draft.unit().record() == null ? List.of() : draft.unit().record().annotations();
    Annotation before = made.isEmpty() ? leader : made.get(0);
    Map<String, RecordRewriter.Change> changes = new LinkedHashMap<>();
    changes.put("id", out -> holes.leave(out, Entry.ID));
    changes.put("image_id", out -> holes.leave(out, Entry.IMAGE_ID));
    if (settings.reindex() || !categories.isIdOf(record.categoryId(), leader.labelIndex())) {
      changes.put("category_id", out -> out.value(categories.idOf(leader.labelIndex())));
    } else if (!record.isClean()) {
      changes.put("category_id", out -> out.value(record.categoryId()));
    }
    double[] bbox = draft.bbox();
    boolean sameShape = !draft.isCropped && isSameShape(draft, made);
    boolean sameBox = isSameBox(bbox, made);
    boolean isShapeless = draft.mask == null && draft.polygons.isEmpty();
    if (!sameShape || !isShapeless && !record.isClean()) {
      changes.put("segmentation", out -> writeSegmentation(out, draft));
    }
    Mask read = find(made, Mask.class);
    boolean sameArea = sameShape || read != null && read.rle() == draft.mask;
    if (!sameArea || isShapeless && !sameBox) {
      double area = segmentation.area(draft, bbox, height, width);
      changes.put("area", out -> out.value(area));
    }
    if (!sameBox || !record.isClean()) {
      changes.put("bbox", out -> ValueJson.write(out, bbox));
    }
    boolean crowd = crowd(draft, leader);
    if (crowd != before.attributes().isTrue(IS_CROWD)) {
      changes.put("iscrowd", out -> out.value(crowd ? 1 : 0));
    }
    changeAttributes(leader.attributes(), before.attributes(), changes);
    if (task == CocoTask.PERSON_KEYPOINTS || record.index().task() == CocoTask.PERSON_KEYPOINTS
        || record.index().hasKeypoints()) {
      changePoints(draft.points(), made, task, changes);
    }
    rewriter.write(json, record.bytes(), record.from(), record.to(), changes);
  }

  private void changeAttributes(Attributes now, Attributes before, Map<String, RecordRewriter.Change> changes) {
    if (!Objects.equals(now.get(SCORE), before.get(SCORE))) {
      changes.put(SCORE, now.get(SCORE) instanceof Number score ? out -> ValueJson.write(out, score)
          : RecordRewriter.DROP);
    }
    Attributes rest = free(now);
    if (!settings.allowAttributes()) {
      changes.put("attributes", RecordRewriter.DROP);
    } else if (!rest.equals(free(before))) {
      changes.put("attributes", rest.isEmpty() ? RecordRewriter.DROP : out -> ValueJson.write(out, rest));
    }
  }

  private static void changePoints(
      @Nullable Points now, List<Annotation> made, CocoTask task, Map<String, RecordRewriter.Change> changes) {
    Points before = find(made, Points.class);
    if (now == null || task != CocoTask.PERSON_KEYPOINTS && before == null) {
      if (before != null) {
        changes.put("keypoints", RecordRewriter.DROP);
        changes.put("num_keypoints", RecordRewriter.DROP);
      }
      return;
    }
    boolean isSame = before != null
        && before.coordinates() == now.coordinates()
        && before.visibility().equals(now.visibility());
    if (!isSame) {
      changes.put("keypoints", out -> ValueJson.write(out, now));
      changes.put("num_keypoints", out -> out.value(ValueJson.labelled(now)));
    }
  }

  private static <A extends Annotation> @Nullable A find(List<Annotation> annotations, Class<A> kind) {
    for (Annotation annotation : annotations) {
      if (kind.isInstance(annotation)) {
        return kind.cast(annotation);
      }
    }
    return null;
  }

  private boolean isSameShape(Draft draft, List<Annotation> made) {
    Mask mask = find(made, Mask.class);
    Rle now = draft.mask;
    if (now != null) {
      boolean isText = now.isText();
      boolean isForm = settings.rle() == RleForm.KEEP || isText == (settings.rle() == RleForm.COMPRESSED);
      return mask != null && mask.rle() == now && isForm;
    }
    if (mask != null) {
      return false;
    }
    List<Coordinates> before =
        made.stream().filter(Polygon.class::isInstance).map(part -> ((Polygon) part).coordinates()).toList();
    if (before.size() != draft.polygons.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) != draft.polygons.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameBox(double[] now, List<Annotation> made) {
    Bbox before = find(made, Bbox.class);
    return before != null
        && before.x() == now[0]
        && before.y() == now[1]
        && before.width() == now[2]
        && before.height() == now[3];
  }
}
