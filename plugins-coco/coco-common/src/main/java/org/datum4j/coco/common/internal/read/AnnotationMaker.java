// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.Visibility;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.PlainRows;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.primitive.LongIntMap;
import org.jspecify.annotations.Nullable;

/** Makes annotations of records, one record at a time. One instance serves a thread for all files. */
final class AnnotationMaker {
  static final Attributes CROWD = Attributes.of("is_crowd", true);
  static final Attributes NO_CROWD = Attributes.of("is_crowd", false);
  private static final Visibility[] VISIBILITIES = {Visibility.ABSENT, Visibility.HIDDEN, Visibility.VISIBLE};
  private static final String MEND = "Correct the annotation, or import with --on-error skip to leave it out.";

  private final RecordFields fields = new RecordFields();
  private final PlainRows.Row plain = new PlainRows.Row();
  private final List<Annotation> made = new ArrayList<>();

  /** The image that records are read for. */
  record Frame(int height, int width) {}

  RecordFields fields() {
    return fields;
  }

  /**
   * Reads a record of objects, captions or labels.
   *
   * @return null if nothing can be made of it and the error was passed over
   */
  @Nullable Draft make(RecordContext context, int row, byte[] bytes, int from, int to, Frame frame, long imageId) {
    try {
      return makeSound(context, row, bytes, from, to, frame, imageId);
    } catch (RecordFault fault) {
      context.report(fault, row, fields.idOf(bytes, from, to));
    } catch (JsonException fault) {
      context.report(fault, row, fields.idOf(bytes, from, to));
    }
    return null;
  }

  private Draft makeSound(
      RecordContext context, int row, byte[] bytes, int from, int to, Frame frame, long imageId) {
    CocoTask task = context.index().task();
    fields.category = 0;
    fields.read(bytes, from, to, context.index().annotationStart(row));
    int label = task.hasCategories() ? label(context, row) : Common.NO_LABEL;
    Attributes attributes = attributes(context, row, task.isObjects());
    RecordFault flat = fields.segmentation.flat();
    if (flat != null) {
      context.report(flat, row, fields.id);
      fields.isClean = false;
    }
    CocoRecord record =
        new CocoRecord(context.index(), row, bytes, from, to, fields.id, imageId, fields.category, fields.isClean);
    Common common = Common.of(fields.id, fields.id, label, attributes, record);
    made.clear();
    switch (task) {
      case CAPTIONS -> caption(common);
      case LABELS -> label(common);
      default -> shapes(context, row, common, frame);
    }
    return new Draft(record, common, made());
  }

  /**
   * Makes a plain object without reading its record.
   *
   * @param texts reads the record if somebody asks for its text
   * @return null if the object is not plain, if its category is not one of the file's, or its mask has another size
   */
  @Nullable Draft makePlain(
      RecordContext context, PlainRows rows, RecordTexts texts, int row, Frame frame, long imageId) {
    if (!rows.read(row, plain)) {
      return null;
    }
    int label = context.labels().get(plain.category());
    if (label == LongIntMap.NONE) {
      return null;
    }
    if (plain.isMask() && frame.height() > 0
        && (plain.maskHeight() != frame.height() || plain.maskWidth() != frame.width())) {
      return null;
    }
    CocoIndex index = context.index();
    long id = plain.id();
    CocoRecord record = new CocoRecord(index, row, texts, id, imageId, plain.category());
    Common common = Common.of(id, id, label, plain.isCrowd() ? CROWD : NO_CROWD, record);
    made.clear();
    Set<AnnotationType> wanted = context.demand().annotationTypes();
    int polygons = wanted.contains(AnnotationType.POLYGON) ? plain.polygons() : 0;
    LateShapes late = new LateShapes(index, record);
    for (int i = 0; i < polygons; i++) {
      made.add(new Polygon(common, late.polygon(i, plain.area(i))));
    }
    if (plain.isMask() && wanted.contains(AnnotationType.MASK)) {
      made.add(new Mask(common, late.mask(plain.maskHeight(), plain.maskWidth(), plain.maskArea())));
    }
    fields.id = id;
    fields.numberAsText = false;
    made.add(box(context, row, common, frame, plain.box()));
    return new Draft(record, common, made());
  }

  /** Most objects have one or two parts. */
  private List<Annotation> made() {
    return switch (made.size()) {
      case 1 -> List.of(made.get(0));
      case 2 -> List.of(made.get(0), made.get(1));
      default -> List.copyOf(made);
    };
  }

  private int label(RecordContext context, int row) {
    if (!fields.hasCategory) {
      throw new RecordFault(
          CocoIssues.ANNOTATION_FIELD, "category_id is missing, expected the id of a category", ".category_id", -1,
              MEND);
    }
    if (fields.idAsText) {
      context.count(Oddity.ID_AS_TEXT, row, fields.id, ".category_id", "category_id " + fields.category);
    }
    int label = context.labels().get(fields.category);
    if (label != LongIntMap.NONE) {
      return label;
    }
    if (fields.category != 0) {
      throw new RecordFault(
          CocoIssues.CATEGORY_UNKNOWN,
          "category_id " + fields.category + " is not among the categories of the file",
          ".category_id",
          -1,
          "Declare the category, or import with --on-error skip to leave its annotations out.");
    }
    context.count(Oddity.NO_CATEGORY, row, fields.id, ".category_id", "annotation " + fields.id);
    return Common.NO_LABEL;
  }

  private Attributes attributes(RecordContext context, int row, boolean isObject) {
    Attributes attributes = fields.attributes;
    if (fields.score != null) {
      attributes = attributes.with("score", fields.score);
    }
    if (!isObject) {
      return attributes;
    }
    if (!fields.hasCrowd) {
      context.count(Oddity.NO_ISCROWD, row, fields.id, "", "annotation " + fields.id);
    }
    if (attributes.isEmpty()) {
      return fields.isCrowd ? CROWD : NO_CROWD;
    }
    return attributes.with("is_crowd", fields.isCrowd);
  }

