// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.runtime.LossSummary;
import org.datum4j.runtime.LossSummary.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Counts losses, each thread for itself. An item counts once for a kind of loss as long as what it loses of that kind is
 * noted by one thread without other items between; sinks work so.
 */
final class LossCollector implements LossLedger {
  private static final int SAMPLES = 20;

  private static final Comparator<Sample> IN_ORDER =
      Comparator.comparing(Sample::subset).thenComparing(Sample::item).thenComparingLong(Sample::objectId);

  private static final Comparator<Loss> BY_TEXT =
      Comparator.comparing(Loss::code).thenComparing(Loss::subject).thenComparing(Loss::fate);

  private final Map<Thread, Tallies> byThread = new ConcurrentHashMap<>();

  @Override
  public void record(Loss loss, DatasetItem item, long objectId, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("loss " + loss.code() + " has the count " + count + ", expected 1 or more");
    }
    Tallies own = byThread.get(Thread.currentThread());
    if (own == null) {
      own = new Tallies();
      byThread.put(Thread.currentThread(), own);
    }
    own.add(loss, item, objectId, count);
  }

  boolean isEmpty() {
    return byThread.isEmpty();
  }

  /** Returns one summary for each kind, by code. */
  List<LossSummary> summaries() {
    Map<Loss, Tally> sums = new TreeMap<>(BY_TEXT);
    byThread.values().forEach(own -> own.addTo(sums));
    List<LossSummary> summaries = new ArrayList<>();
    sums.forEach(
        (loss, tally) ->
            summaries.add(new LossSummary(loss, tally.objects, tally.items, new ArrayList<>(tally.first))));
    return List.copyOf(summaries);
  }

  /** What one thread has noted. Guarded by itself. */
  private static final class Tallies {
    private final Map<Loss, Tally> byLoss = new HashMap<>();
    private @Nullable Loss last;
    private @Nullable Tally lastTally;

    /** A kind of loss mostly comes many times in a row. */
    synchronized void add(Loss loss, DatasetItem item, long objectId, long count) {
      Tally tally = loss == last ? lastTally : null;
      if (tally == null) {
        tally = byLoss.computeIfAbsent(loss, kind -> new Tally());
        last = loss;
        lastTally = tally;
      }
      tally.add(item, objectId, count);
    }

    synchronized void addTo(Map<Loss, Tally> sums) {
      byLoss.forEach((loss, tally) -> sums.computeIfAbsent(loss, kind -> new Tally()).addAll(tally));
    }
  }

  private static final class Tally {
    private final TreeSet<Sample> first = new TreeSet<>(IN_ORDER);
    private long objects;
    private long items;
    private @Nullable DatasetItem last;
    /** Whether that item may be among the samples: a later one of a source in order is not. */
    private boolean isEarly;

    void add(DatasetItem item, long objectId, long count) {
      objects += count;
      if (!isSame(last, item)) {
        items++;
        last = item;
        isEarly = first.size() < SAMPLES || isBefore(item, first.last());
      }
      if (isEarly) {
        take(new Sample(item.subset(), item.id(), objectId));
      }
    }

    void addAll(Tally other) {
      objects += other.objects;
      items += other.items;
      other.first.forEach(this::take);
    }

    private void take(Sample sample) {
      first.add(sample);
      if (first.size() > SAMPLES) {
        first.pollLast();
      }
    }

    private static boolean isSame(@Nullable DatasetItem one, DatasetItem other) {
      return one == other || one != null && one.id().equals(other.id()) && one.subset().equals(other.subset());
    }

    private static boolean isBefore(DatasetItem item, Sample sample) {
      int bySubset = item.subset().compareTo(sample.subset());
      return bySubset < 0 || bySubset == 0 && item.id().compareTo(sample.item()) <= 0;
    }
  }
}
