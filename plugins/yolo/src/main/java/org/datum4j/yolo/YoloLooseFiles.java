// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.yolo.label.YoloEntry;
import org.datum4j.yolo.label.YoloFolder;
import org.jspecify.annotations.Nullable;

/** Finds the items of a folder with {@code obj.names} and label files in {@code labels/} or {@code annotations/}. */
final class YoloLooseFiles {
  private final YoloFolder files;

  YoloLooseFiles(YoloFolder files) {
    this.files = files;
  }

  /** Says whether a text file lies where label files lie. */
  static boolean isLabel(String file) {
    return labelFolder(file) >= 0;
  }

  /** Returns where the folder of the label files begins in a path, or -1. */
  private static int labelFolder(String file) {
    String lower = "/" + file.toLowerCase(Locale.ROOT);
    return Math.max(lower.lastIndexOf("/labels/"), lower.lastIndexOf("/annotations/"));
  }

  List<YoloEntry> entries() {
    List<YoloEntry> entries = new ArrayList<>();
    for (String label : files.labels()) {
      int at = labelFolder(label);
      if (at >= 0) {
        String rest = label.substring(label.indexOf('/', at) + 1);
        int slash = rest.indexOf('/');
        String subset = slash < 0 ? DatasetItem.DEFAULT_SUBSET : rest.substring(0, slash);
        String id = YoloFolder.stem(rest.substring(slash + 1));
        String image = image(label.substring(0, at), YoloFolder.stem(rest), id);
        String name = image == null ? id + ".jpg" : id + image.substring(YoloFolder.stem(image).length());
        entries.add(new YoloEntry(id, subset, name, files.path(image), null, label, files.path(label)));
      }
    }
    return entries;
  }

  private @Nullable String image(String root, String stem, String id) {
    for (String folder : List.of("images/", "Images/", "JPEGImages/", "")) {
      String found = files.imageOfStem(root + folder + stem);
      if (found != null) {
        return found;
      }
    }
    return files.imageOfLastStem(YoloFolder.name(id));
  }
}
