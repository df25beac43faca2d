// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.PointsCategory;
import org.jspecify.annotations.Nullable;

/** The labels of all files as one list, joined by name. */
final class CvatLabels {
  private static final int SAMPLES = 10;

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<Draft> byIndex = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  private CvatLabels() {}

  /** A label with the parts of its skeleton, by name. */
  private record Draft(CvatLabel label, Set<String> attributes, Map<String, CvatLabel> parts) {}

  static CvatLabels unite(List<CvatFile> files, IssueSink issues) {
    CvatLabels all = new CvatLabels();
    List<String> first = null;
    for (CvatFile file : files) {
      List<String> names = new ArrayList<>();
      for (CvatLabel label : file.meta().things()) {
        names.add(label.name());
        all.add(label, file.meta());
      }
      if (first != null && !names.equals(first)) {
        issues.report(
            Issue.warning(
                CvatFormat.LABELS_DIFFER,
                "the labels are " + names + ", in the file before they are " + first + "; they are joined by name",
                Location.ofFile(file.name()),
                "Give all files the same labels if their order matters."));
      }
      first = names;
    }
    files.forEach(file -> all.addUndeclared(file, issues));
    all.drafts.forEach((name, draft) -> {
      all.indexes.put(name, all.byIndex.size());
      all.byIndex.add(draft);
    });
    return all;
  }

  private void add(CvatLabel label, CvatMeta meta) {
    Draft draft =
        drafts.computeIfAbsent(label.name(), name -> new Draft(label, new LinkedHashSet<>(), new LinkedHashMap<>()));
    draft.attributes().addAll(label.attributeNames());
    if (label.isSkeleton()) {
      meta.parts(label.name()).forEach(part -> draft.parts().putIfAbsent(part.name(), part));
    }
  }

  private void addUndeclared(CvatFile file, IssueSink issues) {
    List<String> found = new ArrayList<>();
    for (String name : file.labels()) {
      if (!name.isEmpty() && !drafts.containsKey(name)) {
        found.add(name);
        add(new CvatLabel(name, "", "", "", "", List.of()), CvatMeta.EMPTY);
      }
    }
    if (!found.isEmpty()) {
      List<String> shown = found.subList(0, Math.min(SAMPLES, found.size()));
      issues.report(
          Issue.warning(
              CvatFormat.LABEL_UNDECLARED,
              found.size() + " labels are used but not declared, and are taken as they come: "
                  + String.join(", ", shown),
              Location.ofFile(file.name()).withPath("/annotations/meta"),
              "Declare them in <labels> if their order or their attributes matter."));
    }
  }

  Categories categories() {
    List<LabelCategory> labels = new ArrayList<>();
    Map<Integer, PointsCategory> points = new TreeMap<>();
    for (Draft draft : byIndex) {
      if (!draft.parts().isEmpty()) {
        List<String> names = List.copyOf(draft.parts().keySet());
        points.put(labels.size(), new PointsCategory(names, draft.label().joints(names)));
      }
      labels.add(
          new LabelCategory(draft.label().name(), draft.label().parent(), List.copyOf(draft.attributes())));
    }
    return Categories.of(LabelCategories.of(labels, List.of("occluded"))).withPoints(points);
  }

  /** Returns what the declarations say beyond names. */
  Attributes origin() {
    List<Attributes> all = new ArrayList<>();
    for (Draft draft : byIndex) {
      all.add(draft.label().toOrigin());
      draft.parts().values().forEach(part -> all.add(part.toOrigin()));
    }
    return Attributes.of("labels", all);
  }

  int index(String name) {
    return indexes.getOrDefault(name, -1);
  }

  /** Returns how an attribute is declared to be put in, or the empty text. */
  String inputType(int index, String attribute) {
    return index < 0 ? "" : byIndex.get(index).label().inputType(attribute);
  }

  /** Returns the names of the points of a skeleton; none if they are not declared. */
  List<String> parts(int index) {
    return index < 0 ? List.of() : List.copyOf(byIndex.get(index).parts().keySet());
  }

  @Nullable CvatLabel part(int index, String name) {
    return index < 0 ? null : byIndex.get(index).parts().get(name);
  }
}
