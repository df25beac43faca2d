// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.kit.number.Decimals;
import org.datum4j.voc.common.VocNumbers;
import org.jspecify.annotations.Nullable;

/** Makes annotations of shapes and tags. */
final class CvatShapes {
  static final List<String> CUBOID =
      List.of("xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1", "xtl2", "ytl2", "xbl2", "ybl2", "xtr2",
          "ytr2", "xbr2", "ybr2");

  private static final long LARGEST_MASK = 1 << 28;
  private static final double[] NONE = {};

  private final CvatLabels labels;
  private final IssueSink issues;
  private final CvatOrigin origins = new CvatOrigin();

  CvatShapes(CvatLabels labels, IssueSink issues) {
    this.labels = labels;
    this.issues = issues;
  }

  /** Where an element is; only asked when something is told of it. */
  @FunctionalInterface
  interface Place {
    Location where();
  }

  /**
   * Makes an annotation.
   *
   * @param track the track that the shape is part of, or null
   * @param size size of the image, if it is known
   * @param place the element, for what is told of it
   * @throws CvatFault if it cannot be read
   */
  Annotation make(CvatElement element, @Nullable CvatTrack track, @Nullable ImageSize size, Place place) {
    if (!element.foreign().isEmpty()) {
      throw new CvatFault(CvatFormat.SHAPE_UNKNOWN, "",
          "<" + element.name() + "> holds the unknown element <" + element.foreign() + ">");
    }
    return switch (element.name()) {
      case "tag" -> tag(element, track);
      case "box" -> box(element, track);
      case "polygon" -> new Polygon(common(element, track), points(element));
      case "polyline" -> new PolyLine(common(element, track), points(element));
      case "points" -> Points.visible(common(element, track), points(element));
      case "ellipse" -> ellipse(element, track, place);
      case "cuboid" -> cuboid(element, track, place);
      case "mask" -> mask(element, track, size, place);
      case "skeleton" -> skeleton(element, track, place);
      default -> throw new CvatFault(CvatFormat.SHAPE_UNKNOWN, "",
          "<" + element.name() + "> is no shape of CVAT, expected box, polygon, polyline, points, ellipse, cuboid,"
              + " mask, skeleton or tag");
    };
  }

  private static Coordinates points(CvatElement element) {
    return Coordinates.of(CvatNumbers.points(element, "points"));
  }

  private Common common(CvatElement element, @Nullable CvatTrack track) {
    return common(element, track, null, NONE);
  }

  private Common common(CvatElement element, @Nullable CvatTrack track, @Nullable String shape, double[] numbers) {
    String name = element.field("label");
    if (track != null && (name == null || name.isEmpty())) {
      name = track.label();
    }
    int label = labels.index(name == null ? "" : name);
    if (label < 0 && name != null && !name.isEmpty()) {
      throw new CvatFault(CvatFormat.LABEL_UNDECLARED, "label", "label \"" + name + "\" is not declared");
    }
    long group = CvatNumbers.whole(element, "group_id", track == null ? 0 : track.group());
    Origin origin = origins.of(element, track == null ? "" : track.source(), shape, numbers);
    Attributes attributes = attributes(element, label, track);
    int zOrder = CvatNumbers.small(element, "z_order", 0);
    return Common.of(track == null ? 0 : track.id(), group, label, attributes, origin).withZOrder(zOrder);
  }

  private Attributes attributes(CvatElement element, int label, @Nullable CvatTrack track) {
    Attributes.Builder all = Attributes.builder();
    for (int i = 0; i < element.attributeCount(); i++) {
      String name = element.attributeName(i);
      all.put(name, value(element.attributeValue(i), labels.inputType(label, name)));
    }
    if (element.name().equals("tag")) {
      return all.build();
    }
    all.put("occluded", element.isSet("occluded"));
    if (track != null || element.isSet("outside")) {
      all.put("outside", element.isSet("outside"));
    }
    if (track != null || element.isSet("keyframe")) {
      all.put("keyframe", element.isSet("keyframe"));
    }
    if (track != null) {
      all.put("track_id", track.id());
    }
    return all.build();
  }

