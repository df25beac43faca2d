// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.PointsCategory;
import org.jspecify.annotations.Nullable;

/**
 * Where each label of a dataset goes. Keypoints, colours and parents go with their labels; of several labels that
 * become one, the first gives the attributes and parent, and the first that has them gives keypoints and colour.
 */
public final class LabelMapping {
  private final Categories before;
  private final @Nullable String[] targets;
  private final LabelCategories labels;
  private final int[] indexes;

  /**
   * Makes a mapping.
   *
   * @param targets for each label its new name, or null when it goes
   * @param order the new names in order; may hold some that no label turns into
   */
  public LabelMapping(Categories before, @Nullable String[] targets, List<String> order) {
    this.before = before;
    this.targets = targets.clone();
    this.indexes = new int[targets.length];
    Map<String, LabelCategory> changed = new LinkedHashMap<>();
    for (String name : order) {
      changed.put(name, category(name));
    }
    this.labels = LabelCategories.of(changed.values(), before.labels().attributes());
    for (int i = 0; i < targets.length; i++) {
      String target = targets[i];
      indexes[i] = target == null ? Common.NO_LABEL : labels.indexOf(target);
    }
  }

  /** Returns a mapping whose new labels stand in order of their first old one. */
  public static LabelMapping inOrder(Categories before, @Nullable String[] targets) {
    List<String> order = new ArrayList<>();
    for (String target : targets) {
      if (target != null && !order.contains(target)) {
        order.add(target);
      }
    }
    return new LabelMapping(before, targets, order);
  }

  private LabelCategory category(String name) {
    for (int i = 0; i < targets.length; i++) {
      if (name.equals(targets[i])) {
        LabelCategory old = before.labels().get(i);
        return new LabelCategory(name, parent(name, old.parent()), old.attributes());
      }
    }
    return LabelCategory.of(name);
  }

  /** A parent that is a label, too, is followed to its new name. */
  private String parent(String name, String parent) {
    int index = before.labels().indexOf(parent);
    String target = index == Common.NO_LABEL ? parent : targets[index];
    return target == null || target.equals(name) ? "" : target;
  }

  /**
   * Returns the new categories.
   *
   * @param clash takes the name of each label whose old labels had different keypoints
   */
  public Categories categories(Consumer<String> clash) {
    Map<Integer, PointsCategory> points = new TreeMap<>();
    Map<Integer, MaskColor> colors = new TreeMap<>();
    for (int i = 0; i < indexes.length; i++) {
      if (indexes[i] == Common.NO_LABEL) {
        continue;
      }
      PointsCategory own = before.points().get(i);
      if (own != null) {
        PointsCategory earlier = points.putIfAbsent(indexes[i], own);
        if (earlier != null && !earlier.equals(own)) {
          clash.accept(labels.get(indexes[i]).name());
        }
      }
      MaskColor color = before.maskColors().get(i);
      if (color != null) {
        colors.putIfAbsent(indexes[i], color);
      }
    }
    if (!before.maskColors().isEmpty()) {
      FreeColors free = new FreeColors(colors.values());
      for (int i = 0; i < labels.size(); i++) {
        if (isNew(i)) {
          colors.computeIfAbsent(i, index -> free.next());
        }
      }
    }
    return new Categories(labels, points, colors);
  }

  private boolean isNew(int index) {
    for (int known : indexes) {
      if (known == index) {
        return false;
      }
    }
    return true;
  }

  private int target(int labelIndex) {
    return labelIndex < indexes.length ? indexes[labelIndex] : Common.NO_LABEL;
  }

  /** Returns the item with the new labels; annotations whose label went away go with it. */
  public DatasetItem apply(DatasetItem item) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    for (Annotation annotation : item.annotations()) {
      Common common = annotation.common();
      if (!common.hasLabel()) {
        changed.add(annotation);
        continue;
      }
      int target = target(common.labelIndex());
      if (target == common.labelIndex()) {
        changed.add(annotation);
      } else if (target != Common.NO_LABEL) {
        changed.add(annotation.withCommon(common.withLabelIndex(target)));
      }
    }
    return item.withAnnotations(changed);
  }
}
