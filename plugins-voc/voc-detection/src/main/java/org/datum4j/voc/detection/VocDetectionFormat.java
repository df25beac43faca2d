// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.detection;

import org.datum4j.voc.common.VocTask;

/**
 * Pascal VOC detection: boxes.
 *
 * <h2>Files</h2>
 *
 * {@code ImageSets/Main/<subset>.txt}, {@code Annotations/<id>.xml} for each image with boxes,
 * {@code JPEGImages/<id>.jpg}.
 * {@code labelmap.txt} or {@code dataset_meta.json} name the labels; images of all subsets lie in {@code JPEGImages}.
 *
 * <h2>Fields</h2>
 *
 * {@code object} with {@code name}, {@code pose}, {@code truncated}, {@code occluded}, {@code difficult},
 * {@code bndbox} and {@code attributes}.
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
 * Polygons and masks become boxes; labels of images and captions are left out.
 *
 * @source PASCAL VOC 2012 development kit, http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
final class VocDetectionFormat {
  static final String NAME = "voc_detection";
  static final String TITLE = "Pascal VOC detection";
  static final VocTask TASK = VocTask.VOC_DETECTION;

  private VocDetectionFormat() {}
}
