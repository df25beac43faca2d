// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.HashMap;
import java.util.Map;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Origin;
import org.datum4j.coco.common.CocoCarried;
import org.datum4j.coco.common.CocoImageRecord;

/**
 * Finds out whether items come in the order in which they were read. If they do, each file lists its images as its
 * source did, which may differ from file to file; if somebody sorted them, all files follow that.
 */
final class ImageOrder {
  private final Map<Object, Integer> last = new HashMap<>();
  private boolean isSource = true;

  void add(DatasetItem item) {
    Origin origin = item.origin().orElse(null);
    if (origin instanceof CocoImageRecord record) {
      note(record.index(), record.ordinal());
      return;
    }
    CocoCarried carried = CocoCarried.of(origin);
    if (carried != null) {
      carried.firstTask().ifPresent(task -> note(task, carried.order(task)));
    }
  }

  private void note(Object file, int ordinal) {
    Integer before = last.put(file, ordinal);
    isSource &= before == null || before < ordinal;
  }

  /** Says whether no item came before one that stood before it in its file. */
  boolean isSource() {
    return isSource;
  }
}
