// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.coco.common.internal.index.SafeName;

/** What the names of COCO files and folders mean. */
public final class CocoNames {
  private static final Pattern SPLIT =
      Pattern.compile("(train|training|val|valid|validation|test|testing|trainval|minival|dev|unlabeled)[0-9]*");
  private static final Set<String> GENERIC_FOLDERS =
      Set.of("", "annotations", "annotation", "labels", "json", "coco", "data", "ann");
  private static final Set<String> OTHERS =
      Set.of("dataset_meta.json", "_annotations.coco.json", "_annotations.createml.json", "package.json",
          "dataset.json");

  private CocoNames() {}

  /** Returns the last part of a path. */
  public static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns a path's folder, or the empty text. */
  public static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** Says whether a JSON file's name tells that it is something else. */
  public static boolean isKnownOther(String base) {
    return OTHERS.contains(base.toLowerCase(Locale.ROOT));
  }

  /** Returns the subset of an annotation file; the year is part of it, and a name that says nothing means default. */
  public static String subsetOf(String path, Optional<CocoTask> task) {
    String stem = SafeName.stem(base(path));
    if (task.isEmpty()) {
      return CocoTask.ofFileName(base(path)).map(named -> subsetOf(path, Optional.of(named)))
          .orElse(DatasetItem.DEFAULT_SUBSET);
    }
    String mark = task.get().prefix() + "_";
    int at = stem.toLowerCase(Locale.ROOT).indexOf(mark);
    String rest = at < 0 ? "" : stem.substring(at + mark.length());
    return rest.isEmpty() ? DatasetItem.DEFAULT_SUBSET : rest;
  }

  /**
   * Returns subsets for files whose names follow no rule: a word such as {@code train} in the name, else such a folder,
   * else default, else (when several files would get one subset) the whole name.
   */
  public static List<String> subsetsOf(List<String> paths) {
    List<String> subsets = new ArrayList<>();
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String path : paths) {
      String subset = guess(path);
      subsets.add(subset);
      if (!once.add(subset)) {
        twice.add(subset);
      }
    }
    for (int i = 0; i < paths.size(); i++) {
      if (twice.contains(subsets.get(i))) {
        String folder = base(folder(paths.get(i)));
        String stem = SafeName.stem(base(paths.get(i)));
        subsets.set(i, GENERIC_FOLDERS.contains(folder.toLowerCase(Locale.ROOT)) ? stem : folder + "_" + stem);
      }
    }
    return subsets;
  }

  private static String guess(String path) {
    String stem = SafeName.stem(base(path));
    if (SPLIT.matcher(stem.toLowerCase(Locale.ROOT)).matches()) {
      return stem;
    }
    for (String word : stem.split("[-_. ]+")) {
      if (SPLIT.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
        return word;
      }
    }
    String folder = base(folder(path));
    return SPLIT.matcher(folder.toLowerCase(Locale.ROOT)).matches() ? folder : DatasetItem.DEFAULT_SUBSET;
  }

  /** Returns the folders in which images of an annotation file may lie, best first. */
  public static List<String> imageFolders(String path, String subset) {
    String folder = folder(path);
    boolean inAnnotations = base(folder).toLowerCase(Locale.ROOT).endsWith("annotations");
    String root = inAnnotations ? folder(folder) : folder;
    String slash = root.isEmpty() ? "" : root + "/";
    Set<String> folders = new LinkedHashSet<>();
    folders.add(slash + "images/" + subset);
    folders.add(slash + "images");
    folders.add(slash + subset);
    folders.add(slash + subset + "/images");
    folders.add(slash + "image");
    folders.add(root);
    folders.add(folder);
    folders.add("images/" + subset);
    folders.add("images");
    folders.add("");
    return List.copyOf(folders);
  }
}
