// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.layout;

import org.datum4j.voc.common.VocTask;

/**
 * Pascal VOC person layout: persons and their parts.
 *
 * <h2>Files</h2>
 *
 * {@code ImageSets/Layout/<subset>.txt} with lines {@code id  object}, {@code Annotations/<id>.xml}.
 * {@code labelmap.txt} or {@code dataset_meta.json} name the labels; images of all subsets lie in {@code JPEGImages}.
 *
 * <h2>Fields</h2>
 *
 * {@code part} elements are boxes of the group of their object.
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
 * Everything but objects that the label map has, and their parts.
 *
 * @source PASCAL VOC 2012 development kit, http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
final class VocLayoutFormat {
  static final String NAME = "voc_layout";
  static final String TITLE = "Pascal VOC person layout";
  static final VocTask TASK = VocTask.VOC_LAYOUT;

  private VocLayoutFormat() {}
}
