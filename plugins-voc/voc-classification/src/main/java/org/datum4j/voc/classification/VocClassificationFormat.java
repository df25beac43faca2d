// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.classification;

import org.datum4j.voc.common.VocTask;

/**
 * Pascal VOC classification: classes of whole images.
 *
 * <h2>Files</h2>
 *
 * {@code ImageSets/Main/<subset>.txt} with an image in each line, {@code ImageSets/Main/<class>_<subset>.txt} with
 * lines {@code id flag}.
 * {@code labelmap.txt} or {@code dataset_meta.json} name the labels; images of all subsets lie in {@code JPEGImages}.
 *
 * <h2>Fields</h2>
 *
 * A flag of 1 gives the image the class; 0 and -1 do not.
 *
 * <h2>Units</h2>
 *
 * Corners in pixels, origin top-left, not rounded and not shifted by one.
 *
 * <h2>Detection</h2>
 *
 * By the comment in our label maps; else by which lists and files are there.
 *
 * <h2>What is lost</h2>
 *
 * Boxes, masks, polygons, keypoints, captions, attributes.
 *
 * @source PASCAL VOC 2012 development kit, http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
final class VocClassificationFormat {
  static final String NAME = "voc_classification";
  static final String TITLE = "Pascal VOC classification";
  static final VocTask TASK = VocTask.VOC_CLASSIFICATION;

  private VocClassificationFormat() {}
}
