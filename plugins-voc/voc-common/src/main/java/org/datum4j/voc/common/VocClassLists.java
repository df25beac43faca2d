// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.model.LabelCategories;

/** Classes of whole images, by root, subset and id. */
final class VocClassLists {
  private static final int[] NONE = {};

  private final Map<VocRoot, Map<String, Map<String, int[]>>> classes = new HashMap<>();

  private VocClassLists() {}

  static VocClassLists none() {
    return new VocClassLists();
  }

  static VocClassLists of(VocIndex index, LabelCategories labels, IssueSink issues) throws IOException {
    VocClassLists all = new VocClassLists();
    List<String> subsets = index.names();
    for (Map.Entry<VocRoot, VocListFiles> entry : index.mainLists().entrySet()) {
      Map<String, Map<String, int[]>> bySubset = all.classes.computeIfAbsent(entry.getKey(), key -> new HashMap<>());
      for (String list : entry.getValue().classLists()) {
        String name = className(list, subsets);
        int label = labels.indexOf(name);
        if (label >= 0) {
          String subset = list.substring(name.length() + 1);
          Map<String, int[]> byId = bySubset.computeIfAbsent(subset, key -> new HashMap<>());
          for (String id : entry.getValue().members(list, false, issues)) {
            byId.merge(id, new int[] {label}, VocClassLists::joined);
          }
        }
      }
    }
    return all;
  }

  private static int[] joined(int[] one, int[] other) {
    int[] both = Arrays.copyOf(one, one.length + 1);
    both[one.length] = other[0];
    Arrays.sort(both);
    return both;
  }

  /** Returns the class of a list called {@code class_subset}, or the empty text when there is no such subset. */
  static String className(String list, List<String> subsets) {
    String longest = "";
    for (String subset : subsets) {
      if (subset.length() > longest.length() && list.endsWith("_" + subset)) {
        longest = subset;
      }
    }
    return longest.isEmpty() ? "" : list.substring(0, list.length() - longest.length() - 1);
  }

  /** Returns the label indexes of an item, sorted. */
  int[] of(VocRoot root, String subset, String id) {
    return classes.getOrDefault(root, Map.of()).getOrDefault(subset, Map.of()).getOrDefault(id, NONE);
  }
}
