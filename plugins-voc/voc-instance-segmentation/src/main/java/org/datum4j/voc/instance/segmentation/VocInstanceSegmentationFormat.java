// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.instance.segmentation;

import org.datum4j.voc.common.VocTask;

/**
 * Pascal VOC instance segmentation: boxes and masks of the same objects.
 *
 * <h2>Files</h2>
 *
 * {@code ImageSets/Segmentation/<subset>.txt} (and {@code Main}), {@code Annotations/<id>.xml}, both mask folders.
 * {@code labelmap.txt} or {@code dataset_meta.json} name the labels; images of all subsets lie in {@code JPEGImages}.
 *
 * <h2>Fields</h2>
 *
 * Object N of the XML file is N in the object mask.
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
 * Polygons become boxes unless {@code --polygons-to-masks} draws them; labels of images and captions are left out.
 *
 * @source PASCAL VOC 2012 development kit, http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
final class VocInstanceSegmentationFormat {
  static final String NAME = "voc_instance_segmentation";
  static final String TITLE = "Pascal VOC instance segmentation";
  static final VocTask TASK = VocTask.VOC_INSTANCE_SEGMENTATION;

  private VocInstanceSegmentationFormat() {}
}
