// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.MaskColor;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code dataset_meta.json}, which says the same as a label map: {@code labels}, {@code label_map} from
 * index to name, {@code segmentation_colors} in the order of {@code label_map}, and VOC's own {@code parts} and
 * {@code actions} by index.
 *
 * @source Datumaro's page of the dataset meta file
 */
public final class VocMeta {
  /** Name of the file. */
  public static final String FILE = "dataset_meta.json";

  private VocMeta() {}

  /**
   * Reads the file.
   *
   * @param file how users know it
   * @throws ImportException if it is no such file
   */
  public static VocLabelMap parse(byte[] bytes, String file) {
    Object tree;
    try {
      tree = JsonTree.parse(bytes);
    } catch (JsonException broken) {
      throw fault("the file is no JSON: " + broken.getMessage(), file, broken);
    }
    if (!(tree instanceof Map<?, ?> meta)) {
      throw fault("the file holds no object, expected one with \"labels\" or \"label_map\"", file, null);
    }
    List<String> byIndex = labelMap(meta.get("label_map"), file);
    Map<String, MaskColor> colors = new LinkedHashMap<>();
    List<?> colorList = list(meta.get("segmentation_colors"));
    for (int i = 0; i < Math.min(colorList.size(), byIndex.size()); i++) {
      colors.put(byIndex.get(i), color(list(colorList.get(i)), file));
    }
    List<VocLabel> labels = new ArrayList<>();
    for (String name : names(meta.get("labels"), byIndex, file)) {
      int index = labels.size();
      labels.add(
          new VocLabel(name, colors.get(name), words(meta.get("parts"), index), words(meta.get("actions"), index)));
    }
    if (labels.isEmpty()) {
      throw fault("the file names no label, expected \"labels\" or \"label_map\"", file, null);
    }
    return VocLabelMap.of(labels);
  }

  private static List<String> names(@Nullable Object labels, List<String> byIndex, String file) {
    Set<String> names = new LinkedHashSet<>();
    if (labels instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> names.add(String.valueOf(name)));
    } else {
      for (Object name : list(labels)) {
        if (!(name instanceof String text) || text.isEmpty()) {
          throw fault("\"labels\" holds " + name + ", expected names", file, null);
        }
        names.add(text);
      }
    }
    names.addAll(byIndex);
    return List.copyOf(names);
  }

  private static List<String> labelMap(@Nullable Object labelMap, String file) {
    Map<Integer, String> byIndex = new TreeMap<>();
    if (labelMap instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        try {
          byIndex.put(Integer.valueOf(String.valueOf(entry.getKey())), String.valueOf(entry.getValue()));
        } catch (NumberFormatException malformed) {
          throw fault("\"label_map\" has the key \"" + entry.getKey() + "\", expected an index", file, malformed);
        }
      }
    }
    return List.copyOf(byIndex.values());
  }

  private static MaskColor color(List<?> parts, String file) {
    int[] values = new int[3];
    for (int i = 0; i < 3 && parts.size() == 3; i++) {
      values[i] = parts.get(i) instanceof Number number ? number.intValue() : -1;
    }
    boolean isInRange = Arrays.stream(values).allMatch(value -> value >= 0 && value <= 255);
    if (parts.size() != 3 || !isInRange) {
      throw fault("\"segmentation_colors\" holds " + parts + ", expected three numbers from 0 to 255", file, null);
    }
    return new MaskColor(values[0], values[1], values[2]);
  }

  private static List<String> words(@Nullable Object byIndex, int index) {
    Object words = byIndex instanceof Map<?, ?> map ? map.get(Integer.toString(index)) : null;
    return list(words).stream().map(String::valueOf).toList();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static ImportException fault(String what, String file, @Nullable Throwable cause) {
    return new ImportException(
        Issue.error(
            VocIssues.META_FILE,
            what,
            Location.ofFile(file),
            "Correct the file, or remove it; then the label map or the annotations name the labels."),
        cause);
  }

  /** Returns the file's bytes. */
  public static byte[] write(VocLabelMap map) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("labels", map.names());
    if (map.hasColors()) {
      Map<String, Object> byIndex = new LinkedHashMap<>();
      List<Object> colors = new ArrayList<>();
      for (VocLabel label : map.labels()) {
        MaskColor color = label.color();
        if (color != null) {
          byIndex.put(Integer.toString(map.names().indexOf(label.name())), label.name());
          colors.add(List.of(color.red(), color.green(), color.blue()));
        }
      }
      meta.put("label_map", byIndex);
      meta.put("segmentation_colors", colors);
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    Map<String, Object> actions = new LinkedHashMap<>();
    for (VocLabel label : map.labels()) {
      parts.put(Integer.toString(parts.size()), label.parts());
      actions.put(Integer.toString(actions.size()), label.actions());
    }
    meta.put("parts", parts);
    meta.put("actions", actions);
    JsonWriter writer = new JsonWriter();
    JsonTree.write(meta, writer);
    return writer.toString().getBytes(StandardCharsets.UTF_8);
  }
}
