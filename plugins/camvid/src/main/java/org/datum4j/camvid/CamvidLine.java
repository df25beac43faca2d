// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.spi.InputFolder;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list.
 *
 * @param image the image's path with {@code /} and without one in front
 * @param mask the mask's path, or null
 */
record CamvidLine(String image, @Nullable String mask) {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern BETWEEN =
      Pattern.compile("(.+\\.(?:png|jpe?g|bmp|tiff?|webp|gif))\\s+(\\S.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern IMAGE =
      Pattern.compile(".*\\.(?:png|jpe?g|bmp|tiff?|webp|gif|ppm|pgm)", Pattern.CASE_INSENSITIVE);

  /** Reads a line that is not blank; empty when it is no pair of paths. */
  static Optional<CamvidLine> of(String line) {
    List<String> words = new ArrayList<>();
    Matcher between = BETWEEN.matcher(line);
    if (line.indexOf('"') >= 0) {
      Matcher quoted = QUOTED.matcher(line);
      while (quoted.find()) {
        words.add(quoted.group(1) != null ? quoted.group(1) : quoted.group(2));
      }
    } else if (between.matches()) {
      words.add(between.group(1));
      words.add(between.group(2));
    } else {
      words.add(line);
    }
    words.removeIf(String::isBlank);
    if (words.isEmpty() || words.size() > 2 || !IMAGE.matcher(words.get(0)).matches()) {
      return Optional.empty();
    }
    return Optional.of(new CamvidLine(plain(words.get(0)), words.size() == 1 ? null : plain(words.get(1))));
  }

  private static String plain(String path) {
    String plain = path.strip().replace('\\', '/');
    if (plain.length() > 1 && plain.charAt(1) == ':') {
      plain = plain.substring(2);
    }
    int from = 0;
    while (from < plain.length() && plain.charAt(from) == '/' || plain.startsWith("./", from)) {
      from++;
    }
    return plain.substring(from);
  }

  /**
   * Returns how many folders in front of a path are not below the root: lists of other computers have absolute paths.
   *
   * @return -1 if the file is not there, with however many folders
   */
  static int foreignFolders(InputFolder folder, String prefix, String path) {
    int folders = 0;
    for (int from = 0; from >= 0; from = path.indexOf('/', from) + 1) {
      String rest = path.substring(from);
      if (!("/" + rest + "/").contains("/../") && folder.find(prefix + rest).isPresent()) {
        return folders;
      }
      if (path.indexOf('/', from) < 0) {
        break;
      }
      folders++;
    }
    return -1;
  }

  /** Returns a path without so many folders in front. */
  static String without(String path, int folders) {
    int from = 0;
    for (int i = 0; i < folders; i++) {
      int slash = path.indexOf('/', from);
      if (slash < 0) {
        break;
      }
      from = slash + 1;
    }
    return path.substring(from);
  }

  /** Returns the id of the image of a path below the root: without the subset's folder and without extension. */
  static String id(String path, String subset) {
    String folder = subset.toLowerCase(Locale.ROOT) + "/";
    String lower = path.toLowerCase(Locale.ROOT);
    int own = lower.startsWith(folder) ? 0 : lower.lastIndexOf("/" + folder) + 1;
    boolean isBelowSubset = own > 0 || lower.startsWith(folder);
    int from = isBelowSubset ? own + folder.length() : path.indexOf('/') + 1;
    String name = path.substring(from);
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }
}
