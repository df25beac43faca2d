// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.function.ObjIntConsumer;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;

/** First passes, which look at all items and keep little of each. */
public final class Passes {
  private static final int STEP = 1024;

  private Passes() {}

  /**
   * Looks at each item, in order.
   *
   * @param step what goes on, in the user's words
   * @param look takes an item and its position
   * @return the number of items
   */
  public static int forEach(DatasetSource source, Run run, String step, ObjIntConsumer<DatasetItem> look) {
    long total = source.schema().itemCount().orElse(0);
    int[] count = new int[1];
    source.items().forEachRemaining(item -> {
      look.accept(item, count[0]++);
      if (count[0] % STEP == 0) {
        run.checkCancelled();
        run.progress(step, count[0], total);
      }
    });
    return count[0];
  }
}
