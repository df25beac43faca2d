// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CategoryReader;
import org.datum4j.coco.common.internal.index.CocoCategory;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.kit.primitive.LongIntMap;

/** Joins the categories of all files of a dataset, by name, in order of appearance and by id within a file. */
final class LabelMerger {
  private static final int MOST_LABELS = 1 << 20;

  private final IssueSink issues;
  private final boolean keepIds;
  private final List<String> metaNames;
  private final Map<String, LabelCategory> labels = new LinkedHashMap<>();
  private final TreeMap<Integer, LabelCategory> labelsById = new TreeMap<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<Integer, PointsCategory> points = new TreeMap<>();
  private final Map<CocoIndex, LongIntMap> maps = new LinkedHashMap<>();
  private boolean hasList;
  private boolean toldDifference;
  private final Set<String> toldTwins = new HashSet<>();

  /**
   * Starts to join.
   *
   * @param keepIds whether a label's index is to be its category's id
   * @param metaNames names from {@code dataset_meta.json}, which stand above the files' own; empty without
   */
  LabelMerger(IssueSink issues, boolean keepIds, List<String> metaNames) {
    this.issues = issues;
    this.keepIds = keepIds;
    this.metaNames = metaNames;
    for (String name : metaNames) {
      indexes.put(name, labels.size());
      labels.put(name, LabelCategory.of(name));
    }
  }

  void add(CocoIndex index) {
    List<CocoCategory> categories =
        new ArrayList<>(new CategoryReader(index.file().path(), issues::report).read(index));
    categories.sort(Comparator.comparingLong(CocoCategory::id));
    LongIntMap map = new LongIntMap();
    maps.put(index, map);
    Map<String, Long> names = new HashMap<>();
    int before = labels.size();
    for (CocoCategory category : categories) {
      int label = label(category, index);
      if (label < 0) {
        continue;
      }
      map.putIfAbsent(category.id(), label);
      Long twin = names.putIfAbsent(category.name(), category.id());
      if (twin != null) {
        tellTwin(index, category, twin);
      }
      boolean ofKeypoints = index.task() == CocoTask.PERSON_KEYPOINTS || !category.keypoints().isEmpty();
      if (ofKeypoints && metaNames.isEmpty()) {
        points.merge(
            label,
            new PointsCategory(category.keypoints(), category.joints()),
            (old, fresh) -> old.names().isEmpty() ? fresh : old);
      }
    }
    tellDifference(index, before, names.size());
    hasList |= !categories.isEmpty();
  }

  private int label(CocoCategory category, CocoIndex index) {
    if (!metaNames.isEmpty()) {
      long label = category.id() - 1;
      return label >= 0 && label < metaNames.size() ? (int) label : labelByName(category);
    }
    if (!keepIds) {
      return labelByName(category);
    }
    if (category.id() < 0 || category.id() >= MOST_LABELS) {
      issues.report(
          Issue.error(
              CocoIssues.CATEGORY_RANGE,
              "category id " + category.id() + " is too large or negative to be a label index, expected 0 to "
                  + (MOST_LABELS - 1),
              Location.ofFile(index.file().path()).withPath("$.categories"),
              "Import without --keep-original-category-ids; ids still come back on COCO export."));
      return -1;
    }
    int label = (int) category.id();
    LabelCategory known = labelsById.putIfAbsent(label, labelOf(category));
    if (known != null && !known.name().equals(category.name())) {
      issues.report(
          Issue.error(
              CocoIssues.CATEGORY_DIFFER,
              "category id " + label + " is \"" + known.name() + "\" in one file and \"" + category.name()
                  + "\" in another",
              Location.ofFile(index.file().path()).withPath("$.categories"),
              "Import without --keep-original-category-ids, which joins categories by name."));
      return -1;
    }
    return label;
  }

  private int labelByName(CocoCategory category) {
    Integer known = indexes.putIfAbsent(category.name(), labels.size());
    if (known != null) {
      return known;
    }
    labels.put(category.name(), labelOf(category));
    return labels.size() - 1;
  }

  private static LabelCategory labelOf(CocoCategory category) {
    return new LabelCategory(category.name(), category.supercategory(), List.of());
  }

  /** The subsets of a dataset mostly repeat their list; what was told of one holds for all. */
  private void tellTwin(CocoIndex index, CocoCategory category, long twin) {
    String what = "categories " + twin + " and " + category.id() + " have the same name \"" + category.name()
        + "\", read as one label";
    if (!toldTwins.add(what)) {
      return;
    }
    issues.report(
        Issue.warning(
            CocoIssues.CATEGORY_NAME,
            what,
            Location.ofFile(index.file().path()).withPath("$.categories"),
            "Rename one of them if they are different; both ids come back on COCO export."));
  }

  private void tellDifference(CocoIndex index, int before, int count) {
    boolean differs = hasList && count > 0 && labels.size() != before && metaNames.isEmpty();
    if (differs && !toldDifference) {
      toldDifference = true;
      issues.report(
          Issue.info(
              CocoIssues.CATEGORY_DIFFER,
              "the files declare different categories; they are joined by name, in order of appearance",
              Location.ofFile(index.file().path()).withPath("$.categories"),
              "Nothing needs to be done if that is meant."));
    }
  }

  /** Returns the labels that a file's category ids stand for. */
  LongIntMap mapOf(CocoIndex index) {
    return maps.getOrDefault(index, new LongIntMap());
  }

  Categories categories() {
    if (!keepIds || !metaNames.isEmpty()) {
      return new Categories(LabelCategories.of(labels.values()), points, Map.of());
    }
    Map<String, Integer> used = new HashMap<>();
    List<LabelCategory> all = new ArrayList<>();
    int last = labelsById.isEmpty() ? -1 : labelsById.lastKey();
    for (int i = 0; i <= last; i++) {
      LabelCategory label = labelsById.getOrDefault(i, LabelCategory.of("class-" + i));
      // With ids as indexes two categories of one name cannot be one label.
      boolean isNew = used.putIfAbsent(label.name(), i) == null;
      all.add(isNew ? label : new LabelCategory(label.name() + "-" + i, label.parent(), List.of()));
    }
    return new Categories(LabelCategories.of(all), points, Map.of());
  }
}
