// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code data.yaml} says.
 *
 * @param file its name
 * @param names the classes in order; a class index is a position in it
 * @param splits folders or lists of images by key, for example {@code train: [images/train]}
 * @param path the folder that the splits are relative to, or the empty text
 * @param keypoints number of keypoints, or 0
 * @param dimensions numbers of a keypoint, 2 or 3
 * @param task what the file calls the task, or {@code AUTO}
 * @param keypointNames names of the keypoints, or none
 */
public record YoloData(
    String file,
    List<String> names,
    Map<String, List<String>> splits,
    String path,
    int keypoints,
    int dimensions,
    YoloTask task,
    List<String> keypointNames) {
  private static final int LARGEST = 1 << 24;
  private static final int MOST_CLASSES = 1 << 20;
  private static final Set<String> OTHER_KEYS =
      Set.of("path", "names", "nc", "kpt_shape", "flip_idx", "download", "roboflow", "task", "channels", "yaml_file",
          "kpt_names", "augment", "license", "url", "author", "version", "description", "date", "stride", "imgsz");

  /** Copies the collections. */
  public YoloData {
    names = List.copyOf(names);
    splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    keypointNames = List.copyOf(keypointNames);
  }

  /**
   * Reads the file.
   *
   * @throws ImportException if it is no YAML or names no classes
   */
  public static YoloData read(String name, Path path, IssueSink issues) throws IOException {
    Map<String, @Nullable Object> yaml = YoloYaml.parse(name, bytes(name, path));
    Map<String, List<String>> splits = new LinkedHashMap<>();
    yaml.forEach((key, value) -> {
      if (!OTHER_KEYS.contains(key)) {
        List<String> places = places(value);
        if (!places.isEmpty()) {
          splits.put(key, places);
        }
      }
    });
    List<String> shape = places(yaml.get("kpt_shape"));
    int keypoints = shape.isEmpty() ? 0 : whole(shape.get(0), name, "kpt_shape");
    int dimensions = shape.size() < 2 ? 3 : whole(shape.get(1), name, "kpt_shape");
    YoloTask task = YoloTask.AUTO;
    for (YoloTask known : YoloTask.values()) {
      if (known.text().equals(yaml.get("task"))) {
        task = known;
      }
    }
    List<String> names = names(yaml.get("names"), name, issues);
    Object base = yaml.get("path");
    return new YoloData(name, names, splits, base instanceof String text ? text : "", keypoints, dimensions, task,
        keypointNames(yaml.get("kpt_names"), keypoints));
  }

  static byte[] bytes(String name, Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ImportException(
            Issue.error(
                "YOLO-FILE-SIZE",
                "the file is larger than " + LARGEST + " bytes, which no such file is",
                Location.ofFile(name),
                "Check that this is the right file."));
      }
      return bytes;
    }
  }

  /** Says whether a key of the file means something else than a split. */
  static boolean isOtherKey(String key) {
    return OTHER_KEYS.contains(key);
  }

  /** One list of names serves all classes, since all have the same number of keypoints. */
  private static List<String> keypointNames(@Nullable Object value, int keypoints) {
    Object first = value instanceof Map<?, ?> map && !map.isEmpty() ? map.values().iterator().next() : value;
    List<String> names = places(first);
    return names.size() == keypoints ? names : List.of();
  }

  private static List<String> places(@Nullable Object value) {
    List<String> places = new ArrayList<>();
    if (value instanceof String text && !text.isBlank()) {
      places.add(text);
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof String text && !text.isBlank()) {
          places.add(text);
        }
      }
    }
    return places;
  }

  private static List<String> names(@Nullable Object value, String file, IssueSink issues) {
    TreeMap<Integer, String> byIndex = new TreeMap<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        byIndex.put(byIndex.size(), String.valueOf(element));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, name) -> byIndex.put(whole(String.valueOf(key), file, "names"), String.valueOf(name)));
    }
    if (byIndex.isEmpty() || byIndex.firstKey() < 0 || byIndex.lastKey() >= MOST_CLASSES) {
      throw new ImportException(
          Issue.error(
              "YOLO-NAMES-MISSING",
              "data.yaml has no class names, expected names as a list or as a map from 0",
              Location.ofFile(file).withPath("names"),
              "Add the names of the classes to " + file + ", for example names: [cat, dog]."));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= byIndex.lastKey(); i++) {
      names.add(byIndex.getOrDefault(i, "class-" + i));
    }
    return unique(names, file, issues);
  }

  /** Gives classes that share a name names of their own, since the rows tell them apart. */
  public static List<String> unique(List<String> names, String file, IssueSink issues) {
    Set<String> taken = new LinkedHashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).isEmpty() ? "class-" + i : names.get(i);
      String free = name;
      for (int n = 2; !taken.add(free); n++) {
        free = name + "~" + n;
      }
      if (!free.equals(names.get(i))) {
        issues.report(
            Issue.warning(
                "YOLO-NAME-TWICE",
                "class " + i + " is called \"" + names.get(i) + "\" like another one; it is read as \"" + free + "\"",
                Location.ofFile(file),
                "Give the classes different names."));
      }
    }
    return List.copyOf(taken);
  }

  private static int whole(String text, String file, String key) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException none) {
      throw new ImportException(
          Issue.error(
              "YOLO-YAML-NUMBER",
              key + " has \"" + text + "\" where a whole number is expected",
              Location.ofFile(file).withPath(key),
              "Correct " + key + " in " + file + "."),
          none);
    }
  }
}
