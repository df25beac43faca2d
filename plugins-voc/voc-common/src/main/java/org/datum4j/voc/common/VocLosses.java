// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.Loss;

/** What the VOC formats cannot hold. An object is counted once for each kind, however many shapes it is made of. */
public final class VocLosses {
  /** Polygons of objects that are written as boxes. */
  public static final Loss POLYGON = new Loss("VOC-POLYGON", "polygons", "kept as boxes");

  /** Polygons that are drawn into masks. */
  public static final Loss POLYGON_PIXELS = new Loss("VOC-POLYGON-PIXELS", "polygons", "kept as mask pixels");

  /** Masks in a task without masks. */
  public static final Loss MASK = new Loss("VOC-MASK", "masks", "kept as boxes");

  /** Masks that lie partly under others. */
  public static final Loss MASK_COVERED =
      new Loss("VOC-MASK-COVERED", "masks that others cover", "kept without the covered pixels");

  /** Masks that do not fit the picture. */
  public static final Loss MASK_FIT = new Loss("VOC-MASK-FIT", "masks of another size than their image", "left out");

  /** Masks of the background. */
  public static final Loss MASK_BACKGROUND = new Loss("VOC-MASK-BACKGROUND", "masks of the background", "left out");

  /** Rotated boxes. */
  public static final Loss ROTATED_BBOX = new Loss("VOC-ROTATED-BBOX", "rotated boxes", "kept as upright boxes");

  /** Ellipses and lines. */
  public static final Loss OUTLINE = new Loss("VOC-OUTLINE", "ellipses and lines", "kept as boxes");

  /** Keypoints. */
  public static final Loss POINTS = new Loss("VOC-POINTS", "keypoints", "kept as boxes");

  /** Objects in a task that has none. */
  public static final Loss OBJECT = new Loss("VOC-OBJECT", "objects", "left out, the task has no place for them");

  /** Objects without label. */
  public static final Loss UNLABELED = new Loss("VOC-UNLABELED", "objects without a label", "left out");

  /** Objects whose label is not in the label map. */
  public static final Loss UNMAPPED = new Loss("VOC-UNMAPPED", "objects of labels that the label map lacks",
      "left out");

  /** Boxes that XML cannot say. */
  public static final Loss NOT_FINITE = new Loss("VOC-NOT-FINITE", "boxes without finite corners", "left out");

  /** Labels of whole images in a task without them. */
  public static final Loss LABEL = new Loss("VOC-LABEL", "labels of whole images", "left out");

  /** Captions. */
  public static final Loss CAPTION = new Loss("VOC-CAPTION", "captions", "left out");

  /** Attributes of annotations. */
  public static final Loss ATTRIBUTES = new Loss("VOC-ATTRIBUTES", "attributes of objects", "left out");

  /** Attributes of items other than an id. */
  public static final Loss ITEM_ATTRIBUTES = new Loss("VOC-ITEM-ATTRIBUTES", "attributes of images", "left out");

  /** Ids of tracked objects. */
  public static final Loss TRACK = new Loss("VOC-TRACK", "ids of tracks", "left out");

  /** Images that nothing in the files tells of. */
  public static final Loss IMAGE =
      new Loss("VOC-IMAGE", "names and sizes of images that are not saved and have no XML file", "left out");

  /** Items that only masks could put on the list. */
  public static final Loss ITEM = new Loss("VOC-ITEM", "images without masks, but with other annotations",
      "not listed");

  private VocLosses() {}

  /** Returns all of them. */
  public static List<Loss> all() {
    return List.of(
        POLYGON, POLYGON_PIXELS, MASK, MASK_COVERED, MASK_FIT, MASK_BACKGROUND, ROTATED_BBOX, OUTLINE, POINTS, OBJECT,
        UNLABELED, UNMAPPED, NOT_FINITE, LABEL, CAPTION, ATTRIBUTES, ITEM_ATTRIBUTES, TRACK, IMAGE, ITEM);
  }

  /** Returns those that an exporter of one task may record. */
  public static List<Loss> of(VocTask task) {
    List<Loss> losses = new ArrayList<>(all());
    if (task.hasMasks()) {
      losses.remove(MASK);
    } else {
      losses.removeAll(List.of(POLYGON_PIXELS, MASK_COVERED, MASK_FIT, MASK_BACKGROUND));
    }
    if (task.hasClassLists()) {
      losses.remove(LABEL);
    }
    if (task != VocTask.VOC_SEGMENTATION) {
      losses.remove(ITEM);
    }
    return List.copyOf(losses);
  }
}
