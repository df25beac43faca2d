// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.person.keypoints;

import org.datum4j.coco.common.CocoTask;

/**
 * COCO person keypoints: objects with keypoints.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * annotations/person_keypoints_&lt;subset&gt;.json  one file for each subset; the year is part of the subset
 * images/&lt;subset&gt;/&lt;file_name&gt;       the images; also found beside the file and anywhere by name
 * dataset_meta.json                  names of labels that stand above the file's categories, optional
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * <pre>
 * file       = { info?, licenses?, images: [image …], annotations: [annotation …], categories: [category …], … }
 * category   = { id, name, supercategory, keypoints: [name …], skeleton: [[from, to] …] }
 * annotation = { …, keypoints: [x, y, v …], num_keypoints } with the fields of instances; v is 0 absent, 1 hidden, 2
 * visible
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
 * Files of this task only, by name or by content.
 *
 * <h2>What is lost</h2>
 *
 * Objects without keypoints, captions, labels; poly-lines and rotated boxes; the order of drawing and track ids.
 *
 * @source https://cocodataset.org/#format-data
 */
final class CocoPersonKeypointsFormat {
  /** The name that users type. */
  static final String NAME = "coco_person_keypoints";

  /** What it is, for lists. */
  static final String TITLE = "COCO person keypoints";

  /** Files of which one must be there for detection to look closer. */
  static final String FILES = "**/*.json";

  /** What the files annotate. */
  static final CocoTask TASK = CocoTask.PERSON_KEYPOINTS;

  private CocoPersonKeypointsFormat() {}
}
