// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.kit.number.Decimals;
import org.datum4j.kit.xml.XmlWriter;
import org.datum4j.voc.common.VocNumbers;

/** Coordinates of shapes as XML attributes. */
final class CvatGeometry {
  private CvatGeometry() {}

  /** Returns the element that a shape or tag is written as. */
  static String element(Annotation annotation, Attributes fields, boolean isSkeleton) {
    return switch (annotation.type()) {
      case LABEL -> "tag";
      case BBOX, ROTATED_BBOX -> "box";
      case POLYGON -> polygon(((Polygon) annotation).coordinates(), fields);
      case POLYLINE -> "polyline";
      case POINTS -> isSkeleton ? "skeleton" : "points";
      case MASK -> "mask";
      case ELLIPSE -> "ellipse";
      case CAPTION -> throw new IllegalArgumentException("CVAT has no captions");
    };
  }

  /** A polygon that was made of something else is that again, if nobody moved it since. */
  private static String polygon(Coordinates outline, Attributes fields) {
    double[] corners = CvatOrigin.numbers(fields, CvatOrigin.CUBOID, CvatShapes.CUBOID.size());
    if (corners != null && outline.equals(Coordinates.of(CvatOutlines.hull(corners)))) {
      return "cuboid";
    }
    double[] turned = CvatOrigin.numbers(fields, CvatOrigin.ELLIPSE, 5);
    boolean isEllipse = turned != null
        && outline.equals(
            Coordinates.of(CvatOutlines.ellipse(turned[0], turned[1], turned[2], turned[3], turned[4])));
    return isEllipse ? "ellipse" : "polygon";
  }

  static void write(Annotation annotation, String element, Attributes fields, XmlWriter xml) {
    if (annotation instanceof Bbox box) {
      box(box.x(), box.y(), VocNumbers.sum(box.x(), box.width()), VocNumbers.sum(box.y(), box.height()), xml);
    } else if (annotation instanceof RotatedBbox box) {
      double left = VocNumbers.difference(box.centerX(), box.width() / 2);
      double top = VocNumbers.difference(box.centerY(), box.height() / 2);
      box(left, top, VocNumbers.sum(left, box.width()), VocNumbers.sum(top, box.height()), xml);
      double turn = box.degrees() % 360;
      xml.attribute("rotation", text(turn < 0 ? turn + 360 : turn));
    } else if (annotation instanceof Polygon polygon) {
      polygon(polygon, element, fields, xml);
    } else if (annotation instanceof PolyLine line) {
      xml.attribute("points", text(line.coordinates()));
    } else if (annotation instanceof Points points) {
      xml.attribute("points", text(points.coordinates()));
    } else if (annotation instanceof Ellipse ellipse) {
      double[] numbers = {
        (ellipse.x1() + ellipse.x2()) / 2, (ellipse.y1() + ellipse.y2()) / 2,
        VocNumbers.difference(ellipse.x2(), ellipse.x1()) / 2, VocNumbers.difference(ellipse.y2(), ellipse.y1()) / 2, 0
      };
      ellipse(numbers, xml);
    } else if (annotation instanceof Mask mask) {
      mask(mask.rle(), xml);
    }
  }

  private static void polygon(Polygon polygon, String element, Attributes fields, XmlWriter xml) {
    double[] corners = CvatOrigin.numbers(fields, CvatOrigin.CUBOID, CvatShapes.CUBOID.size());
    double[] turned = CvatOrigin.numbers(fields, CvatOrigin.ELLIPSE, 5);
    if (element.equals("cuboid") && corners != null) {
      for (int i = 0; i < corners.length; i++) {
        xml.attribute(CvatShapes.CUBOID.get(i), text(corners[i]));
      }
    } else if (element.equals("ellipse") && turned != null) {
      ellipse(turned, xml);
    } else {
      xml.attribute("points", text(polygon.coordinates()));
    }
  }

