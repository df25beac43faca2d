// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.Run;

/**
 * Finds the labels of a dataset: {@code dataset_meta.json}, else {@code labelmap.txt}, else labelme's
 * {@code class_names.txt}, else the challenge's own if the annotations use no others, else those that they use.
 */
final class VocSourceLabels {
  private VocSourceLabels() {}

  static VocLabelMap of(VocIndex index, VocTask task, Run run) throws IOException {
    VocLabelMap map = null;
    for (VocRoot root : index.roots()) {
      Optional<VocLabelMap> own = written(root);
      if (own.isPresent()) {
        map = map == null ? own.get() : map.plus(own.get());
      }
    }
    return map != null ? map : used(index, task, run);
  }

  private static Optional<VocLabelMap> written(VocRoot root) throws IOException {
    Optional<Path> meta = root.find(VocMeta.FILE);
    if (meta.isPresent()) {
      return Optional.of(VocMeta.parse(VocText.bytes(meta.get()), root.shown(VocMeta.FILE)));
    }
    Optional<Path> labelMap = root.find("labelmap.txt");
    if (labelMap.isPresent()) {
      String name = root.shown("labelmap.txt");
      return Optional.of(VocLabelMapText.parse(VocText.lines(labelMap.get(), name), name));
    }
    String names = "class_names.txt";
    Optional<Path> classNames = root.find(names);
    if (classNames.isPresent()) {
      return Optional.of(VocLabelMapText.parseNames(VocText.lines(classNames.get(), root.shown(names))));
    }
    return Optional.empty();
  }

  private static VocLabelMap used(VocIndex index, VocTask task, Run run) {
    VocLabelMap builtIn = VocLabelMap.builtIn(task);
    List<VocLabel> labels = new ArrayList<>();
    boolean isCovered = true;
    if (task.hasBoxes()) {
      VocLabelScan scan = VocLabelScan.of(index.subsets(), run);
      if (task.isAboutPersons()) {
        return ofPersons(scan, builtIn);
      }
      isCovered = scan.isCoveredBy(VocLabelMap.builtIn(VocTask.VOC));
      labels.addAll(scan.labels());
    }
    if (task.hasClassLists()) {
      Set<String> classes = classes(index);
      isCovered &= classes.stream().allMatch(builtIn::has);
      classes.forEach(name -> labels.add(VocLabel.of(name)));
    }
    if (isCovered) {
      return builtIn;
    }
    labels.sort((one, other) -> one.name().compareTo(other.name()));
    if (task.hasMasks() && hasMasks(index)) {
      labels.removeIf(label -> label.name().equals(VocLabelMap.BACKGROUND));
      labels.add(0, VocLabel.of(VocLabelMap.BACKGROUND));
      run.issues().report(
          Issue.warning(
              VocIssues.LABEL_MAP_MISSING,
              "there is no labelmap.txt, so the classes of mask pixels are guessed: background, then the labels of the"
                  + " annotations by name",
              Location.ofFile(index.roots().get(0).shown("labelmap.txt")),
              "Write a labelmap.txt with the labels in the order of their indices, or with their colours."));
    }
    return VocLabelMap.of(labels);
  }

  private static VocLabelMap ofPersons(VocLabelScan scan, VocLabelMap builtIn) {
    List<VocLabel> labels = scan.labels();
    boolean isUsual =
        scan.isCoveredBy(VocLabelMap.builtIn(VocTask.VOC))
            || labels.stream().anyMatch(label -> builtIn.has(label.name()));
    if (isUsual) {
      return builtIn;
    }
    return VocLabelMap.of(labels).plus(builtIn);
  }

  private static Set<String> classes(VocIndex index) {
    Set<String> classes = new TreeSet<>();
    List<String> subsets = index.names();
    index.mainLists().values().forEach(lists -> {
      for (String list : lists.classLists()) {
        String name = VocClassLists.className(list, subsets);
        if (!name.isEmpty()) {
          classes.add(name);
        }
      }
    });
    return classes;
  }

  private static boolean hasMasks(VocIndex index) {
    for (VocSubset subset : index.subsets()) {
      for (String id : subset.ids()) {
        if (subset.root().findAnyCase(VocRoot.CLASSES + id + ".png").isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
