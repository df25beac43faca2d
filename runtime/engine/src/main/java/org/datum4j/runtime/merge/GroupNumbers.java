// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Common;

/**
 * New group numbers for clusters: those belong together of which a dataset has put members into one group. A number of one
 * dataset says nothing about the same number of another.
 */
final class GroupNumbers {
  private GroupNumbers() {}

  /** Returns a number for each cluster, 0 for those without a group. */
  static long[] of(List<List<Member>> clusters) {
    int[] parents = new int[clusters.size()];
    boolean[] isGrouped = new boolean[clusters.size()];
    Map<Group, Integer> owners = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
      for (Member member : clusters.get(i)) {
        long group = member.annotation().group();
        if (group != Common.NO_GROUP) {
          isGrouped[i] = true;
          Integer owner = owners.putIfAbsent(new Group(member.source(), group), i);
          if (owner != null) {
            join(parents, owner, i);
          }
        }
      }
    }
    List<Integer> roots = new ArrayList<>();
    long[] numbers = new long[parents.length];
    Map<Integer, Long> numberOf = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      if (isGrouped[i]) {
        int root = root(parents, i);
        if (!numberOf.containsKey(root)) {
          roots.add(root);
          numberOf.put(root, (long) roots.size());
        }
        numbers[i] = numberOf.get(root);
      }
    }
    return numbers;
  }

  private static void join(int[] parents, int a, int b) {
    int rootA = root(parents, a);
    int rootB = root(parents, b);
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int root(int[] parents, int node) {
    int root = node;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private record Group(int source, long number) {}
}
