// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.LabelCategories;

/** Looks whether labels that belong together come together. */
final class GroupCheck {
  private final List<GroupRule> rules;
  private final LabelCategories labels;

  GroupCheck(List<GroupRule> rules, LabelCategories labels) {
    this.rules = rules;
    this.labels = labels;
    for (GroupRule rule : rules) {
      for (String label : rule.labels()) {
        if (labels.indexOf(label) == Common.NO_LABEL) {
          throw new OptionException(
              Issue.error(
                  "MERGE-GROUP-LABEL",
                  "the datasets have no label \"" + label + "\", which --groups names",
                  Location.unknown(),
                  "The labels are: " + String.join(", ", labels.names()) + "."));
        }
      }
    }
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  List<MergeFinding> check(DatasetItem item) {
    List<MergeFinding> findings = new ArrayList<>();
    if (rules.isEmpty()) {
      return findings;
    }
    Map<Long, Set<String>> groups = new LinkedHashMap<>();
    for (Annotation annotation : item.annotations()) {
      if (!annotation.common().hasLabel()) {
        continue;
      }
      String label = Merger.nameOf(labels, annotation.labelIndex());
      if (annotation.group() == Common.NO_GROUP) {
        check(item, Set.of(label), findings);
      } else {
        groups.computeIfAbsent(annotation.group(), group -> new LinkedHashSet<>()).add(label);
      }
    }
    groups.values().forEach(group -> check(item, group, findings));
    return findings;
  }

  private void check(DatasetItem item, Set<String> group, List<MergeFinding> findings) {
    for (GroupRule rule : rules) {
      boolean concerns = group.stream().anyMatch(rule.labels()::contains);
      Set<String> missing = new LinkedHashSet<>(rule.labels());
      missing.removeAll(group);
      missing.removeAll(rule.optional());
      Set<String> extra = new LinkedHashSet<>(group);
      rule.labels().forEach(extra::remove);
      if (concerns && !(missing.isEmpty() && extra.isEmpty())) {
        String text =
            "a group has the labels " + group
                + (missing.isEmpty() ? "" : ", " + missing + " missing")
                + (extra.isEmpty() ? "" : ", " + extra + " not expected")
                + "; the rule is " + rule.labels();
        findings.add(new MergeFinding(FindingKind.WRONG_GROUP, item.id(), item.subset(), List.of(), text));
        return;
      }
    }
  }
}