  private void caption(Common common) {
    String caption = fields.caption;
    if (caption == null) {
      throw new RecordFault(
          CocoIssues.ANNOTATION_FIELD, "caption is missing, expected a text", ".caption", -1, MEND);
    }
    made.add(new Caption(common, caption));
  }

  private void label(Common common) {
    if (!common.hasLabel()) {
      throw new RecordFault(
          CocoIssues.CATEGORY_UNKNOWN, "category_id 0 is not among the categories of the file", ".category_id", -1,
              MEND);
    }
    made.add(new Label(common));
  }

  private void shapes(RecordContext context, int row, Common common, Frame frame) {
    Set<AnnotationType> wanted = context.demand().annotationTypes();
    boolean keypointsFile = context.index().task() == CocoTask.PERSON_KEYPOINTS;
    if (fields.keypointsCount > 0 || fields.keypointsCount == 0 && keypointsFile) {
      points(common, wanted.contains(AnnotationType.POINTS));
    }
    boolean needsBox = !fields.hasBbox && !fields.isBoxEmpty;
    double[] extent = segmentation(context, row, common, frame, wanted, needsBox);
    if (fields.hasBbox) {
      made.add(box(context, row, common, frame, fields.bbox));
    } else if (needsBox && extent != null) {
      context.count(Oddity.NO_BBOX, row, fields.id, "", "annotation " + fields.id);
      made.add(new Bbox(common, extent[0], extent[1], extent[2], extent[3]));
    }
  }

  private void points(Common common, boolean wanted) {
    int count = fields.keypointsCount / 3;
    double[] numbers =
        NumberTexts.parse(fields.bytes, fields.keypointsFrom + 1, fields.keypointsTo - 1, fields.keypointsCount);
    double[] xy = new double[2 * count];
    Visibility[] visibility = new Visibility[count];
    for (int i = 0; i < count; i++) {
      double seen = numbers[3 * i + 2];
      if (seen != 0 && seen != 1 && seen != 2) {
        throw new RecordFault(
            CocoIssues.KEYPOINTS_VISIBILITY,
            "visibility of keypoint " + i + " is " + seen + ", expected 0, 1 or 2",
            ".keypoints[" + (3 * i + 2) + "]",
            -1,
            MEND);
      }
      visibility[i] = VISIBILITIES[(int) seen];
      xy[2 * i] = numbers[3 * i];
      xy[2 * i + 1] = numbers[3 * i + 1];
      if (Double.isInfinite(xy[2 * i]) || Double.isInfinite(xy[2 * i + 1])) {
        throw new RecordFault(
            CocoIssues.NUMBER_RANGE, "keypoint " + i + " is beyond the range of numbers", ".keypoints", -1, MEND);
      }
    }
    if (wanted) {
      made.add(new Points(common, Coordinates.of(xy), Arrays.asList(visibility)));
    }
  }

  /** Adds polygons or the mask; returns the box around them if it is asked for and there are any. */
  private double @Nullable [] segmentation(
      RecordContext context, int row, Common common, Frame frame, Set<AnnotationType> wanted, boolean needsBox) {
    SegmentationFields shape = fields.segmentation;
    if (!fields.hasSegmentation) {
      context.count(Oddity.NO_SEGMENTATION, row, fields.id, "", "annotation " + fields.id);
    }
    if (shape.isRle()) {
      Rle mask = shape.mask(frame.height(), frame.width());
      if (shape.isShort()) {
        context.count(Oddity.RLE_SHORT, row, fields.id, ".segmentation.counts", "annotation " + fields.id);
      }
      if (wanted.contains(AnnotationType.MASK)) {
        made.add(new Mask(common, mask));
      }
      return needsBox ? mask.bbox() : null;
    }
    boolean wantsPolygons = wanted.contains(AnnotationType.POLYGON);
    double[] extent = null;
    for (int i = 0; i < shape.polygons() && (wantsPolygons || needsBox); i++) {
      Coordinates corners =
          NumberTexts.coordinates(fields.bytes, shape.from(i), shape.to(i), shape.count(i));
      if (wantsPolygons) {
        made.add(new Polygon(common, corners));
      }
      if (needsBox) {
        extent = Extents.union(extent, Extents.of(corners));
      }
    }
    return extent;
  }

  private Bbox box(RecordContext context, int row, Common common, Frame frame, double[] box) {
    oddBox(context, row, frame, box);
    return new Bbox(common, box[0], box[1], box[2], box[3]);
  }

  private void oddBox(RecordContext context, int row, Frame frame, double[] box) {
    if (fields.numberAsText) {
      context.count(Oddity.NUMBER_AS_TEXT, row, fields.id, ".bbox", "annotation " + fields.id);
    }
    if (box[2] < 0 || box[3] < 0) {
      context.count(Oddity.BBOX_NEGATIVE, row, fields.id, ".bbox", box[2] + " x " + box[3] + " of annotation "
          + fields.id);
    } else if (box[2] == 0 || box[3] == 0) {
      context.count(Oddity.BBOX_EMPTY, row, fields.id, ".bbox", "annotation " + fields.id);
    }
    boolean isOutside =
        box[0] < -1 || box[1] < -1 || box[0] + box[2] > frame.width() + 1 || box[1] + box[3] > frame.height() + 1;
    if (frame.width() > 0 && isOutside) {
      context.count(Oddity.BBOX_OUTSIDE, row, fields.id, ".bbox", "annotation " + fields.id);
    }
  }
}
