// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationVisitor;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.jspecify.annotations.Nullable;

/**
 * An item as the filter language sees it: {@code /item} with {@code id}, {@code subset}, {@code image} and one
 * {@code annotation} for each annotation.
 *
 * @source the element names that users of Datumaro's filters know
 */
final class ItemDocument {
  private final DatasetItem item;
  private final LabelCategories labels;
  private final FilterNode document;
  private final Map<FilterNode, Integer> annotationIndexes = new IdentityHashMap<>();

  ItemDocument(DatasetItem item, LabelCategories labels) {
    this.item = item;
    this.labels = labels;
    this.document = FilterNode.document(node -> node.element("item", this::item));
  }

  FilterNode document() {
    return document;
  }

  /** Returns the positions of the annotations among some nodes; other nodes select nothing. */
  Set<Integer> annotationsOf(List<?> nodes) {
    Set<Integer> indexes = new HashSet<>();
    for (Object node : nodes) {
      Integer index = node instanceof FilterNode ? annotationIndexes.get(node) : null;
      if (index != null) {
        indexes.add(index);
      }
    }
    return indexes;
  }

  private void item(FilterNode node) {
    node.value("id", item.id());
    node.value("subset", item.subset());
    item.image().ifPresent(image -> node.element("image", child -> image(child, image)));
    item.attributes().forEach((name, value) -> attribute(node, name, value, Set.of("id", "subset", "image")));
    List<Annotation> annotations = item.annotations();
    for (int i = 0; i < annotations.size(); i++) {
      Annotation annotation = annotations.get(i);
      annotationIndexes.put(node.element("annotation", child -> annotation(child, annotation)), i);
    }
  }

  private static void image(FilterNode node, Image image) {
    Optional<ImageSize> size = image.size();
    size.ifPresent(
        known -> {
          node.value("height", Integer.toString(known.height()));
          node.value("width", Integer.toString(known.width()));
        });
    node.value("has_data", image.hasData() ? "1" : "0");
    node.value("path", image.name());
  }

  private void annotation(FilterNode node, Annotation annotation) {
    node.value("id", Long.toString(annotation.id()));
    node.value("type", annotation.type().text());
    node.value("group", Long.toString(annotation.group()));
    if (annotation.common().hasLabel()) {
      int index = annotation.labelIndex();
      node.value("label", index < labels.size() ? labels.get(index).name() : "");
      node.value("label_id", Integer.toString(index));
    }
    annotation.attributes().forEach((name, value) -> attribute(node, name, value, Set.of()));
    annotation.accept(new Geometry(node));
  }

  private static void attribute(FilterNode node, String name, @Nullable Object value, Set<String> taken) {
    String element = name.replace(' ', '-');
    if (!element.isEmpty() && Character.isDigit(element.charAt(0))) {
      element = "_" + element;
    }
    if (!taken.contains(element) && !element.isEmpty()) {
      node.value(element, text(value));
    }
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return value instanceof Attributes map ? map.asMap().toString() : value.toString();
  }

  private static void number(FilterNode node, String name, double value) {
    node.value(name, Double.toString(value));
  }

  private static void box(FilterNode node, double x, double y, double width, double height, double area) {
    number(node, "x", x);
    number(node, "y", y);
    number(node, "w", width);
    number(node, "h", height);
    number(node, "area", area);
  }

  private static void shape(FilterNode node, double[] box, double area) {
    number(node, "area", area);
    node.element("bbox", child -> box(child, box[0], box[1], box[2], box[3], box[2] * box[3]));
  }

  /** Adds what is special for a kind of annotation. */
  private record Geometry(FilterNode node) implements AnnotationVisitor<@Nullable Void> {
    @Override
    public @Nullable Void visit(Label label) {
      return null;
    }

    @Override
    public @Nullable Void visit(Bbox bbox) {
      box(node, bbox.x(), bbox.y(), bbox.width(), bbox.height(), bbox.area());
      return null;
    }

    @Override
    public @Nullable Void visit(RotatedBbox box) {
      number(node, "cx", box.centerX());
      number(node, "cy", box.centerY());
      number(node, "w", box.width());
      number(node, "h", box.height());
      number(node, "r", box.degrees());
      double[] corners =
          Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
      shape(node, Shapes.bbox(corners), box.width() * box.height());
      return null;
    }

    @Override
    public @Nullable Void visit(Polygon polygon) {
      double[] corners = polygon.coordinates().toArray();
      shape(node, Shapes.bbox(corners), Math.abs(Shapes.area(corners)));
      points(polygon.coordinates(), null);
      return null;
    }

    @Override
    public @Nullable Void visit(PolyLine polyLine) {
      shape(node, Shapes.bbox(polyLine.coordinates().toArray()), 0);
      points(polyLine.coordinates(), null);
      return null;
    }

    @Override
    public @Nullable Void visit(Points points) {
      shape(node, Shapes.bbox(points.coordinates().toArray()), 0);
      points(points.coordinates(), points);
      return null;
    }

    @Override
    public @Nullable Void visit(Mask mask) {
      shape(node, mask.rle().bbox(), mask.rle().area());
      return null;
    }

    @Override
    public @Nullable Void visit(Caption caption) {
      node.value("caption", caption.caption());
      return null;
    }

    @Override
    public @Nullable Void visit(Ellipse ellipse) {
      number(node, "x1", ellipse.x1());
      number(node, "y1", ellipse.y1());
      number(node, "x2", ellipse.x2());
      number(node, "y2", ellipse.y2());
      double width = ellipse.x2() - ellipse.x1();
      double height = ellipse.y2() - ellipse.y1();
      number(node, "area", Math.PI * width * height / 4);
      return null;
    }

    private void points(Coordinates coordinates, @Nullable Points keypoints) {
      for (int i = 0; i < coordinates.size(); i++) {
        int index = i;
        node.element(
            "point",
            child -> {
              number(child, "x", coordinates.x(index));
              number(child, "y", coordinates.y(index));
              if (keypoints != null) {
                child.value("visible", keypoints.visibility().get(index).name().toLowerCase(Locale.ROOT));
              }
            });
      }
    }
  }
}
