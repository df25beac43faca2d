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
import org.datum4j.kit.text.TextFormatException;
import org.datum4j.kit.text.Yaml;
import org.datum4j.kit.text.YamlNode;
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
  private static final int MOST_KEYPOINTS = 10_000;
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
    try {
      return of(name, Yaml.read(bytes(name, path)).asMap(), issues);
    } catch (TextFormatException faulty) {
      throw new ImportException(
          Issue.error(
              "YOLO-YAML-FAULTY",
              "the YAML cannot be used: " + faulty.what(),
              Location.ofLine(name, faulty.line()),
              "Correct the line; plain keys, lists and texts are enough for a dataset."),
          faulty);
    }
  }

  private static YoloData of(String name, Map<String, YamlNode> yaml, IssueSink issues) {
    Map<String, List<String>> splits = new LinkedHashMap<>();
    yaml.forEach((key, value) -> {
      if (!OTHER_KEYS.contains(key) && value.kind() != YamlNode.Kind.MAP) {
        List<String> places = texts(value);
        if (!places.isEmpty()) {
          splits.put(key, places);
        }
      }
    });
    List<YamlNode> shape = yaml.containsKey("kpt_shape") ? yaml.get("kpt_shape").asList() : List.of();
    int keypoints = shape.isEmpty() ? 0 : Math.min(MOST_KEYPOINTS, Math.max(0, shape.get(0).asInt()));
    int dimensions = shape.size() < 2 || shape.get(1).asInt() != 2 ? 3 : 2;
    YoloTask task = YoloTask.AUTO;
    String stated = text(yaml.get("task"));
    for (YoloTask known : YoloTask.values()) {
      task = known.text().equals(stated) ? known : task;
    }
    List<String> names = names(yaml.get("names"), name, issues);
    return new YoloData(name, names, splits, text(yaml.get("path")), keypoints, dimensions, task,
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
  private static List<String> keypointNames(@Nullable YamlNode value, int keypoints) {
    YamlNode list = value;
    if (value != null && value.kind() == YamlNode.Kind.MAP && !value.asMap().isEmpty()) {
      list = value.asMap().values().iterator().next();
    }
    List<String> names = list == null || list.kind() == YamlNode.Kind.MAP ? List.of() : texts(list);
    return names.size() == keypoints ? names : List.of();
  }

  private static String text(@Nullable YamlNode value) {
    return value == null || value.kind() != YamlNode.Kind.TEXT || value.isNull() ? "" : value.asText();
  }

  private static List<String> texts(YamlNode value) {
    List<String> texts = new ArrayList<>();
    for (YamlNode element : value.kind() == YamlNode.Kind.LIST ? value.asList() : List.of(value)) {
      if (!text(element).isBlank()) {
        texts.add(text(element));
      }
    }
    return texts;
  }

  private static List<String> names(@Nullable YamlNode value, String file, IssueSink issues) {
    TreeMap<Integer, String> byIndex = new TreeMap<>();
    if (value != null && value.kind() == YamlNode.Kind.LIST) {
      for (YamlNode element : value.asList()) {
        byIndex.put(byIndex.size(), element.asText());
      }
    } else if (value != null && value.kind() == YamlNode.Kind.MAP) {
      for (Map.Entry<String, YamlNode> entry : value.asMap().entrySet()) {
        byIndex.put(index(entry.getKey(), entry.getValue()), entry.getValue().asText());
      }
    }
    if (byIndex.isEmpty() || byIndex.firstKey() < 0 || byIndex.lastKey() >= MOST_CLASSES) {
      throw new ImportException(
          Issue.error(
              "YOLO-NAMES-MISSING",
              file + " has no class names, expected names as a list or as a map from 0",
              Location.ofFile(file).withPath("names"),
              "Add the names of the classes to " + file + ", for example names: [cat, dog]."));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= byIndex.lastKey(); i++) {
      names.add(byIndex.getOrDefault(i, "class-" + i));
    }
    return unique(names, file, issues);
  }

  private static int index(String key, YamlNode value) {
    try {
      return Integer.parseInt(key.strip());
    } catch (NumberFormatException none) {
      throw new TextFormatException("names has the key \"" + key + "\", expected a class index", value.line(), 0);
    }
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
}
