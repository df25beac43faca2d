// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keypoint becomes which when an image is mirrored; trainers ask for it as {@code flip_idx}.
 *
 * @source Ultralytics, pose datasets, https://docs.ultralytics.com/datasets/pose/
 */
final class YoloMirror {
  private static final Pattern SIDE = Pattern.compile("left|right|(?<![a-z])[lr](?![a-z])", Pattern.CASE_INSENSITIVE);

  private YoloMirror() {}

  /**
   * Finds the other side of each keypoint by its name, as in left_eye and right_eye, or L_hip and R_hip.
   *
   * @return a position for each, or none when no name tells a side: without the list, trainers do not mirror, which is
   *     better than doing it wrongly
   */
  static List<Integer> of(List<String> names) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      positions.putIfAbsent(names.get(i).toLowerCase(Locale.ROOT), i);
    }
    List<Integer> mirrored = new ArrayList<>();
    boolean hasSides = false;
    for (int i = 0; i < names.size(); i++) {
      int other = positions.getOrDefault(otherSide(names.get(i)), i);
      hasSides |= other != i;
      mirrored.add(other);
    }
    for (int i = 0; i < names.size(); i++) {
      hasSides &= mirrored.get(mirrored.get(i)) == i;
    }
    return hasSides ? mirrored : List.of();
  }

  private static String otherSide(String name) {
    Matcher side = SIDE.matcher(name.toLowerCase(Locale.ROOT));
    return side.replaceAll(
        found ->
            switch (found.group()) {
              case "left" -> "right";
              case "right" -> "left";
              case "l" -> "r";
              default -> "l";
            });
  }
}
