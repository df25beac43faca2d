// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.Run;

/**
 * What the readers of all items share.
 *
 * @param task what is read
 * @param map the label map
 * @param labels the dataset's classes
 * @param classes classes of whole images
 * @param run the run
 */
record VocReading(VocTask task, VocLabelMap map, LabelCategories labels, VocClassLists classes, Run run) {}
