// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.spi.InputFolder;
import org.jspecify.annotations.Nullable;

/** The images and label files below a folder, to be found by name. */
public final class YoloFolder {
  private static final Set<String> IMAGE_EXTENSIONS =
      Set.of(".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".jp2", ".ppm", ".pgm", ".dng", ".mpo",
          ".heic", ".avif", ".jfif", ".pfm");

  private final InputFolder folder;
  private final List<String> images = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, String> imageOfStem = new HashMap<>();
  private final Map<String, String> imageOfName = new HashMap<>();
  private final Map<String, String> imageOfLastStem = new HashMap<>();
  private final Map<String, String> labelOfStem = new HashMap<>();
  private final Map<String, String> labelOfLastStem = new HashMap<>();

  /** Lists a folder. */
  public YoloFolder(InputFolder folder) throws IOException {
    this.folder = folder;
    for (String file : folder.files()) {
      String lower = file.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".txt")) {
        labels.add(file);
        labelOfStem.put(stem(file), file);
        only(labelOfLastStem, stem(name(file)), file);
      } else if (isImage(lower)) {
        images.add(file);
        imageOfStem.putIfAbsent(stem(file), file);
        only(imageOfName, name(file), file);
        only(imageOfLastStem, stem(name(file)), file);
      }
    }
  }

  /** Keeps what a name stands for while that is one file; the empty text marks a name that several files have. */
  private static void only(Map<String, String> byName, String name, String file) {
    byName.merge(name, file, (one, other) -> "");
  }

  private static @Nullable String one(Map<String, String> byName, String name) {
    String found = byName.get(name);
    return found == null || found.isEmpty() ? null : found;
  }

  /** Says whether a name is that of an image. */
  public static boolean isImage(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && IMAGE_EXTENSIONS.contains(name.substring(dot).toLowerCase(Locale.ROOT));
  }

  /** Returns a name without its extension. */
  public static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot <= file.lastIndexOf('/') + 1 ? file : file.substring(0, dot);
  }

  /** Returns the last part of a path. */
  public static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Returns the images, sorted. */
  public List<String> images() {
    return images;
  }

  /** Returns the text files, sorted. */
  public List<String> labels() {
    return labels;
  }

  /** Returns the image of a path without extension, or null. */
  public @Nullable String imageOfStem(String stem) {
    return imageOfStem.get(stem);
  }

  /** Returns the one image of a file name in any folder, or null when there is none or several. */
  public @Nullable String imageOfName(String name) {
    return one(imageOfName, name);
  }

  /** Returns the one image of a file name without extension in any folder, or null when there is none or several. */
  public @Nullable String imageOfLastStem(String stem) {
    return one(imageOfLastStem, stem);
  }

  /** Returns the one text file of a name without extension in any folder, or null when there is none or several. */
  public @Nullable String labelOfLastStem(String stem) {
    return one(labelOfLastStem, stem);
  }

  /** Returns the text file of a path without extension, or null. */
  public @Nullable String labelOfStem(String stem) {
    return labelOfStem.get(stem);
  }

  /** Returns the file of a listed name, or null. */
  public @Nullable Path path(@Nullable String file) {
    return file == null ? null : folder.find(file).orElse(null);
  }

  /**
   * Returns the part of a path that stays inside: without root, drive and steps upwards, with {@code /} between
   * folders.
   */
  public static String inside(String path) {
    String rest = path.strip().replace('\\', '/');
    if (rest.length() > 1 && rest.charAt(1) == ':') {
      rest = rest.substring(2);
    }
    List<String> parts = new ArrayList<>();
    for (String part : rest.split("/")) {
      if (part.equals("..")) {
        parts.clear();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
