// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import org.datum4j.api.model.DatasetItem;
import org.jspecify.annotations.Nullable;

/**
 * A part on its way: one worker puts results in, the writer takes them out in order. Guarded by itself.
 *
 * @param <R> what is written
 */
final class Chunk<R> {
  /** More than this is not held for a part: its worker waits for the writer then. */
  private static final long MAX_BYTES = 4L << 20;

  private final Spliterator<DatasetItem> items;
  private List<R> ready = new ArrayList<>();
  private ItemTally tally = new ItemTally();
  private long bytes;
  private boolean isEnded;
  private boolean isStopped;
  private @Nullable Throwable failure;

  Chunk(Spliterator<DatasetItem> items) {
    this.items = items;
  }

  Spliterator<DatasetItem> items() {
    return items;
  }

  /** Adds a result; waits while too much is there already. Returns false if the work is to end. */
  synchronized boolean put(DatasetItem item, R rendered, long weight) throws InterruptedException {
    while (bytes > MAX_BYTES && !isStopped) {
      wait();
    }
    ready.add(rendered);
    tally.add(item);
    bytes += weight;
    if (bytes > MAX_BYTES) {
      notifyAll();
    }
    return !isStopped;
  }

  /** Marks the end; what was put before a failure is still to be written. */
  synchronized void end(@Nullable Throwable cause) {
    failure = cause;
    isEnded = true;
    notifyAll();
  }

  /** Lets a waiting worker go. */
  synchronized void stop() {
    isStopped = true;
    notifyAll();
  }

  /** Takes what is there, as soon as there is much of it or the end has come; null if neither comes in time. */
  synchronized @Nullable Portion<R> take(long millis) throws InterruptedException {
    if (bytes <= MAX_BYTES && !isEnded) {
      wait(millis);
    }
    if (bytes <= MAX_BYTES && !isEnded) {
      return null;
    }
    Portion<R> portion = new Portion<>(ready, tally, isEnded, failure);
    ready = new ArrayList<>();
    tally = new ItemTally();
    bytes = 0;
    notifyAll();
    return portion;
  }

  /**
   * Results in order.
   *
   * @param ready what is to be written
   * @param tally what was counted
   * @param isLast whether the part ends here
   * @param failure what ended it too early, after the results
   */
  record Portion<R>(List<R> ready, ItemTally tally, boolean isLast, @Nullable Throwable failure) {}
}
