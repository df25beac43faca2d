// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.jspecify.annotations.Nullable;

/**
 * The label map of an export: the source's labels, the challenge's, or those of a file; always with a background first,
 * since index 0 of a mask means that.
 */
public final class VocExportMap {
  /** Key of {@link DatasetSchema#origins()} under which parts and actions of a VOC source stand. */
  public static final String ORIGIN = "voc";

  private static final MaskColor BLACK = new MaskColor(0, 0, 0);

  private VocExportMap() {}

  static VocLabelMap of(DatasetSchema schema, VocScope scope, String option) throws IOException {
    if (option.equals("source")) {
      return withBackground(ofSource(schema));
    }
    if (VocTask.ofName(option).isPresent()) {
      return withBackground(scope.builtIn());
    }
    return withBackground(ofFile(option));
  }

  /**
   * Returns the labels of a dataset; without those that a VOC source has as parts only. When some labels have a colour,
   * the others get free ones.
   */
  public static VocLabelMap ofSource(DatasetSchema schema) {
    Object origin = schema.origins().get(ORIGIN);
    Attributes parts = map(origin, "parts");
    Attributes actions = map(origin, "actions");
    Set<String> onlyParts = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      onlyParts.addAll(words(parts.value(i)));
    }
    Map<Integer, MaskColor> colors = schema.categories().maskColors();
    Set<MaskColor> taken = new HashSet<>(colors.values());
    List<VocLabel> labels = new ArrayList<>();
    int index = 0;
    for (LabelCategory label : schema.categories().labels().labels()) {
      MaskColor color = colors.get(index++);
      if (onlyParts.contains(label.name())) {
        continue;
      }
      if (color == null && !colors.isEmpty()) {
        color = freeColor(labels.size(), taken);
      }
      labels.add(new VocLabel(label.name(), color, words(parts.get(label.name())), words(actions.get(label.name()))));
    }
    return VocLabelMap.of(labels);
  }

  private static MaskColor freeColor(int index, Set<MaskColor> taken) {
    int at = Math.max(1, index);
    while (!taken.add(VocColors.color(at))) {
      at++;
    }
    return VocColors.color(at);
  }

  private static Attributes map(@Nullable Object origin, String name) {
    return origin instanceof Attributes fields && fields.get(name) instanceof Attributes map ? map : Attributes.empty();
  }

  private static List<String> words(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** Returns a map whose first label is the black one, else the one called background; it is added if there is none. */
  public static VocLabelMap withBackground(VocLabelMap map) {
    List<VocLabel> labels = new ArrayList<>(map.labels());
    int background = -1;
    for (int i = 0; i < labels.size(); i++) {
      if (BLACK.equals(labels.get(i).color())) {
        background = i;
        break;
      }
      if (labels.get(i).name().equals(VocLabelMap.BACKGROUND)) {
        background = i;
      }
    }
    labels.add(
        0,
        background >= 0
            ? labels.remove(background)
            : VocLabel.of(VocLabelMap.BACKGROUND).withColor(map.hasColors() ? BLACK : null));
    return VocLabelMap.of(labels);
  }

  private static VocLabelMap ofFile(String option) throws IOException {
    try {
      Path path = Path.of(option);
      if (Files.isDirectory(path)) {
        path = Files.isRegularFile(path.resolve(VocMeta.FILE)) ? path.resolve(VocMeta.FILE)
            : path.resolve("labelmap.txt");
      }
      if (Files.isRegularFile(path)) {
        return option.endsWith(".json") || path.endsWith(VocMeta.FILE)
            ? VocMeta.parse(VocText.bytes(path), option)
            : VocLabelMapText.parse(VocText.lines(path, option), option);
      }
    } catch (ImportException broken) {
      throw new OptionException(broken.issue(), broken);
    } catch (InvalidPathException noPath) {
      throw missing(option, noPath);
    }
    throw missing(option, null);
  }

  private static OptionException missing(String option, @Nullable Throwable cause) {
    return new OptionException(
        Issue.error(
            VocIssues.LABEL_MAP_OPTION,
            "option --label-map has the value \"" + option + "\", but there is no such file",
            Location.unknown(),
            "Give source, voc, or the path of a labelmap.txt or dataset_meta.json file."),
        cause);
  }
}
