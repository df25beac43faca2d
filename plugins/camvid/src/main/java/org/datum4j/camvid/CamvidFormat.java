// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.util.List;
import org.datum4j.api.issue.Loss;

/**
 * CamVid: one mask of classes for each image.
 *
 * <h2>Files</h2>
 *
 * {@code <subset>.txt} with lines {@code /train/1.png /trainannot/1.png}, paths with blanks in quotes;
 * {@code label_colors.txt} with lines {@code red green blue name}, or {@code dataset_meta.json}; without both the 32
 * classes of CamVid are meant. An item's id is its path without the folder of the subset.
 *
 * <h2>Fields</h2>
 *
 * A pixel's colour, or its value in an image of one channel, is its class. The black class is the first; a class
 * {@code background} is put in front when there is none.
 *
 * <h2>Units</h2>
 *
 * Pixels.
 *
 * <h2>Detection</h2>
 *
 * By lines of a list in the highest folder that name a mask that is there, or an image beside {@code label_colors.txt}.
 *
 * <h2>What is lost</h2>
 *
 * Everything but masks; which object a pixel belongs to; pixels under other masks.
 *
 * @source http://mi.eng.cam.ac.uk/research/projects/VideoRec/CamVid/ and SegNet's lists of it
 */
final class CamvidFormat {
  static final String NAME = "camvid";
  static final String TITLE = "CamVid";
  static final String COLORS_FILE = "label_colors.txt";

  static final String NOT_FOUND = "CAMVID-DATASET-MISSING";
  static final String LINE = "CAMVID-LIST-LINE";
  static final String ITEM_TWICE = "CAMVID-ITEM-TWICE";
  static final String COLOR_LINE = "CAMVID-COLORS-LINE";
  static final String DEFAULT_LABELS = "CAMVID-LABELS-DEFAULT";
  static final String MASK_MISSING = "CAMVID-MASK-MISSING";
  static final String LABEL_MAP_OPTION = "CAMVID-OPTION-LABELMAP";

  static final Loss OBJECT = new Loss("CAMVID-OBJECT", "objects without a mask", "left out");
  static final Loss INSTANCE = new Loss("CAMVID-INSTANCE", "objects of a class that others have, too",
      "kept as pixels of the class");
  static final Loss COVERED = new Loss("CAMVID-COVERED", "masks that others cover", "kept without the covered pixels");
  static final Loss UNMAPPED = new Loss("CAMVID-UNMAPPED", "masks of labels that the label map lacks", "left out");
  static final Loss MASK_FIT = new Loss("CAMVID-MASK-FIT", "masks of another size than the first of their image",
      "left out");
  static final Loss ATTRIBUTES = new Loss("CAMVID-ATTRIBUTES", "attributes of masks", "left out");
  static final Loss LABEL = new Loss("CAMVID-LABEL", "labels of whole images", "left out");
  static final Loss CAPTION = new Loss("CAMVID-CAPTION", "captions", "left out");
  static final Loss IMAGE = new Loss("CAMVID-IMAGE", "sizes of images that are not saved and have no mask", "left out");
  static final List<Loss> LOSSES = List.of(OBJECT, INSTANCE, COVERED, UNMAPPED, MASK_FIT, ATTRIBUTES, LABEL, CAPTION,
      IMAGE);

  private CamvidFormat() {}
}
