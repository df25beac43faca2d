// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.PointsCategory;
import org.jspecify.annotations.Nullable;

/** Categories between the tree of a file's member {@code categories} and the model. */
final class DatumaroCategories {
  private DatumaroCategories() {}

  /**
   * Reads the member.
   *
   * @throws IllegalArgumentException if something is not as the format wants it
   */
  static Categories read(Attributes tree) {
    Attributes label = object(tree.get("label"));
    List<LabelCategory> labels = new ArrayList<>();
    for (Object element : list(label.get("labels"))) {
      Attributes one = object(element);
      labels.add(new LabelCategory(text(one, "name"), optional(one.get("parent")), texts(one.get("attributes"))));
    }
    return new Categories(
        LabelCategories.of(labels, texts(label.get("attributes"))),
        points(object(tree.get("points"))),
        colors(object(tree.get("mask"))));
  }

  private static Map<Integer, PointsCategory> points(Attributes points) {
    Map<Integer, PointsCategory> found = new TreeMap<>();
    for (Object element : list(points.get("items"))) {
      Attributes one = object(element);
      List<PointsCategory.Joint> joints = new ArrayList<>();
      for (Object joint : list(one.get("joints"))) {
        List<?> pair = list(joint);
        if (pair.size() != 2) {
          throw new IllegalArgumentException("a joint has " + pair.size() + " numbers, expected 2");
        }
        joints.add(new PointsCategory.Joint(whole(pair.get(0), "a joint"), whole(pair.get(1), "a joint")));
      }
      found.put(whole(one.get("label_id"), "label_id"), new PointsCategory(texts(one.get("labels")), joints));
    }
    return found;
  }

  private static Map<Integer, MaskColor> colors(Attributes mask) {
    Map<Integer, MaskColor> found = new TreeMap<>();
    for (Object element : list(mask.get("colormap"))) {
      Attributes one = object(element);
      found.put(
          whole(one.get("label_id"), "label_id"),
          new MaskColor(whole(one.get("r"), "r"), whole(one.get("g"), "g"), whole(one.get("b"), "b")));
    }
    return found;
  }

  /** Returns what the member holds and the model does not: label groups and default positions of keypoints. */
  static Attributes leftovers(Attributes tree, Categories categories) {
    Attributes.Builder builder = Attributes.builder();
    List<?> groups = list(object(tree.get("label")).get("label_groups"));
    if (!groups.isEmpty()) {
      builder.put("label_groups", groups);
    }
    Map<String, Object> positions = new LinkedHashMap<>();
    for (Object element : list(object(tree.get("points")).get("items"))) {
      Attributes one = object(element);
      int label = whole(one.get("label_id"), "label_id");
      List<?> numbers = list(one.get("positions"));
      if (!numbers.isEmpty() && label < categories.labels().size()) {
        positions.put(categories.labels().get(label).name(), numbers);
      }
    }
    if (!positions.isEmpty()) {
      builder.put("positions", positions);
    }
    return builder.build();
  }

  /** Returns categories whose label indexes are changed. */
  static Categories remapped(Categories categories, LabelCategories labels, IntUnaryOperator map) {
    Map<Integer, PointsCategory> points = new TreeMap<>();
    categories.points().forEach((label, category) -> points.put(map.applyAsInt(label), category));
    Map<Integer, MaskColor> colors = new TreeMap<>();
    categories.maskColors().forEach((label, color) -> colors.put(map.applyAsInt(label), color));
    return new Categories(labels, points, colors);
  }

  /** Returns the tree that is written for categories. */
  static Attributes tree(Categories categories, Attributes leftovers) {
    Attributes.Builder tree = Attributes.builder();
    if (!categories.labels().isEmpty()) {
      List<Object> labels = new ArrayList<>();
      for (LabelCategory label : categories.labels().labels()) {
        labels.add(
            Attributes.builder()
                .put("name", label.name())
                .put("parent", label.parent())
                .put("attributes", label.attributes())
                .build());
      }
      tree.put(
          "label",
          Attributes.builder()
              .put("labels", labels)
              .put("label_groups", list(leftovers.get("label_groups")))
              .put("attributes", List.copyOf(categories.labels().attributes()))
              .build());
    }
    if (!categories.points().isEmpty()) {
      tree.put("points", Attributes.of("items", pointsTree(categories, object(leftovers.get("positions")))));
    }
    if (!categories.maskColors().isEmpty()) {
      List<Object> colors = new ArrayList<>();
      categories.maskColors().forEach((label, color) ->
          colors.add(Attributes.builder().put("label_id", label).put("r", color.red()).put("g", color.green())
              .put("b", color.blue()).build()));
      tree.put("mask", Attributes.of("colormap", colors));
    }
    return tree.build();
  }

  private static List<Object> pointsTree(Categories categories, Attributes positions) {
    List<Object> items = new ArrayList<>();
    categories.points().forEach((label, category) -> {
      List<Object> joints = new ArrayList<>();
      category.joints().forEach(joint -> joints.add(List.of(joint.from(), joint.to())));
      String name = label < categories.labels().size() ? categories.labels().get(label).name() : "";
      items.add(
          Attributes.builder()
              .put("label_id", label)
              .put("labels", category.names())
              .put("joints", joints)
              .put("positions", list(positions.get(name)))
              .build());
    });
    return items;
  }

  static Attributes object(@Nullable Object value) {
    return value instanceof Attributes attributes ? attributes : Attributes.empty();
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    list(value).forEach(element -> texts.add(String.valueOf(element)));
    return texts;
  }

  private static String optional(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  private static String text(Attributes one, String name) {
    Object value = one.get(name);
    if (value == null || value.toString().isEmpty()) {
      throw new IllegalArgumentException("a label's " + name + " is " + value + ", expected a text");
    }
    return value.toString();
  }

  private static int whole(@Nullable Object value, String name) {
    if (value instanceof Long number && number >= 0 && number < Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw new IllegalArgumentException(name + " is " + value + ", expected a whole number of 0 or more");
  }
}
