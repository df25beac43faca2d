// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.MaskColor;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.voc.common.VocLabel;
import org.datum4j.voc.common.VocLabelMap;
import org.jspecify.annotations.Nullable;

/** CamVid's classes and the files that name others. */
final class CamvidLabels {
  private static final Pattern LINE = Pattern.compile("(\\d{1,3})\\s+(\\d{1,3})\\s+(\\d{1,3})\\s+(\\S.*)");

  /**
   * Name and colour of CamVid's classes.
   *
   * @source http://mi.eng.cam.ac.uk/research/projects/VideoRec/CamVid/data/label_colors.txt
   */
  private static final String DEFAULT =
      """
      0 0 0 Void
      64 128 64 Animal
      192 0 128 Archway
      0 128 192 Bicyclist
      0 128 64 Bridge
      128 0 0 Building
      64 0 128 Car
      64 0 192 CartLuggagePram
      192 128 64 Child
      192 192 128 Column_Pole
      64 64 128 Fence
      128 0 192 LaneMkgsDriv
      192 0 64 LaneMkgsNonDriv
      128 128 64 Misc_Text
      192 0 192 MotorcycycleScooter
      128 64 64 OtherMoving
      64 192 128 ParkingBlock
      64 64 0 Pedestrian
      128 64 128 Road
      128 128 192 RoadShoulder
      0 0 192 Sidewalk
      192 128 128 SignSymbol
      128 128 128 Sky
      64 128 192 SUVPickupTruck
      0 0 64 TrafficCone
      0 64 64 TrafficLight
      192 64 128 Train
      128 128 0 Tree
      192 128 192 Truck_Bus
      64 0 64 Tunnel
      192 192 0 VegetationMisc
      64 192 0 Wall
      """;

  private CamvidLabels() {}

  static VocLabelMap builtIn() {
    return parse(DEFAULT.lines().toList(), CamvidFormat.COLORS_FILE);
  }

  /**
   * Reads the lines of {@code label_colors.txt}.
   *
   * @throws ImportException if a line is no class
   */
  static VocLabelMap parse(List<String> lines, String file) {
    List<VocLabel> labels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher colored = LINE.matcher(line);
      VocLabel label = VocLabel.of(line);
      try {
        if (colored.matches()) {
          MaskColor color = new MaskColor(number(colored, 1), number(colored, 2), number(colored, 3));
          label = new VocLabel(colored.group(4), color, List.of(), List.of());
        }
      } catch (IllegalArgumentException outOfRange) {
        throw fault("the colour is not three numbers from 0 to 255: " + line, file, i + 1L, outOfRange);
      }
      if (!names.add(label.name())) {
        throw fault("label \"" + label.name() + "\" stands twice, expected unique names", file, i + 1L, null);
      }
      labels.add(label);
    }
    return VocLabelMap.of(labels);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static ImportException fault(
      String what, String file, long line, @Nullable Throwable cause) {
    return new ImportException(
        Issue.error(
            CamvidFormat.COLOR_LINE,
            what,
            Location.ofLine(file, line),
            "Write the line as: red green blue name."),
        cause);
  }

  /** Returns the text of {@code label_colors.txt}. */
  static String write(VocLabelMap map) {
    StringBuilder text = new StringBuilder();
    for (VocLabel label : map.labels()) {
      MaskColor color = label.color();
      if (color != null) {
        text.append(color.red()).append(' ').append(color.green()).append(' ').append(color.blue());
      }
      text.append(' ').append(label.name()).append('\n');
    }
    return text.toString();
  }

  /** Returns the text of {@code dataset_meta.json}. */
  static String writeMeta(VocLabelMap map) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("labels", map.names());
    if (map.hasColors()) {
      Map<String, Object> byIndex = new LinkedHashMap<>();
      List<Object> colors = new ArrayList<>();
      int index = 0;
      for (VocLabel label : map.labels()) {
        MaskColor color = label.color();
        if (color != null) {
          byIndex.put(Integer.toString(index), label.name());
          colors.add(List.of(color.red(), color.green(), color.blue()));
        }
        index++;
      }
      meta.put("label_map", byIndex);
      meta.put("segmentation_colors", colors);
    }
    meta.put("background_label", "0");
    JsonWriter writer = new JsonWriter();
    JsonTree.write(meta, writer);
    return writer.toString();
  }
}
