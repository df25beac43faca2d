// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Attributes;

/** What the lists of one subset will say; grows by a few bytes for each item. */
final class VocSubsetLists {
  final List<String> all = new ArrayList<>();
  final List<String> segmented = new ArrayList<>();
  final List<String> layout = new ArrayList<>();
  final List<String> active = new ArrayList<>();

  /** Items with classes of the whole image, and these. */
  final List<String> classified = new ArrayList<>();

  final List<int[]> classes = new ArrayList<>();

  /** Lines of the lists of actions, by action. */
  final Map<String, List<String>> actions = new LinkedHashMap<>();

  void add(VocRendered rendered, VocTargetLabels labels) {
    VocPlan plan = rendered.plan();
    String id = rendered.id();
    all.add(id);
    boolean isBare = plan.item.annotations().isEmpty();
    if (isBare || rendered.objectMask() != null) {
      segmented.add(id);
    }
    if (!plan.classes.isEmpty()) {
      classified.add(id);
      classes.add(plan.classes.stream().mapToInt(Integer::intValue).toArray());
    }
    if (isBare) {
      layout.add(quoted(id));
      active.add(id);
    }
    boolean isActive = false;
    for (VocBox box : plan.boxes) {
      for (int i = 0; i < box.parts.size(); i++) {
        layout.add(quoted(id) + "  " + box.number);
      }
      List<String> known = labels.actions(box.labelIndex);
      if (!known.isEmpty()) {
        isActive = true;
        addActions(id, box, known);
      }
    }
    if (isActive) {
      active.add(id);
    }
  }

  private void addActions(String id, VocBox box, List<String> known) {
    Attributes attributes = box.source.attributes();
    for (String action : known) {
      String flag = attributes.isTrue(action) ? "  1" : " -1";
      actions.computeIfAbsent(action, name -> new ArrayList<>()).add(id + " " + box.number + flag);
    }
  }

  private static String quoted(String id) {
    return id.chars().anyMatch(Character::isWhitespace) ? '"' + id + '"' : id;
  }
}
