// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc;

import org.datum4j.voc.common.VocTask;

/**
 * Pascal VOC: boxes with parts and actions, classes of images, masks.
 *
 * <h2>Files</h2>
 *
 * {@code ImageSets/Main/<subset>.txt} lists the images of a subset; {@code Annotations/<id>.xml} has the boxes,
 * {@code ImageSets/Main/<class>_<subset>.txt} the classes of images, {@code SegmentationClass/<id>.png} and
 * {@code SegmentationObject/<id>.png} the masks; {@code JPEGImages} the images of all subsets. {@code labelmap.txt} or
 * {@code dataset_meta.json} name the labels. Without lists all files are one subset; without a label map the labels are
 * the challenge's, or those of the annotations when these use others.
 *
 * <h2>Fields</h2>
 *
 * {@code object} with {@code name}, {@code pose}, {@code truncated}, {@code occluded}, {@code difficult}, {@code
 * bndbox}, {@code part}, {@code point}, {@code actions} and {@code attributes}; {@code folder}, {@code source},
 * {@code owner} and unknown elements come back when VOC is written. Object N of the XML file is N in the object mask.
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
 * Polygons become boxes unless {@code --polygons-to-masks} draws them; keypoints, captions, the types of attributes'
 * values, ids; which part of a mask lay under another.
 *
 * @source PASCAL VOC 2012 development kit, http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
final class VocFormat {
  static final String NAME = "voc";
  static final String TITLE = "Pascal VOC";
  static final VocTask TASK = VocTask.VOC;

  private VocFormat() {}
}
