// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.kit.text.Yaml;

/** The text of a {@code data.yaml} that trainers take as it is. */
public final class YoloDataText {
  private static final List<String> TRAINER_KEYS = List.of("train", "val", "test");

  private final Map<String, Object> tree = new LinkedHashMap<>();

  private YoloDataText() {}

  /**
   * Makes the text.
   *
   * @param place returns where the images of a subset are listed or lie
   * @param more further keys and values
   */
  public static byte[] of(YoloSummary summary, UnaryOperator<String> place, Map<String, ?> more) {
    YoloDataText yaml = new YoloDataText();
    yaml.splits(summary, place);
    if (summary.task() == YoloTask.POSE) {
      yaml.tree.put("kpt_shape", List.of(summary.keypoints(), 3));
      List<Integer> mirrored = YoloMirror.of(summary.keypointNames());
      if (mirrored.size() == summary.keypoints()) {
        yaml.tree.put("flip_idx", mirrored);
      }
    }
    if (summary.task() != YoloTask.DETECT) {
      yaml.tree.put("task", summary.task().text());
    }
    yaml.tree.putAll(more);
    Map<Integer, Object> names = new LinkedHashMap<>();
    summary.names().forEach(name -> names.put(names.size(), name));
    yaml.tree.put("names", names);
    if (summary.task() == YoloTask.POSE && !summary.keypointNames().isEmpty()) {
      Map<Integer, Object> keypoints = new LinkedHashMap<>();
      summary.names().forEach(name -> keypoints.put(keypoints.size(), summary.keypointNames()));
      yaml.tree.put("kpt_names", keypoints);
    }
    return Yaml.write(yaml.tree).getBytes(StandardCharsets.UTF_8);
  }

  private void splits(YoloSummary summary, UnaryOperator<String> place) {
    Map<String, String> subsetOf = new LinkedHashMap<>();
    for (String key : TRAINER_KEYS) {
      subset(summary.subsets(), subsetOf, key);
    }
    standIn(summary, subsetOf, "val", "test", "train");
    standIn(summary, subsetOf, "train", "val", "test");
    for (String subset : summary.subsets()) {
      if (!subsetOf.containsValue(subset)) {
        String key = subsetOf.containsKey(subset) || YoloData.isOtherKey(subset) ? "subset_" + subset : subset;
        subsetOf.put(key, subset);
      }
    }
    for (String key : TRAINER_KEYS) {
      String subset = subsetOf.remove(key);
      if (subset != null) {
        tree.put(key, place.apply(subset));
      }
    }
    subsetOf.forEach((key, subset) -> tree.put(key, place.apply(subset)));
  }

  /** A key gets the subset of its name, else the first whose name begins so, as val2017 or valid. */
  private static void subset(List<String> subsets, Map<String, String> subsetOf, String key) {
    if (subsets.contains(key)) {
      subsetOf.put(key, key);
      return;
    }
    for (String subset : subsets) {
      if (subset.startsWith(key) && !TRAINER_KEYS.contains(subset)) {
        subsetOf.put(key, subset);
        return;
      }
    }
  }

  private static void standIn(YoloSummary summary, Map<String, String> subsetOf, String key, String... others) {
    if (subsetOf.containsKey(key)) {
      return;
    }
    String found = null;
    for (String other : others) {
      found = found == null ? subsetOf.get(other) : found;
    }
    if (found == null && !summary.subsets().isEmpty()) {
      found = summary.subsets().get(0);
    }
    if (found != null) {
      subsetOf.put(key, found);
      summary.run().issues().report(
          Issue.info(
              "YOLO-SPLIT-STANDIN",
              "there is no subset for " + key + ", which trainers want; data.yaml names subset \"" + found
                  + "\" in its place",
              Location.ofFile("data.yaml").withPath(key),
              "Split the dataset, for example with the transform random_split, if you are going to train."));
    }
  }
}