  private static void box(double left, double top, double right, double bottom, XmlWriter xml) {
    xml.attribute("xtl", text(left)).attribute("ytl", text(top));
    xml.attribute("xbr", text(right)).attribute("ybr", text(bottom));
  }

  private static void ellipse(double[] numbers, XmlWriter xml) {
    xml.attribute("cx", text(numbers[0])).attribute("cy", text(numbers[1]));
    xml.attribute("rx", text(numbers[2])).attribute("ry", text(numbers[3]));
    if (numbers[4] != 0) {
      xml.attribute("rotation", text(numbers[4]));
    }
  }

  private static void mask(Rle rle, XmlWriter xml) {
    double[] box = rle.bbox();
    int left = (int) box[0];
    int top = (int) box[1];
    int width = Math.max(1, (int) box[2]);
    int height = Math.max(1, (int) box[3]);
    byte[] pixels = rle.crop(left, top, width, height).toBitmap();
    StringBuilder runs = new StringBuilder();
    int run = 0;
    byte current = 0;
    for (byte pixel : pixels) {
      if (pixel != current) {
        runs.append(run).append(", ");
        run = 0;
        current = pixel;
      }
      run++;
    }
    xml.attribute("rle", runs.append(run).toString());
    xml.attribute("left", Integer.toString(left)).attribute("top", Integer.toString(top));
    xml.attribute("width", Integer.toString(width)).attribute("height", Integer.toString(height));
  }

  static boolean isFinite(Annotation annotation) {
    return Arrays.stream(numbers(annotation)).allMatch(Double::isFinite);
  }

  private static double[] numbers(Annotation annotation) {
    if (annotation instanceof Bbox box) {
      return new double[] {box.x(), box.y(), box.x() + box.width(), box.y() + box.height()};
    }
    if (annotation instanceof RotatedBbox box) {
      return new double[] {box.centerX(), box.centerY(), box.width(), box.height(), box.degrees()};
    }
    if (annotation instanceof Ellipse ellipse) {
      return new double[] {ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2()};
    }
    if (annotation instanceof Polygon polygon) {
      return polygon.coordinates().toArray();
    }
    if (annotation instanceof PolyLine line) {
      return line.coordinates().toArray();
    }
    return annotation instanceof Points points ? points.coordinates().toArray() : new double[0];
  }

  private static String text(Coordinates points) {
    byte[] bytes = new byte[points.size() * 2 * (Decimals.MAX_DOUBLE_LENGTH + 4)];
    int at = 0;
    for (int i = 0; i < points.size(); i++) {
      if (i > 0) {
        bytes[at++] = ';';
      }
      at = write(points.x(i), bytes, at);
      bytes[at++] = ',';
      at = write(points.y(i), bytes, at);
    }
    return new String(bytes, 0, at, StandardCharsets.ISO_8859_1);
  }

  /** Writes a number that reads back the same, with two decimals at least, as CVAT has them. */
  private static int write(double value, byte[] bytes, int from) {
    int end = Decimals.writeShort(value, bytes, from);
    int point = end;
    for (int i = from; i < end; i++) {
      if (bytes[i] == 'e') {
        return end;
      }
      point = bytes[i] == '.' ? i : point;
    }
    if (point == end) {
      bytes[end++] = '.';
    }
    while (end - point < 3) {
      bytes[end++] = '0';
    }
    return end;
  }

  static String text(double value) {
    byte[] bytes = new byte[Decimals.MAX_DOUBLE_LENGTH + 4];
    return new String(bytes, 0, write(value, bytes, 0), StandardCharsets.ISO_8859_1);
  }

  /** Returns an attribute's value as it is written; a number reads back the same. */
  static String valueText(Object value) {
    return value instanceof Double number ? shortText(number) : value.toString();
  }

  private static String shortText(double value) {
    byte[] bytes = new byte[Decimals.MAX_DOUBLE_LENGTH];
    int length = Decimals.writeShort(value, bytes, 0);
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
