// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/** The text of a {@code data.yaml} that trainers take as it is. */
public final class YoloDataText {
  private static final List<String> TRAINER_KEYS = List.of("train", "val", "test");

  private final StringBuilder text = new StringBuilder();

  private YoloDataText() {}

  /**
   * Makes the text.
   *
   * @param place returns where the images of a subset are listed or lie
   * @param tail lines to put at the end
   */
  public static YoloDataText of(YoloSummary summary, UnaryOperator<String> place, String tail) {
    YoloDataText yaml = new YoloDataText();
    yaml.splits(summary, place);
    if (summary.task() == YoloTask.POSE) {
      yaml.text.append("kpt_shape: [").append(summary.keypoints()).append(", 3]\n");
    }
    if (summary.task() != YoloTask.DETECT) {
      yaml.text.append("task: ").append(summary.task().text()).append('\n');
    }
    yaml.text.append("names:\n");
    for (int i = 0; i < summary.names().size(); i++) {
      yaml.text.append("  ").append(i).append(": ").append(YoloFlow.quoted(summary.names().get(i))).append('\n');
    }
    yaml.keypointNames(summary);
    yaml.text.append(tail);
    return yaml;
  }

  /** Returns the text in UTF-8. */
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
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
        line(key, place.apply(subset));
      }
    }
    subsetOf.forEach((key, subset) -> line(key, place.apply(subset)));
  }

  private void line(String key, String value) {
    text.append(YoloFlow.quoted(key)).append(": ").append(YoloFlow.quoted(value)).append('\n');
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
              "there is no subset for " + key + ", which trainers want; data.yaml names subset \"" + found + "\" in its place",
              Location.ofFile("data.yaml").withPath(key),
              "Split the dataset, for example with the transform random_split, if you are going to train."));
    }
  }

  private void keypointNames(YoloSummary summary) {
    if (summary.task() != YoloTask.POSE || summary.keypointNames().isEmpty()) {
      return;
    }
    text.append("kpt_names:\n");
    for (int i = 0; i < summary.names().size(); i++) {
      text.append("  ").append(i).append(":\n");
      summary.keypointNames().forEach(name -> text.append("    - ").append(YoloFlow.quoted(name)).append('\n'));
    }
  }
}
