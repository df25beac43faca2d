// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.panoptic;

import org.datum4j.coco.common.CocoTask;

/**
 * COCO panoptic: one class for each pixel, things counted.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * annotations/panoptic_&lt;subset&gt;.json  one file for each subset; the year is part of the subset
 * annotations/panoptic_&lt;subset&gt;/  pictures whose colours are ids of segments
 * images/&lt;subset&gt;/&lt;file_name&gt;       the images; also found beside the file and anywhere by name
 * dataset_meta.json                  names of labels that stand above the file's categories, optional
 * </pre>
 *
 * <h2>Fields</h2>
 *
 * <pre>
 * file       = { info?, licenses?, images: [image …], annotations: [annotation …], categories: [category …], … }
 * annotation = { image_id, file_name, segments_info: [segment …] }
 * segment    = { id, category_id, area, bbox, iscrowd, attributes? }; its colour is R + 256·G + 65536·B = id
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
 * Everything but masks; where masks overlap, the pixels below the topmost one; ids of segments beyond 24 bits.
 *
 * @source https://cocodataset.org/#format-data
 */
final class CocoPanopticFormat {
  /** The name that users type. */
  static final String NAME = "coco_panoptic";

  /** What it is, for lists. */
  static final String TITLE = "COCO panoptic";

  /** Files of which one must be there for detection to look closer. */
  static final String FILES = "**/*.json";

  /** What the files annotate. */
  static final CocoTask TASK = CocoTask.PANOPTIC;

  private CocoPanopticFormat() {}
}
