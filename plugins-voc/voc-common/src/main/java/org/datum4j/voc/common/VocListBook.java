// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.OutputFolder;

/** Gathers the lists below {@code ImageSets} and writes them at the end. */
final class VocListBook {
  private final VocScope scope;
  private final boolean keepEmpty;
  private final VocTargetLabels labels;
  private final Map<String, VocSubsetLists> subsets = new LinkedHashMap<>();
  private final Set<String> changedNames = new LinkedHashSet<>();

  VocListBook(VocScope scope, boolean keepEmpty, VocTargetLabels labels, List<String> subsetNames) {
    this.scope = scope;
    this.keepEmpty = keepEmpty;
    this.labels = labels;
    subsetNames.forEach(name -> subsets.put(name, new VocSubsetLists()));
  }

  void add(VocRendered rendered) {
    subsets.computeIfAbsent(rendered.plan().item.subset(), name -> new VocSubsetLists()).add(rendered, labels);
  }

  void write(OutputFolder output, IssueSink issues) throws IOException {
    Set<String> fileNames = new HashSet<>();
    for (Map.Entry<String, VocSubsetLists> entry : subsets.entrySet()) {
      String subset = fileName(entry.getKey());
      for (int i = 2; !fileNames.add(subset); i++) {
        subset = fileName(entry.getKey()) + "-" + i;
        changedNames.add(entry.getKey());
      }
      write(output, subset, entry.getValue());
    }
    if (!changedNames.isEmpty()) {
      issues.report(
          Issue.warning(
              VocIssues.NAME_CHANGED,
              "labels or subsets cannot be file names as they are, other characters were put into the names of lists: "
                  + String.join(", ", changedNames),
              Location.ofFile("ImageSets"),
              "Rename the labels or subsets before the export."));
    }
  }

  private void write(OutputFolder output, String subset, VocSubsetLists lists) throws IOException {
    if (scope.mainLists()) {
      lines(output, "ImageSets/Main/" + subset + ".txt", lists.all);
    }
    if (scope.masks()) {
      lines(output, "ImageSets/Segmentation/" + subset + ".txt", lists.segmented);
    }
    if (scope.layoutLists()) {
      lines(output, "ImageSets/Layout/" + subset + ".txt", lists.layout);
    }
    if (scope.actionLists()) {
      lines(output, "ImageSets/Action/" + subset + ".txt", lists.active);
      Set<String> actions = new LinkedHashSet<>();
      labels.map().labels().forEach(label -> actions.addAll(label.actions()));
      for (String action : actions) {
        String name = "ImageSets/Action/" + fileName(action) + "_" + subset + ".txt";
        lines(output, name, lists.actions.getOrDefault(action, List.of()));
      }
    }
    if (scope.classLists() && (keepEmpty || !lists.classified.isEmpty())) {
      List<String> names = labels.map().names();
      for (int i = 0; i < names.size(); i++) {
        classList(output, "ImageSets/Main/" + fileName(names.get(i)) + "_" + subset + ".txt", i, lists);
      }
    }
  }

  private static void classList(OutputFolder output, String file, int classIndex, VocSubsetLists lists)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(output.create(file))) {
      for (int i = 0; i < lists.classified.size(); i++) {
        boolean has = false;
        for (int one : lists.classes.get(i)) {
          has |= one == classIndex;
        }
        out.write(lists.classified.get(i).getBytes(StandardCharsets.UTF_8));
        out.write((has ? "  1\n" : " -1\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private void lines(OutputFolder output, String file, List<String> lines) throws IOException {
    if (lines.isEmpty() && !keepEmpty) {
      return;
    }
    try (OutputStream out = new BufferedOutputStream(output.create(file))) {
      for (String line : lines) {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }

  /** Returns a name without what no file name may hold on some system, so that it cannot lead elsewhere. */
  private String fileName(String name) {
    StringBuilder safe = new StringBuilder(name);
    for (int i = 0; i < safe.length(); i++) {
      if ("/\\:*?\"<>|".indexOf(safe.charAt(i)) >= 0 || Character.isISOControl(safe.charAt(i))) {
        safe.setCharAt(i, '_');
      }
    }
    if (!name.contentEquals(safe)) {
      changedNames.add(name);
    }
    return safe.toString();
  }
}
