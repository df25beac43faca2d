// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.datum4j.transforms.common.SeededRandom;
import org.datum4j.transforms.common.Shares;

/** Items with features, and how to divide them so that each part has its share of each feature. */
final class Stratification {
  private final int[] ends;
  private final int[] features;
  private final int[] counts;
  private final boolean[] counted;

  /**
   * Takes over the items' features.
   *
   * @param ends for each item the end of its part of the lists
   * @param features numbers of features, item after item
   * @param counts how often the item shows the feature
   * @param counted for each feature whether it is to be balanced
   */
  Stratification(int[] ends, int[] features, int[] counts, boolean[] counted) {
    this.ends = ends;
    this.features = features;
    this.counts = counts;
    this.counted = counted;
  }

  int featureCount() {
    return (int) IntStream.range(0, counted.length).filter(i -> counted[i]).count();
  }

  /**
   * Divides the items. Rare features are dealt with first; each of their items goes where most of the feature is still
   * missing. The sizes of the parts are exactly their shares.
   *
   * @return for each item the position of its part
   */
  int[] assign(Shares shares, SeededRandom random) {
    int[] room = shares.counts(ends.length);
    double[][] need = need(shares);
    int[] order = random.permutation(ends.length);
    int[] parts = new int[ends.length];
    Arrays.fill(parts, -1);
    int[][] holders = holders(order);
    int[] rarestFirst = IntStream.range(0, counted.length)
        .filter(feature -> counted[feature])
        .boxed()
        .sorted(Comparator.comparingInt(feature -> holders[feature].length))
        .mapToInt(Integer::intValue)
        .toArray();
    for (int feature : rarestFirst) {
      for (int item : holders[feature]) {
        if (parts[item] < 0) {
          put(item, neediest(need, feature, room), parts, room, need);
        }
      }
    }
    for (int item : order) {
      if (parts[item] < 0) {
        put(item, roomiest(room, shares), parts, room, need);
      }
    }
    return parts;
  }

  private double[][] need(Shares shares) {
    double[][] need = new double[shares.size()][counted.length];
    for (int part = 0; part < need.length; part++) {
      for (int i = 0; i < features.length; i++) {
        need[part][features[i]] += shares.ratio(part) * counts[i];
      }
    }
    return need;
  }

  /** For each feature the items that show it, in the given order. */
  private int[][] holders(int[] order) {
    int[] sizes = new int[counted.length];
    for (int feature : features) {
      sizes[feature]++;
    }
    int[][] holders = new int[counted.length][];
    for (int feature = 0; feature < holders.length; feature++) {
      holders[feature] = new int[counted[feature] ? sizes[feature] : 0];
    }
    Arrays.fill(sizes, 0);
    for (int item : order) {
      for (int i = item == 0 ? 0 : ends[item - 1]; i < ends[item]; i++) {
        int feature = features[i];
        if (counted[feature]) {
          holders[feature][sizes[feature]++] = item;
        }
      }
    }
    return holders;
  }

  private static int neediest(double[][] need, int feature, int[] room) {
    int best = -1;
    for (int part = 0; part < room.length; part++) {
      if (room[part] == 0) {
        continue;
      }
      double more = best < 0 ? 1 : need[part][feature] - need[best][feature];
      // A hair apart is equal: then the part with more room takes it.
      if (more > 1e-9 || more > -1e-9 && room[part] > room[best]) {
        best = part;
      }
    }
    return best;
  }

  private static int roomiest(int[] room, Shares shares) {
    int best = -1;
    for (int part = 0; part < room.length; part++) {
      if (room[part] > 0 && (best < 0 || room[part] * shares.ratio(best) > room[best] * shares.ratio(part))) {
        best = part;
      }
    }
    return best;
  }

  private void put(int item, int part, int[] parts, int[] room, double[][] need) {
    parts[item] = part;
    room[part]--;
    for (int i = item == 0 ? 0 : ends[item - 1]; i < ends[item]; i++) {
      need[part][features[i]] -= counts[i];
    }
  }
}
