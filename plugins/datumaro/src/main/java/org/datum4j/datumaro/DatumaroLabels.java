// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.PointsCategory;

/**
 * The categories of several files as one. Equal or absent lists are taken as they are; others are united by name, in
 * order of appearance.
 */
final class DatumaroLabels {
  private final Categories categories;
  private final List<int[]> maps;

  private DatumaroLabels(Categories categories, List<int[]> maps) {
    this.categories = categories;
    this.maps = maps;
  }

  Categories categories() {
    return categories;
  }

  /** Returns the position in the united list for each position in a file's own. */
  int[] map(int file) {
    return maps.get(file);
  }

  static DatumaroLabels unite(List<DatumaroFile> files, IssueSink issues) {
    List<LabelCategory> labels = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> attributes = new LinkedHashSet<>();
    DatumaroFile first = null;
    boolean differs = false;
    for (DatumaroFile file : files) {
      LabelCategories own = file.categories().labels();
      if (own.isEmpty()) {
        continue;
      }
      if (first == null) {
        first = file;
      } else if (!own.labels().equals(first.categories().labels().labels())) {
        differs = true;
      }
      attributes.addAll(own.attributes());
      for (LabelCategory label : own.labels()) {
        if (names.add(label.name())) {
          labels.add(label);
        }
      }
    }
    LabelCategories united = LabelCategories.of(labels, attributes);
    if (differs) {
      issues.report(
          Issue.warning(
              DatumaroFormat.CATEGORIES_DIFFER,
              "the subsets' label lists differ; they are united by name to " + united.size() + " labels",
              Location.ofFile(files.get(0).name()).withPath("$.categories.label.labels"),
              "Nothing needs to be done if labels of one name mean the same."));
    }
    List<int[]> maps = new ArrayList<>();
    Map<Integer, PointsCategory> points = new TreeMap<>();
    Map<Integer, MaskColor> colors = new TreeMap<>();
    for (DatumaroFile file : files) {
      int[] map = file.categories().labels().names().stream().mapToInt(united::indexOf).toArray();
      maps.add(map);
      Categories moved =
          DatumaroCategories.remapped(file.categories(), united, label -> label < map.length ? map[label] : label);
      moved.points().forEach(points::putIfAbsent);
      moved.maskColors().forEach(colors::putIfAbsent);
    }
    return new DatumaroLabels(new Categories(united, points, colors), maps);
  }
}
