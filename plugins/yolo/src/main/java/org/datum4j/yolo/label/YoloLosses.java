// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.List;
import java.util.stream.Stream;
import org.datum4j.api.issue.Loss;

/** What label files cannot hold. */
public final class YoloLosses {
  static final Loss POLYGON_BOX = new Loss("YOLO-POLYGON-BOX", "polygons", "kept as boxes");
  static final Loss MASK_BOX = new Loss("YOLO-MASK-BOX", "masks", "kept as boxes");
  static final Loss ROTATED_BOX = new Loss("YOLO-ROTATED-BOX", "rotated boxes", "kept as upright boxes");
  static final Loss ELLIPSE_BOX = new Loss("YOLO-ELLIPSE-BOX", "ellipses", "kept as boxes");
  static final Loss MASK_POLYGON = new Loss("YOLO-MASK-POLYGON", "masks", "kept as polygons along the pixels' edges");
  static final Loss ELLIPSE_POLYGON = new Loss("YOLO-ELLIPSE-POLYGON", "ellipses", "kept as polygons");
  static final Loss BOX_POLYGON = new Loss("YOLO-BOX-POLYGON", "boxes without outline",
      "kept as polygons of four corners");
  static final Loss BOX_DIFFERS =
      new Loss("YOLO-BOX-DIFFERS", "boxes that are not the extent of their outline", "left out");
  static final Loss POLYLINE = new Loss("YOLO-POLYLINE", "lines", "left out");
  static final Loss POINTS = new Loss("YOLO-POINTS", "keypoints of objects", "left out");
  static final Loss POINT_OUTSIDE = new Loss("YOLO-POINT-OUTSIDE", "keypoints beyond the image",
      "written as not labelled");
  static final Loss POINT_SURPLUS = new Loss("YOLO-POINT-SURPLUS", "keypoints beyond the declared number", "left out");
  static final Loss NO_BOX = new Loss("YOLO-BOX-MISSING", "objects without a box", "left out");
  static final Loss SHAPE_UNBOXED =
      new Loss("YOLO-SHAPE-UNBOXED", "objects with shapes but no box", "left out; --shapes-to-boxes keeps their extent");
  static final Loss UNLABELLED = new Loss("YOLO-LABEL-MISSING", "objects without a label", "left out");
  static final Loss LABEL = new Loss("YOLO-LABEL", "labels of whole images", "left out");
  static final Loss CAPTION = new Loss("YOLO-CAPTION", "captions", "left out");
  static final Loss ATTRIBUTES = new Loss("YOLO-ATTRIBUTES", "objects with attributes", "kept without them");
  static final Loss CROWD = new Loss("YOLO-CROWD", "crowd regions", "kept as common objects");
  static final Loss CROWD_OMITTED = new Loss("YOLO-CROWD-OMITTED", "crowd regions", "left out as asked");
  static final Loss CUT = new Loss("YOLO-CUT", "objects that reach beyond the image", "cut at its edge");
  static final Loss OUTSIDE = new Loss("YOLO-OUTSIDE", "objects outside of the image or without extent", "left out");
  static final Loss IMAGE_MISSING = new Loss("YOLO-IMAGE-MISSING", "images that are not there", "not saved");

  private static final List<Loss> ALL =
      List.of(
          POLYGON_BOX, MASK_BOX, ROTATED_BOX, ELLIPSE_BOX, MASK_POLYGON, ELLIPSE_POLYGON, BOX_POLYGON, BOX_DIFFERS,
          POLYLINE, POINTS, POINT_OUTSIDE, POINT_SURPLUS, NO_BOX, UNLABELLED, LABEL, CAPTION, ATTRIBUTES, CROWD,
          CROWD_OMITTED, CUT, OUTSIDE, IMAGE_MISSING);

  private YoloLosses() {}

  /** Returns all that {@link YoloSink} may record when only boxes that are there are to be written. */
  public static List<Loss> withUnboxed() {
    return Stream.concat(ALL.stream(), Stream.of(SHAPE_UNBOXED)).toList();
  }

  /** Returns all that {@link YoloSink} may record. */
  public static List<Loss> all() {
    return ALL;
  }
}
