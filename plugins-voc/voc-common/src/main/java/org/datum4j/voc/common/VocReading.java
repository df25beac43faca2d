// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.tally.ImageOddities;
import org.datum4j.kit.tally.IssueTally;

/**
 * What the readers of all items share.
 *
 * @param task what is read
 * @param map the label map
 * @param labels the dataset's classes
 * @param classes classes of whole images
 * @param run the run
 * @param tally counts what is odd and harmless
 * @param images looks at image files
 */
record VocReading(
    VocTask task,
    VocLabelMap map,
    LabelCategories labels,
    VocClassLists classes,
    Run run,
    IssueTally tally,
    ImageOddities images) {
  /** Starts the counts for a dataset of so many items. */
  static VocReading of(
      VocTask task, VocLabelMap map, LabelCategories labels, VocClassLists classes, Run run, long items) {
    IssueTally tally = new IssueTally(run.issues());
    return new VocReading(task, map, labels, classes, run, tally, new ImageOddities(tally, "VOC", items));
  }
}
