// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco;

/**
 * COCO: all COCO tasks of a dataset, joined by image.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * annotations/&lt;task&gt;_&lt;subset&gt;.json  one file for each subset and task; the year is part of the subset
 * annotations/panoptic_&lt;subset&gt;/  pictures whose colours are ids of segments
 * images/&lt;subset&gt;/&lt;file_name&gt;       the images; also found beside the file and anywhere by name
 * dataset_meta.json                  names of labels that stand above the file's categories, optional
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * <pre>
 * file       = { info?, licenses?, images: [image …], annotations: [annotation …], categories: [category …], … }
 * each file as its task has it: coco_instances, coco_person_keypoints, coco_captions, coco_labels, coco_image_info,
 * coco_panoptic,
 * coco_stuff
 * </pre>
 *
 * <p>Every other field is kept and comes back when the dataset is written as COCO.
 *
 * <h2>Units</h2>
 *
 * Pixels, origin at the top-left corner of the image, not rounded; ids are whole numbers of 64 bits.
 *
 * <h2>Detection</h2>
 *
 * Files of two or more tasks by name, or by content.
 *
 * <h2>What is lost</h2>
 *
 * Poly-lines and rotated boxes; keypoints without {@code person_keypoints} among the tasks; the order of drawing and
 * track ids.
 *
 * @source https://cocodataset.org/#format-data
 */
final class CocoFormat {
  /** The name that users type. */
  static final String NAME = "coco";

  /** What it is, for lists. */
  static final String TITLE = "COCO";

  /** Files of which one must be there for detection to look closer. */
  static final String FILES = "**/*.json";

  private CocoFormat() {}
}
