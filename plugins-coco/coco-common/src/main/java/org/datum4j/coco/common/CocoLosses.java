// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.List;
import org.datum4j.api.issue.Loss;

/** What COCO files cannot hold. */
public final class CocoLosses {
  /** Lines. */
  public static final Loss POLY_LINE = new Loss("COCO-POLYLINE", "poly-lines", "left out");

  /** Rotated boxes. */
  public static final Loss ROTATED_BBOX = new Loss("COCO-ROTATED-BBOX", "rotated boxes", "left out");

  /** Ellipses. */
  public static final Loss ELLIPSE = new Loss("COCO-ELLIPSE", "ellipses", "kept as polygons");

  /** Keypoints where no file of keypoints is written. */
  public static final Loss POINTS =
      new Loss("COCO-POINTS", "keypoints", "left out, as the task person_keypoints is not written");

  /** Objects without keypoints in a file of keypoints. */
  public static final Loss NO_POINTS =
      new Loss("COCO-NO-POINTS", "objects without keypoints", "left out of person_keypoints");

  /** Boxes, polygons and masks where no file of objects is written. */
  public static final Loss SHAPE = new Loss("COCO-SHAPE", "objects", "left out, as no task of objects is written");

  /** Boxes and polygons where only masks count. */
  public static final Loss NO_MASK =
      new Loss("COCO-NO-MASK", "boxes and polygons", "left out of panoptic; turn polygons into masks first");

  /** Labels where no file of labels is written. */
  public static final Loss LABEL =
      new Loss("COCO-LABEL", "labels of images", "left out, as the task labels is not written");

  /** Captions where no file of captions is written. */
  public static final Loss CAPTION =
      new Loss("COCO-CAPTION", "captions", "left out, as the task captions is not written");

  /** Attributes that are not to be written. */
  public static final Loss ATTRIBUTES = new Loss("COCO-ATTRIBUTES", "objects with attributes", "written without them");

  /** Parts of an object whose label, id or attributes differ from those of its largest part. */
  public static final Loss PARTS =
      new Loss("COCO-GROUP-PARTS", "objects whose parts differ in label or attributes",
          "written as the largest part says");

  /** Ids that a panoptic picture cannot hold or that stand twice. */
  public static final Loss SEGMENT_ID =
      new Loss("COCO-SEGMENT-ID", "ids of panoptic segments", "replaced by free ones");

  /** Pixels under other masks. */
  public static final Loss COVERED = new Loss("COCO-COVERED", "masks that others cover in part", "cut to what is seen");

  /** Segments nobody sees. */
  public static final Loss HIDDEN = new Loss("COCO-HIDDEN", "masks without visible pixels", "left out of panoptic");

  /** Drawing order. */
  public static final Loss Z_ORDER = new Loss("COCO-Z-ORDER", "orders of drawing (z-order)", "left out");

  /** Tracks. */
  public static final Loss OBJECT_ID = new Loss("COCO-OBJECT-ID", "ids of tracked objects", "left out");

  /** Images that should be written and are not there. */
  public static final Loss IMAGE = new Loss("COCO-IMAGE", "images that are not there", "not written");

  /** Masks of an image whose size nobody knows and that need it. */
  public static final Loss NO_SIZE =
      new Loss("COCO-NO-SIZE", "polygons of images of unknown size", "kept as polygons instead of masks");

  private CocoLosses() {}

  /** Returns all of them. */
  public static List<Loss> all() {
    return List.of(
        POLY_LINE, ROTATED_BBOX, ELLIPSE, POINTS, NO_POINTS, SHAPE, NO_MASK, LABEL, CAPTION, ATTRIBUTES, PARTS,
        SEGMENT_ID, COVERED, HIDDEN, Z_ORDER, OBJECT_ID, IMAGE, NO_SIZE);
  }
}
