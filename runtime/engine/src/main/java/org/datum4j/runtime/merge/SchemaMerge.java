// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.PointsCategory;

/** Joins what datasets say beside their items. Labels, and what belongs to them, are the same when their names are. */
final class SchemaMerge {
  private final List<DatasetSchema> schemas;
  private final Map<String, LabelCategory> labels = new LinkedHashMap<>();
  private final Set<String> labelAttributes = new LinkedHashSet<>();
  private final List<MergeFinding> conflicts = new ArrayList<>();
  private Categories categories = Categories.empty();

  SchemaMerge(List<DatasetSchema> schemas) {
    this.schemas = List.copyOf(schemas);
    for (int i = 0; i < schemas.size(); i++) {
      addLabels(schemas.get(i).categories().labels(), i);
    }
    LabelCategories joined = LabelCategories.of(labels.values(), labelAttributes);
    Map<Integer, PointsCategory> points = new TreeMap<>();
    Map<Integer, MaskColor> colors = new TreeMap<>();
    for (int i = 0; i < schemas.size(); i++) {
      Categories own = schemas.get(i).categories();
      add(own.points(), points, own.labels(), joined, i, "keypoints");
      add(own.maskColors(), colors, own.labels(), joined, i, "colour");
    }
    categories = new Categories(joined, points, colors);
  }

  private void addLabels(LabelCategories own, int source) {
    labelAttributes.addAll(own.attributes());
    for (LabelCategory label : own.labels()) {
      LabelCategory known = labels.get(label.name());
      if (known == null) {
        labels.put(label.name(), label);
        continue;
      }
      boolean isConflict =
          !known.parent().isEmpty() && !label.parent().isEmpty() && !known.parent().equals(label.parent());
      if (isConflict) {
        conflict(label.name(), "the parent " + known.parent() + " and the parent " + label.parent(), source);
      }
      Set<String> attributes = new LinkedHashSet<>(known.attributes());
      attributes.addAll(label.attributes());
      String parent = known.parent().isEmpty() ? label.parent() : known.parent();
      labels.put(label.name(), new LabelCategory(label.name(), parent, new ArrayList<>(attributes)));
    }
  }

  private <T> void add(
      Map<Integer, T> own, Map<Integer, T> all, LabelCategories from, LabelCategories to, int source, String what) {
    own.forEach(
        (label, value) -> {
          if (label < 0 || label >= from.size()) {
            // The background of mask colours has no label of its own in some formats.
            all.putIfAbsent(label, value);
            return;
          }
          String name = from.get(label).name();
          T known = all.putIfAbsent(to.indexOf(name), value);
          if (known != null && !known.equals(value)) {
            conflict(name, "different " + what, source);
          }
        });
  }

  private void conflict(String label, String what, int source) {
    conflicts.add(
        new MergeFinding(
            FindingKind.CONFLICTING_CATEGORIES,
            "",
            "",
            List.of(source),
            "label \"" + label + "\" has " + what + "; the first is kept"));
  }

  List<MergeFinding> conflicts() {
    return conflicts;
  }

  /**
   * Demands that all datasets have the same categories; one without any fits all.
   *
   * @throws ImportException if they differ
   */
  void requireEqual() {
    Categories first = Categories.empty();
    int firstSource = 0;
    for (int i = 0; i < schemas.size(); i++) {
      Categories own = schemas.get(i).categories();
      if (own.equals(Categories.empty())) {
        continue;
      }
      if (first.equals(Categories.empty())) {
        first = own;
        firstSource = i;
      } else if (!first.equals(own)) {
        throw new ImportException(
            Issue.error(
                "MERGE-CATEGORIES-DIFFER",
                "datasets " + firstSource + " and " + i + " (counted from 0) have different categories: "
                    + difference(first, own),
                Location.unknown(),
                "Merge with the policy union or intersect, which join labels by name."));
      }
    }
  }

  private static String difference(Categories one, Categories other) {
    if (!one.labels().names().equals(other.labels().names())) {
      return "labels " + cut(one.labels()) + " and " + cut(other.labels());
    }
    if (!one.labels().equals(other.labels())) {
      return "parents or attributes of labels";
    }
    return one.points().equals(other.points()) ? "colours of masks" : "keypoints";
  }

  private static String cut(LabelCategories labels) {
    int most = 12;
    List<String> names = labels.names();
    return names.size() <= most ? names.toString() : names.subList(0, most) + " and " + (names.size() - most) + " more";
  }

  /** Returns the joined schema without a number of items. */
  DatasetSchema schema() {
    Set<String> subsets = new LinkedHashSet<>();
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    Attributes infos = Attributes.empty();
    Attributes origins = Attributes.empty();
    for (DatasetSchema schema : schemas) {
      subsets.addAll(schema.subsets());
      types.addAll(schema.annotationTypes());
      infos = joined(infos, schema.infos());
      origins = joined(origins, schema.origins());
    }
    return new DatasetSchema(infos, categories, new ArrayList<>(subsets), OptionalLong.empty(), types, origins);
  }

  /** Returns the sum of the numbers of items, if all are known. */
  OptionalLong itemCount() {
    long sum = 0;
    for (DatasetSchema schema : schemas) {
      if (schema.itemCount().isEmpty()) {
        return OptionalLong.empty();
      }
      sum += schema.itemCount().getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /** Returns how a dataset's annotations get the joined labels. */
  Relabeling relabeling(int source) {
    LabelCategories own = schemas.get(source).categories().labels();
    int[] map = new int[own.size()];
    boolean isIdentity = true;
    for (int i = 0; i < map.length; i++) {
      map[i] = categories.labels().indexOf(own.get(i).name());
      isIdentity &= map[i] == i;
    }
    return new Relabeling(map, isIdentity);
  }

  /** Members of one name are joined if they are maps or lists; otherwise the first one counts. */
  private static Attributes joined(Attributes one, Attributes other) {
    Attributes all = one;
    for (int i = 0; i < other.size(); i++) {
      String name = other.name(i);
      Object known = all.get(name);
      Object more = other.value(i);
      if (!all.has(name)) {
        all = all.with(name, more);
      } else if (known instanceof Attributes map && more instanceof Attributes moreOfIt) {
        all = all.with(name, joined(map, moreOfIt));
      } else if (known instanceof List<?> list && more instanceof List<?> further) {
        Set<Object> values = new LinkedHashSet<>(list);
        values.addAll(further);
        all = all.with(name, new ArrayList<>(values));
      }
    }
    return all;
  }
}
