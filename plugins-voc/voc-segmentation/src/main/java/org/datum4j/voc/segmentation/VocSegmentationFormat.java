// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.segmentation;

import org.datum4j.voc.common.VocTask;

/**
 * Pascal VOC segmentation: masks.
 *
 * <h2>Files</h2>
 *
 * {@code ImageSets/Segmentation/<subset>.txt}, {@code SegmentationClass/<id>.png},
 * {@code SegmentationObject/<id>.png}.
 * {@code labelmap.txt} or {@code dataset_meta.json} name the labels; images of all subsets lie in {@code JPEGImages}.
 *
 * <h2>Fields</h2>
 *
 * A pixel of the class mask says the class, by its colour in the label map or by its index; one of the object mask
 * says the object.
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
 * Boxes, and polygons unless {@code --polygons-to-masks} draws them; attributes; which part of a mask lay under
 * another.
 *
 * @source PASCAL VOC 2012 development kit, http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
final class VocSegmentationFormat {
  static final String NAME = "voc_segmentation";
  static final String TITLE = "Pascal VOC segmentation";
  static final VocTask TASK = VocTask.VOC_SEGMENTATION;

  private VocSegmentationFormat() {}
}
