// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Run;
import org.datum4j.yolo.label.YoloFolder;
import org.jspecify.annotations.Nullable;

/**
 * Plain lists of class names, one a line: Darknet's {@code obj.names}, LabelImg's {@code classes.txt}, Roboflow's
 * {@code _darknet.labels}. Each folder may have its own list in its own order; the classes are joined by name.
 */
final class YoloNameFiles {
  static final String CLASSES = "classes.txt";
  static final String LABELS = "_darknet.labels";

  private final List<String> files = new ArrayList<>();
  private final Map<String, int[]> classesOfFolder = new LinkedHashMap<>();
  private final Map<String, Integer> classes = new LinkedHashMap<>();

  private YoloNameFiles() {}

  /** Says whether a file is such a list, by its name. */
  static boolean isNames(String file) {
    String name = YoloFolder.name(file).toLowerCase(Locale.ROOT);
    return name.equals(CLASSES) || name.equals(LABELS) || name.endsWith(".names");
  }

  /** Reads the list that the user named, or else all; null when there is none. */
  static @Nullable YoloNameFiles read(ImportRequest request, Run run) throws IOException {
    YoloNameFiles names = new YoloNameFiles();
    List<String> candidates = request.file().isEmpty() ? request.folder().files() : List.of(request.file());
    for (String file : candidates) {
      if (isNames(file)) {
        names.add(file, YoloLines.names(request.folder().find(file).orElseThrow(), file, run));
      }
    }
    if (names.files.isEmpty()) {
      return null;
    }
    names.tellDifferences(run);
    return names;
  }

  private void add(String file, List<String> lines) {
    int[] own = new int[lines.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = classes.computeIfAbsent(lines.get(i), name -> classes.size());
    }
    files.add(file);
    classesOfFolder.putIfAbsent(file.substring(0, file.lastIndexOf('/') + 1), own);
  }

  private void tellDifferences(Run run) {
    int[] first = classesOfFolder.values().iterator().next();
    boolean isDifferent = classesOfFolder.values().stream().anyMatch(own -> !Arrays.equals(own, first));
    if (isDifferent) {
      run.issues().report(
          Issue.warning(
              "YOLO-NAMES-DIFFER",
              "the lists of class names differ: " + String.join(", ", files)
                  + "; each counts for the label files of its folder, and classes of one name are one",
              Location.ofFile(files.get(0)),
              "Nothing needs to be done if each folder was annotated with its own list."));
    }
  }

  /** Returns the first list's name. */
  String first() {
    return files.get(0);
  }

  /** Returns the names of all classes, those of the first list first. */
  List<String> names() {
    return List.copyOf(classes.keySet());
  }

  /** Returns which class each index of a label file means, by the list in its folder or the nearest one above. */
  int[] classesOf(String label) {
    for (String folder = label.substring(0, label.lastIndexOf('/') + 1); ; folder = above(folder)) {
      int[] own = classesOfFolder.get(folder);
      if (own == null) {
        own = beside(folder);
      }
      if (own != null) {
        return own;
      }
      if (folder.isEmpty()) {
        return classesOfFolder.values().iterator().next();
      }
    }
  }

  /** Returns the list in the folder of the images, when the labels lie in one of their own. */
  private int @Nullable [] beside(String folder) {
    int at = YoloLooseFiles.labelFolder(folder);
    if (at < 0) {
      return null;
    }
    return classesOfFolder.get(folder.substring(0, at) + "images/" + folder.substring(folder.indexOf('/', at) + 1));
  }

  private static String above(String folder) {
    return folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }
}
