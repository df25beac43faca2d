// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.datum4j.api.model.AnnotationVisitor;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;

/** What is special to each kind of annotation, as text that begins with a space. */
final class ShapeText implements AnnotationVisitor<String> {
  @Override
  public String visit(Label label) {
    return "";
  }

  @Override
  public String visit(Bbox bbox) {
    return numbers(bbox.x(), bbox.y(), bbox.width(), bbox.height());
  }

  @Override
  public String visit(RotatedBbox box) {
    return numbers(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
  }

  @Override
  public String visit(Polygon polygon) {
    return numbers(polygon.coordinates());
  }

  @Override
  public String visit(PolyLine polyLine) {
    return numbers(polyLine.coordinates());
  }

  @Override
  public String visit(Points points) {
    return numbers(points.coordinates())
        + points.visibility().stream().map(v -> String.valueOf(v.ordinal())).collect(Collectors.joining("", " v", ""));
  }

  @Override
  public String visit(Mask mask) {
    return " " + mask.rle().height() + "x" + mask.rle().width() + " " + Arrays.toString(mask.rle().counts());
  }

  @Override
  public String visit(Caption caption) {
    return " \"" + caption.caption().replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + '"';
  }

  @Override
  public String visit(Ellipse ellipse) {
    return numbers(ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2());
  }

  private static String numbers(Coordinates coordinates) {
    return numbers(coordinates.toArray());
  }

  private static String numbers(double... values) {
    return Arrays.stream(values).mapToObj(ShapeText::number).collect(Collectors.joining(" ", " ", ""));
  }

  /** Whole numbers without their {@code .0}: golden files are written by people. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }
}
