// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.yolo.label.YoloData;
import org.jspecify.annotations.Nullable;

/** The small text files of a dataset. */
final class YoloLines {
  private static final int LARGEST = 1 << 28;
  private static final int HEAD = 4096;
  private static final Pattern SIZE = Pattern.compile("(?:\"(.*)\"|(\\S+))\\s+(\\d{1,9})\\s+(\\d{1,9})");

  private YoloLines() {}

  /** Returns the lines that are not blank, stripped, without a byte order mark. */
  static List<String> of(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> {
      String stripped = (lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
      if (!stripped.isEmpty()) {
        lines.add(stripped);
      }
    });
    return lines;
  }

  /** Returns the first bytes of a file. */
  static byte[] head(@Nullable Path file) throws IOException {
    if (file == null) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  /** Returns class names, one a line; equal ones are refused, since rows tell them apart. */
  static List<String> names(Path file, String name, Run run) throws IOException {
    List<String> names = of(file);
    if (names.isEmpty()) {
      throw new ImportException(
          Issue.error(
              "YOLO-NAMES-MISSING",
              "the file of class names is empty",
              Location.ofFile(name),
              "Write one name a line."));
    }
    return YoloData.unique(names, name, run.issues());
  }

  /** Returns the sizes of Datumaro's side file {@code images.meta} by item id. */
  static Map<String, ImageSize> sizes(InputFolder folder, String base) throws IOException {
    Map<String, ImageSize> sizes = new HashMap<>();
    Path file = folder.find(base + "images.meta").orElse(null);
    if (file != null) {
      for (String line : of(file)) {
        Matcher size = SIZE.matcher(line);
        if (size.matches()) {
          String id = size.group(1) == null ? size.group(2) : size.group(1);
          int height = Integer.parseInt(size.group(3));
          int width = Integer.parseInt(size.group(4));
          if (height > 0 && width > 0) {
            sizes.put(id, new ImageSize(width, height));
          }
        }
      }
    }
    return sizes;
  }

  static void noLabels(int count, String file, Run run) {
    run.issues().report(
        Issue.info(
            "YOLO-LABELS-ABSENT",
            count + " images have no label file; they are items without objects",
            Location.ofFile(file),
            "Nothing needs to be done if there is nothing to see in these images."));
  }
}
