// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.datum4j.coco.common.internal.index.SafeName;

/**
 * Pictures of a listing by their names, whatever the folder they lie in. Of several files of a name that one is meant
 * which has more of the wanted folders above it, else the one below a folder that is called like the subset.
 */
final class PictureNames {
  /** Several files have the name, and nothing tells which is meant. */
  static final int AMBIGUOUS = -2;

  /** No file has the name. */
  static final int NONE = -1;

  private static final int MOST_TWINS = 10_000;

  private final List<String> files;
  /** The last file of a name in small letters; a stem ends with a slash. */
  private final Map<String, Integer> last = new HashMap<>();
  /** For each file the one before it of the same name, and of the same stem. */
  private final int[] sameName;
  private final int[] sameStem;

  /**
   * Lists pictures.
   *
   * @param extensions endings of pictures, in small letters
   * @param others names of folders, in small letters, that hold other pictures
   */
  PictureNames(List<String> files, Set<String> extensions, Set<String> others) {
    this.files = files;
    sameName = new int[files.size()];
    sameStem = new int[files.size()];
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i);
      String base = base(file).toLowerCase(Locale.ROOT);
      String stem = SafeName.stem(base);
      String extension = base.substring(Math.min(base.length(), stem.length() + 1));
      if (extensions.contains(extension) && !file.startsWith("annotations/") && !isBelow(file, others)) {
        Integer name = last.put(base, i);
        Integer twin = last.put(stem + "/", i);
        sameName[i] = name == null ? NONE : name;
        sameStem[i] = twin == null ? NONE : twin;
      }
    }
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isBelow(String file, Set<String> folders) {
    if (folders.isEmpty()) {
      return false;
    }
    String[] names = file.toLowerCase(Locale.ROOT).split("/");
    return Arrays.stream(names, 0, names.length - 1).anyMatch(folders::contains);
  }

  /**
   * Returns the place of a file in the listing, {@link #NONE} or {@link #AMBIGUOUS}.
   *
   * @param name the wanted name, with folders
   * @param subset the subset that the image is of
   */
  int find(String name, String subset) {
    if (last.isEmpty()) {
      return NONE;
    }
    String base = base(name).toLowerCase(Locale.ROOT);
    Integer ofName = last.get(base);
    if (ofName != null) {
      return best(ofName, sameName, name, subset);
    }
    Integer ofStem = last.get(SafeName.stem(base) + "/");
    return ofStem == null ? NONE : best(ofStem, sameStem, name, subset);
  }

  private int best(int first, int[] next, String name, String subset) {
    if (next[first] == NONE) {
      return first;
    }
    String[] wanted = name.toLowerCase(Locale.ROOT).split("/");
    String word = subset.toLowerCase(Locale.ROOT);
    int best = NONE;
    int bestScore = -1;
    int seen = 0;
    for (int file = first; file != NONE; file = next[file]) {
      if (seen++ == MOST_TWINS) {
        return AMBIGUOUS;
      }
      String[] names = files.get(file).toLowerCase(Locale.ROOT).split("/");
      int score = 4 * sharedFolders(wanted, names) + likeness(names, word);
      if (score >= bestScore) {
        best = score > bestScore ? file : AMBIGUOUS;
        bestScore = score;
      }
    }
    return best;
  }

  private static int sharedFolders(String[] wanted, String[] names) {
    int shared = 0;
    while (shared + 1 < Math.min(wanted.length, names.length)
        && wanted[wanted.length - 2 - shared].equals(names[names.length - 2 - shared])) {
      shared++;
    }
    return shared;
  }

  /** Returns 2 for a folder of the subset's name, 1 for one with its name as a word, with or without the year. */
  private static int likeness(String[] names, String subset) {
    String withoutYear = subset.replaceFirst("[0-9]+$", "");
    int best = 0;
    for (int i = 0; i + 1 < names.length; i++) {
      if (names[i].equals(subset)) {
        return 2;
      }
      for (String word : names[i].split("[-_. ]+")) {
        best = word.equals(subset) || !word.isEmpty() && word.equals(withoutYear) ? 1 : best;
      }
    }
    return best;
  }
}
