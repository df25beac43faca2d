// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds shapes of one kind that mean the same object, at most one of each dataset. Datasets are compared by pairs: each
 * shape takes the one it agrees with most, those of a high score first. Chains of such pairs become a cluster as long as
 * all of its members agree with each other.
 */
final class Clusters {
  private final Agreement agreement;
  private final double threshold;
  private final List<Member> nodes = new ArrayList<>();
  private final List<List<Integer>> next = new ArrayList<>();

  private Clusters(Agreement agreement, double threshold) {
    this.agreement = agreement;
    this.threshold = threshold;
  }

  /**
   * Returns the clusters.
   *
   * @param bySource the shapes of each dataset that has some
   * @param reach how far beyond its box a shape may agree with another, as a multiple of its sides
   */
  static List<List<Member>> of(List<List<Member>> bySource, Agreement agreement, double threshold, double reach) {
    Clusters clusters = new Clusters(agreement, threshold);
    List<int[]> sources = new ArrayList<>();
    for (List<Member> members : bySource) {
      sources.add(clusters.add(members));
    }
    for (int i = 0; i < sources.size(); i++) {
      for (int j = i + 1; j < sources.size(); j++) {
        clusters.match(sources.get(i), sources.get(j), reach);
      }
    }
    return clusters.join();
  }

  /** Returns the nodes of a dataset, the surest first. */
  private int[] add(List<Member> members) {
    List<Integer> order = new ArrayList<>();
    for (Member member : members) {
      order.add(nodes.size());
      nodes.add(member);
      next.add(new ArrayList<>(1));
    }
    order.sort(Comparator.comparingDouble(node -> -nodes.get(node).score()));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private void match(int[] ones, int[] others, double reach) {
    Integer[] byLeft = new Integer[others.length];
    double widest = 0;
    for (int i = 0; i < others.length; i++) {
      byLeft[i] = i;
      widest = Math.max(widest, box(others[i])[2]);
    }
    Arrays.sort(byLeft, Comparator.comparingDouble(i -> box(others[i])[0]));
    double[] lefts = new double[others.length];
    for (int i = 0; i < lefts.length; i++) {
      lefts[i] = box(others[byLeft[i]])[0];
    }
    boolean[] isTaken = new boolean[others.length];
    for (int one : ones) {
      double[] box = box(one);
      double margin = reach * Math.max(box[2] + box[3], widest);
      int best = -1;
      double most = 0;
      int from = firstNotBelow(lefts, box[0] - widest - margin);
      for (int i = from; i < lefts.length && lefts[i] <= box[0] + box[2] + margin; i++) {
        int other = byLeft[i];
        if (isTaken[other]) {
          continue;
        }
        double agreed = agreement.of(nodes.get(one).annotation(), nodes.get(others[other]).annotation());
        boolean isEnough = agreed > 0 && agreed >= threshold;
        if (isEnough && (agreed > most || agreed == most && isBefore(one, others, other, best))) {
          most = agreed;
          best = other;
        }
      }
      if (best >= 0) {
        isTaken[best] = true;
        if (hasSameLabel(one, others[best])) {
          next.get(one).add(others[best]);
        }
      }
    }
  }

  /** Among equals one with the same label comes first, then the surest. */
  private boolean isBefore(int one, int[] others, int candidate, int best) {
    boolean isSame = hasSameLabel(one, others[candidate]);
    boolean wasSame = hasSameLabel(one, others[best]);
    return isSame == wasSame ? candidate < best : isSame;
  }

  private boolean hasSameLabel(int a, int b) {
    return nodes.get(a).annotation().labelIndex() == nodes.get(b).annotation().labelIndex();
  }

  private double[] box(int node) {
    return agreement.box(nodes.get(node).annotation());
  }

  private static int firstNotBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<List<Member>> join() {
    List<List<Member>> clusters = new ArrayList<>();
    boolean[] isVisited = new boolean[nodes.size()];
    for (int start = 0; start < nodes.size(); start++) {
      if (isVisited[start]) {
        continue;
      }
      List<Integer> found = new ArrayList<>(2);
      found.add(start);
      isVisited[start] = true;
      for (int i = 0; i < found.size(); i++) {
        for (int candidate : next.get(found.get(i))) {
          if (!isVisited[candidate] && fits(candidate, found)) {
            isVisited[candidate] = true;
            found.add(candidate);
          }
        }
      }
      clusters.add(found.stream().map(nodes::get).toList());
    }
    return clusters;
  }

  private boolean fits(int candidate, List<Integer> cluster) {
    Member member = nodes.get(candidate);
    for (int known : cluster) {
      Member other = nodes.get(known);
      if (other.source() == member.source()
          || agreement.of(other.annotation(), member.annotation()) < threshold) {
        return false;
      }
    }
    return true;
  }
}
