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

  private final Map<Thread, Map<Loss, Tally>> byThread = new ConcurrentHashMap<>();

  @Override
  public void record(Loss loss, DatasetItem item, long objectId, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("loss " + loss.code() + " has the count " + count + ", expected 1 or more");
    }
    Map<Loss, Tally> own = byThread.computeIfAbsent(Thread.currentThread(), thread -> new HashMap<>());
    synchronized (own) {
      own.computeIfAbsent(loss, kind -> new Tally()).add(item, objectId, count);
    }
  }

  boolean isEmpty() {
    return byThread.isEmpty();
  }

  /** Returns one summary for each kind, by code. */
  List<LossSummary> summaries() {
    Map<String, Map<Loss, Tally>> sums = new TreeMap<>();
    for (Map<Loss, Tally> own : byThread.values()) {
      synchronized (own) {
        own.forEach(
            (loss, tally) ->
                sums.computeIfAbsent(loss.code(), code -> new TreeMap<>(Comparator.comparing(Loss::toString)))
                    .computeIfAbsent(loss, kind -> new Tally())
                    .addAll(tally));
      }
    }
    List<LossSummary> summaries = new ArrayList<>();
    for (Map<Loss, Tally> kinds : sums.values()) {
      kinds.forEach(
          (loss, tally) ->
              summaries.add(new LossSummary(loss, tally.objects, tally.items, new ArrayList<>(tally.first))));
    }
    return List.copyOf(summaries);
  }

  private static final class Tally {
    private final TreeSet<Sample> first = new TreeSet<>(IN_ORDER);
    private long objects;
    private long items;
    private @Nullable DatasetItem last;

    void add(DatasetItem item, long objectId, long count) {
      objects += count;
      if (!isSame(last, item)) {
        items++;
        last = item;
      }
      if (first.size() < SAMPLES || isBefore(item, first.last())) {
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