  /** Flags are known by their words, since files of other programs declare everything as text. */
  static Object value(String text, String inputType) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    String word = text.strip();
    if (inputType.equals("checkbox") && (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false"))) {
      return word.equalsIgnoreCase("true");
    }
    if (word.isEmpty() || inputType.isEmpty() || inputType.equals("text")) {
      return text;
    }
    Object number = number(word);
    // What is chosen from a list is a name, unless it is spelled as the number would be written again.
    boolean isSure = inputType.equals("number") || CvatGeometry.valueText(number).equals(text);
    return isSure && number instanceof Number ? number : text;
  }

  private static Object number(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    try {
      return Decimals.parseLong(bytes, 0, bytes.length);
    } catch (NumberFormatException noWholeNumber) {
      return decimal(bytes, word);
    }
  }

  private static Object decimal(byte[] bytes, String word) {
    try {
      double value = Decimals.parse(bytes, 0, bytes.length);
      return Double.isFinite(value) ? (Object) value : word;
    } catch (NumberFormatException words) {
      // Nothing keeps an annotator from writing words.
      return word;
    }
  }

  private Annotation tag(CvatElement element, @Nullable CvatTrack track) {
    Common common = common(element, track);
    if (!common.hasLabel()) {
      throw new CvatFault(CvatFormat.SHAPE_FIELD, "label", "\"label\" of <tag> is missing, expected a label's name");
    }
    return new Label(common);
  }

  private Annotation box(CvatElement element, @Nullable CvatTrack track) {
    double left = CvatNumbers.number(element, "xtl");
    double top = CvatNumbers.number(element, "ytl");
    double width = VocNumbers.difference(CvatNumbers.number(element, "xbr"), left);
    double height = VocNumbers.difference(CvatNumbers.number(element, "ybr"), top);
    double degrees = CvatNumbers.number(element, "rotation", 0);
    Common common = common(element, track);
    return degrees == 0
        ? new Bbox(common, left, top, width, height)
        : new RotatedBbox(common, left + width / 2, top + height / 2, width, height, degrees);
  }

  private Annotation ellipse(CvatElement element, @Nullable CvatTrack track, Place place) {
    double cx = CvatNumbers.number(element, "cx");
    double cy = CvatNumbers.number(element, "cy");
    double rx = CvatNumbers.number(element, "rx");
    double ry = CvatNumbers.number(element, "ry");
    double degrees = CvatNumbers.number(element, "rotation", 0);
    if (degrees == 0) {
      return new Ellipse(common(element, track), VocNumbers.difference(cx, rx), VocNumbers.difference(cy, ry),
          VocNumbers.sum(cx, rx), VocNumbers.sum(cy, ry));
    }
    approximate("a turned ellipse is", place);
    double[] numbers = {cx, cy, rx, ry, degrees};
    return new Polygon(common(element, track, CvatOrigin.ELLIPSE, numbers),
        Coordinates.of(CvatOutlines.ellipse(cx, cy, rx, ry, degrees)));
  }

