// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;

/** The objects of an item, each with one label. */
final class YoloObjects {
  private YoloObjects() {}

  /**
   * Returns the instances; one whose members have several labels, as a person and its hands, falls into one for each.
   */
  static List<Instance> of(DatasetItem item) {
    List<Instance> instances = Instance.of(item);
    for (Instance instance : instances) {
      if (hasSeveralLabels(instance)) {
        return split(instances);
      }
    }
    return instances;
  }

  private static boolean hasSeveralLabels(Instance instance) {
    Common first = instance.first().common();
    int label = Common.NO_LABEL;
    for (Annotation member : instance.members()) {
      Common common = member.common();
      if (common != first && common.hasLabel()) {
        label = label == Common.NO_LABEL ? instance.labelIndex() : label;
        if (common.labelIndex() != label) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Instance> split(List<Instance> instances) {
    List<Instance> split = new ArrayList<>();
    for (Instance instance : instances) {
      int first = instance.labelIndex();
      Map<Integer, List<Annotation>> byLabel = new LinkedHashMap<>();
      for (Annotation member : instance.members()) {
        int label = member.labelIndex() == Common.NO_LABEL ? first : member.labelIndex();
        byLabel.computeIfAbsent(label, key -> new ArrayList<>()).add(member);
      }
      byLabel.values().forEach(members -> split.add(new Instance(members)));
    }
    return split;
  }
}
