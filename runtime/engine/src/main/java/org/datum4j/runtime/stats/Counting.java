// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.TreeMap;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * Counts a source with several threads. It is cut into parts in order; each part has a tally, and the tallies are joined
 * in order, so that the result does not depend on the number of threads. Guarded by itself.
 */
final class Counting {
  private static final int FEW = 16;
  private static final int MANY = 512;

  private final ItemReading reading;
  private final Run run;
  private final String step;
  private final long total;
  private final int most;
  private final StatisticsSettings settings;
  private final int labels;
  private final Tally sum;
  private final Deque<Spliterator<DatasetItem>> rest = new ArrayDeque<>();
  private final Map<Long, Tally> waiting = new TreeMap<>();
  private @Nullable Throwable failure;
  /** Is read without the lock, since every item asks for it. */
  private volatile long failedPart = Long.MAX_VALUE;
  private long parts;
  private long joined;
  private long done;

  Counting(ItemReading reading, Run run, StatisticsSettings settings, int labels, long total) {
    this.reading = reading;
    this.run = run;
    this.settings = settings;
    this.labels = labels;
    this.total = total;
    sum = new Tally(settings, labels);
    step = settings.images() ? "reading images" : "counting";
    // Images take long, so that small parts keep all threads busy to the end.
    most = settings.images() ? (int) Math.max(FEW, Math.min(MANY, total / (64L * run.threads()))) : MANY;
  }

  Tally count(Spliterator<DatasetItem> items) {
    rest.push(items);
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < run.threads(); i++) {
      Thread helper = new Thread(this::work, "datum-counter-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    work();
    join(helpers);
    if (failure instanceof Error grave) {
      throw grave;
    }
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    run.progress(step, done, Math.max(1, done));
    return sum;
  }

  private void join(List<Thread> helpers) {
    boolean isInterrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException stop) {
          isInterrupted = true;
          fail(-1, cancelled(stop));
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static CancelledException cancelled(InterruptedException cause) {
    return new CancelledException(
        Issue.error("RUN-CANCELLED", "the thread was interrupted", Location.unknown(), "Start the run again."), cause);
  }

  private void work() {
    for (Part part = next(); part != null; part = next()) {
      Tally tally = new Tally(settings, labels);
      long number = part.number();
      try {
        part.items().forEachRemaining(item -> add(item, tally, number));
        finish(number, tally);
      } catch (RuntimeException | Error broken) {
        fail(number, broken);
      }
    }
  }

  private void add(DatasetItem item, Tally tally, long part) {
    run.checkCancelled();
    if (failedPart < part) {
      throw new IllegalStateException("given up, since an earlier part failed");
    }
    reading.read(item, tally);
    if (settings.images()) {
      progress(1);
    }
  }

  private synchronized void progress(long more) {
    done += more;
    run.progress(step, done, total);
  }

  private synchronized void finish(long number, Tally tally) {
    if (!settings.images()) {
      progress(tally.items());
    }
    waiting.put(number, tally);
    for (Tally next = waiting.remove(joined); next != null; next = waiting.remove(joined)) {
      sum.addAll(next);
      joined++;
    }
  }

  /** Keeps the failure that comes first in the source's order. */
  private synchronized void fail(long number, Throwable cause) {
    if (number < failedPart) {
      failedPart = number;
      failure = cause;
    }
  }

  private synchronized @Nullable Part next() {
    if (failure != null) {
      return null;
    }
    try {
      Spliterator<DatasetItem> items = cut();
      return items == null ? null : new Part(parts++, items);
    } catch (RuntimeException | Error broken) {
      fail(parts, broken);
      return null;
    }
  }

  private @Nullable Spliterator<DatasetItem> cut() {
    while (!rest.isEmpty()) {
      Spliterator<DatasetItem> first = rest.pop();
      // Something of unknown size would buffer more and more to be split.
      while (first.estimateSize() > most && first.estimateSize() != Long.MAX_VALUE) {
        Spliterator<DatasetItem> prefix = first.trySplit();
        if (prefix == null) {
          break;
        }
        rest.push(first);
        first = prefix;
      }
      // A source need not split as finely; what it gives is read by the thread that counts it, unless it is much.
      if (first.estimateSize() <= 4L * most || run.threads() == 1) {
        return first;
      }
      List<DatasetItem> batch = new ArrayList<>(most);
      while (batch.size() < most && first.tryAdvance(batch::add)) {
        continue;
      }
      if (batch.size() == most) {
        rest.push(first);
      }
      if (!batch.isEmpty()) {
        return batch.spliterator();
      }
    }
    return null;
  }

  private record Part(long number, Spliterator<DatasetItem> items) {}
}
