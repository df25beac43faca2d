// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.datum4j.api.model.DatasetItem;

/** Counts what a format cannot hold. Safe for use by several threads and cheap enough to be called for each object. */
@FunctionalInterface
public interface LossLedger {
  /**
   * Notes that something of an item is not kept as it was.
   *
   * @param loss the kind
   * @param item the item that loses
   * @param objectId id of the annotation, or 0
   * @param count how many objects are lost, at least 1
   */
  void record(Loss loss, DatasetItem item, long objectId, long count);

  /** Notes one lost object. */
  default void record(Loss loss, DatasetItem item, long objectId) {
    record(loss, item, objectId, 1);
  }
}
