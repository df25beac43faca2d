// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.List;
import org.datum4j.api.model.DatasetItem;

/** Makes one item of those that several datasets have under one id. Called by several threads. */
interface ItemJoin {
  /**
   * Joins items.
   *
   * @param versions one or more items of one id, already with the labels of the result, in the order of the datasets
   * @param findings takes what is odd
   */
  DatasetItem join(List<Version> versions, List<MergeFinding> findings);

  /**
   * What a dataset has under an id.
   *
   * @param source the dataset, from 0
   * @param item the item
   */
  record Version(int source, DatasetItem item) {}
}