  private Annotation cuboid(CvatElement element, @Nullable CvatTrack track, Place place) {
    double[] corners = new double[CUBOID.size()];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = CvatNumbers.number(element, CUBOID.get(i));
    }
    approximate("a cuboid is", place);
    return new Polygon(common(element, track, CvatOrigin.CUBOID, corners),
        Coordinates.of(CvatOutlines.hull(corners)));
  }

  private void approximate(String what, Place place) {
    issues.report(
        Issue.warning(
            CvatFormat.SHAPE_APPROXIMATE,
            what + " kept as the polygon around it; it comes back only in CVAT's format",
            place.where(),
            "Nothing needs to be done if the outline is enough."));
  }

  private Annotation mask(
      CvatElement element, @Nullable CvatTrack track, @Nullable ImageSize size, Place place) {
    int left = CvatNumbers.small(element, "left", 0);
    int top = CvatNumbers.small(element, "top", 0);
    int width = CvatNumbers.small(element, "width", -1);
    int height = CvatNumbers.small(element, "height", -1);
    long pixels = (long) width * height;
    if (width <= 0 || height <= 0 || pixels > LARGEST_MASK) {
      throw new CvatFault(CvatFormat.SHAPE_FIELD, "width",
          "the mask's box has a size of " + width + " x " + height + ", expected sides from 1 and at most "
              + LARGEST_MASK + " pixels");
    }
    int[] runs = CvatNumbers.runs(element, "rle");
    long sum = Arrays.stream(runs).asLongStream().sum();
    if (sum != pixels) {
      throw new CvatFault(CvatFormat.SHAPE_FIELD, "rle",
          "the runs of the mask sum to " + sum + ", expected " + pixels + ", as its box has pixels");
    }
    long columns = size == null ? (long) left + width : size.width();
    long rows = size == null ? (long) top + height : size.height();
    if (columns <= 0 || rows <= 0 || rows > Integer.MAX_VALUE / columns) {
      throw new CvatFault(CvatFormat.SHAPE_FIELD, "left",
          "the mask is one of an image of " + columns + " x " + rows + ", expected fewer than 2^31 pixels");
    }
    if (left < 0 || top < 0 || (long) left + width > columns || (long) top + height > rows) {
      issues.report(
          Issue.warning(
              CvatFormat.MASK_OUTSIDE,
              "the mask reaches out of its image of " + columns + " x " + rows + " and is cut at the border",
              place.where(),
              "Check the size of the image."));
    }
    return new Mask(common(element, track), bitmap(runs, width, height).place(left, top, (int) rows, (int) columns));
  }

  private static Rle bitmap(int[] runs, int width, int height) {
    byte[] pixels = new byte[width * height];
    int at = 0;
    for (int i = 0; i < runs.length; i++) {
      if ((i & 1) == 1) {
        Arrays.fill(pixels, at, at + runs[i], (byte) 1);
      }
      at += runs[i];
    }
    return Rle.ofBitmap(pixels, height, width);
  }

  private Annotation skeleton(CvatElement element, @Nullable CvatTrack track, Place place) {
    Common common = common(element, track);
    List<String> names = new ArrayList<>(labels.parts(common.labelIndex()));
    boolean isDeclared = !names.isEmpty();
    if (!isDeclared) {
      element.parts().forEach(part -> names.add(String.valueOf(part.field("label"))));
      issues.report(
          Issue.warning(
              CvatFormat.SKELETON,
              "the label of a skeleton declares no points; they are kept in the order of the file, without names",
              place.where(),
              "Declare the points as labels with the skeleton's label as their <parent>."));
    }
    double[] xy = new double[2 * names.size()];
    Visibility[] visibility = new Visibility[names.size()];
    Arrays.fill(visibility, Visibility.ABSENT);
    boolean[] isGiven = new boolean[names.size()];
    for (int i = 0; i < element.parts().size(); i++) {
      CvatElement part = element.parts().get(i);
      String label = String.valueOf(part.field("label"));
      int index = isDeclared ? names.indexOf(label) : i;
      double[] point = part.name().equals("points") ? CvatNumbers.points(part, "points") : NONE;
      if (index < 0 || isGiven[index] || point.length != 2) {
        String fault = index < 0 ? "is not declared" : point.length == 2 ? "stands twice" : "is no single point";
        throw new CvatFault(CvatFormat.SKELETON, "",
            "element \"" + label + "\" of the skeleton " + fault + ", expected one each of " + names);
      }
      isGiven[index] = true;
      xy[2 * index] = point[0];
      xy[2 * index + 1] = point[1];
      visibility[index] = part.isSet("outside") ? Visibility.ABSENT
          : part.isSet("occluded") ? Visibility.HIDDEN : Visibility.VISIBLE;
      tellAttributes(part, place);
    }
    return new Points(common, Coordinates.of(xy), Arrays.asList(visibility));
  }

  private void tellAttributes(CvatElement part, Place place) {
    if (part.attributeCount() > 0) {
      issues.report(
          Issue.info(
              CvatFormat.SKELETON,
              "attributes of a skeleton's points are kept, and come back only in CVAT's format",
              place.where(),
              "Nothing needs to be done, unless another format is to have them."));
    }
  }
}
