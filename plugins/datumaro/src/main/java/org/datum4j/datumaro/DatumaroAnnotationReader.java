// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
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
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.kit.number.Decimals;
import org.jspecify.annotations.Nullable;

/** Reads one annotation after another; serves one thread. */
final class DatumaroAnnotationReader {
  private static final JsonNames NAMES =
      JsonNames.of("id", "type", "attributes", "group", "label_id", "object_id", "z_order", "bbox", "points",
          "visibility", "rle", "caption", "extras", "rle_plain");
  private static final JsonNames RLE_NAMES = JsonNames.of("counts", "size");
  private static final Visibility[] VISIBILITIES = Visibility.values();
  private static final double[] NONE = {};

  private final int[] labelMap;

  private byte[] bytes = {};
  private long id;
  private String type = "";
  private Attributes attributes = Attributes.empty();
  private long group;
  private long label;
  private long objectId;
  private int zOrder;
  private double[] bbox = NONE;
  private double[] points = NONE;
  private double @Nullable [] visibility;
  private @Nullable Rle rle;
  private boolean isPlain;
  private @Nullable String caption;
  private @Nullable Origin origin;
  private Attributes rest = Attributes.empty();

  DatumaroAnnotationReader(int[] labelMap) {
    this.labelMap = labelMap;
  }

  /** What came of the object that was read last, if it is no annotation of the model. */
  enum Outcome { READ, FOREIGN, UNKNOWN_TYPE, LABEL_RANGE, FAULTY }

  private Outcome outcome = Outcome.READ;
  private String fault = "";

  Outcome outcome() {
    return outcome;
  }

  /** Returns what is wrong with the object that was read last. */
  String fault() {
    return fault;
  }

  long id() {
    return id;
  }

  String type() {
    return type;
  }

  /** Takes an annotation; null when {@link #outcome()} is not {@code READ}. */
  @Nullable Annotation read(JsonReader json, byte[] bytes) {
    clear();
    this.bytes = bytes;
    json.beginObject();
    for (int member = json.nextName(NAMES); member != JsonNames.END; member = json.nextName(NAMES)) {
      take(member, json);
    }
    if (DatumaroFormat.FOREIGN_TYPES.contains(type)) {
      outcome = Outcome.FOREIGN;
      return null;
    }
    int index = labelIndex();
    if (outcome != Outcome.READ) {
      return null;
    }
    Common common = Common.of(id, group, index, attributes, origin());
    if (zOrder != 0) {
      common = common.withZOrder(zOrder);
    }
    if (objectId != Common.NO_OBJECT) {
      common = common.withObjectId(objectId);
    }
    return build(common);
  }

  private void clear() {
    id = 0;
    type = "";
    attributes = Attributes.empty();
    group = 0;
    label = Common.NO_LABEL;
    objectId = Common.NO_OBJECT;
    zOrder = 0;
    bbox = NONE;
    points = NONE;
    visibility = null;
    rle = null;
    isPlain = false;
    caption = null;
    origin = null;
    rest = Attributes.empty();
    outcome = Outcome.READ;
    fault = "";
  }

  private void take(int member, JsonReader json) {
    if (json.peek() == JsonToken.NULL) {
      json.skipValue();
      return;
    }
    switch (member) {
      case 0 -> id = json.longValue();
      case 1 -> type = json.stringValue();
      case 2 -> attributes = DatumaroValues.attributes(json);
      case 3 -> group = json.longValue();
      case 4 -> label = json.longValue();
      case 5 -> objectId = json.longValue();
      case 6 -> zOrder = json.intValue();
      case 7 -> bbox = json.numbers();
      case 8 -> points(json);
      case 9 -> visibility = json.numbers();
      case 10 -> rle = rle(json);
      case 11 -> caption = json.stringValue();
      case 12 -> origin = extras(json);
      case 13 -> isPlain = json.booleanValue();
      default -> {
        String name = json.name();
        rest = rest.with(name, JsonTree.read(json));
      }
    }
  }

  private void points(JsonReader json) {
    if (json.scanNumbers() >= 0) {
      points = numbers(json);
    } else {
      rest = rest.with("points", JsonTree.read(json));
    }
  }

  /** Converts the array that was scanned last. */
  private double[] numbers(JsonReader json) {
    int count = 0;
    double[] values = new double[16];
    int at = json.start() + 1;
    int end = json.end() - 1;
    while (at < end) {
      int from = at;
      while (from < end && (bytes[from] <= ' ' || bytes[from] == ',')) {
        from++;
      }
      at = from;
      while (at < end && bytes[at] > ' ' && bytes[at] != ',') {
        at++;
      }
      if (at > from) {
        if (count == values.length) {
          values = Arrays.copyOf(values, 2 * count);
        }
        values[count] = Decimals.parse(bytes, from, at);
        if (Double.isInfinite(values[count++])) {
          throw json.failHere("a number of the array is beyond the range of a double");
        }
      }
    }
    return Arrays.copyOf(values, count);
  }

  private static @Nullable Rle rle(JsonReader json) {
    String text = null;
    double[] counts = null;
    double[] size = NONE;
    json.beginObject();
    for (int member = json.nextName(RLE_NAMES); member != JsonNames.END; member = json.nextName(RLE_NAMES)) {
      if (member == 0 && json.peek() == JsonToken.STRING) {
        text = json.stringValue();
      } else if (member == 0) {
        counts = json.numbers();
      } else if (member == 1) {
        size = json.numbers();
      }
    }
    if (size.length != 2) {
      throw json.failHere("rle has a size of " + size.length + " numbers, expected [height, width]");
    }
    try {
      int height = whole(size[0], "height");
      int width = whole(size[1], "width");
      if (text != null) {
        return Rle.ofText(height, width, text).validate();
      }
      if (counts == null) {
        throw json.failHere("rle has no counts");
      }
      int[] runs = new int[counts.length];
      for (int i = 0; i < runs.length; i++) {
        runs[i] = whole(counts[i], "a run");
      }
      return Rle.ofCounts(height, width, runs);
    } catch (IllegalArgumentException faulty) {
      throw json.failHere("rle cannot be used: " + faulty.getMessage());
    }
  }

  private static int whole(double value, String what) {
    int whole = (int) value;
    if (whole != value) {
      throw new IllegalArgumentException(what + " is " + value + ", expected a whole number");
    }
    return whole;
  }

  /** Takes what another family remembers of the record. */
  static @Nullable Origin extras(JsonReader json) {
    Attributes extras = DatumaroValues.attributes(json);
    if (extras.isEmpty()) {
      return null;
    }
    return Origin.of(extras.name(0), DatumaroCategories.object(extras.value(0)));
  }

  private @Nullable Origin origin() {
    if (origin == null && !rest.isEmpty()) {
      return Origin.of(DatumaroFormat.NAME, rest);
    }
    return origin;
  }

  private int labelIndex() {
    if (label == Common.NO_LABEL) {
      return Common.NO_LABEL;
    }
    if (label < 0 || label >= labelMap.length) {
      outcome = Outcome.LABEL_RANGE;
      fault = "label_id is " + label + ", expected one of the " + labelMap.length + " labels, counted from 0";
      return Common.NO_LABEL;
    }
    return labelMap[(int) label];
  }

  private @Nullable Annotation build(Common common) {
    switch (type) {
      case "label":
        return common.hasLabel() ? new Label(common) : faulty("a label annotation has no label_id");
      case "bbox":
        return bbox.length == 4
            ? new Bbox(common, bbox[0], bbox[1], bbox[2], bbox[3])
            : faulty("bbox has " + bbox.length + " numbers, expected 4");
      case "polygon":
        return even() ? new Polygon(common, Coordinates.of(points)) : null;
      case "polyline":
        return even() ? new PolyLine(common, Coordinates.of(points)) : null;
      case "points":
        return even() ? points(common) : null;
      case "mask":
        return mask(common);
      case "caption":
        return caption != null ? new Caption(common, caption) : faulty("a caption has no text");
      case "ellipse":
        return points.length == 4
            ? new Ellipse(common, points[0], points[1], points[2], points[3])
            : faulty("an ellipse has " + points.length + " numbers, expected 4");
      case "rotated_bbox":
        return points.length == 5
            ? new RotatedBbox(common, points[0], points[1], points[2], points[3], points[4])
            : faulty("rotated_bbox has " + points.length + " numbers, expected 5");
      default:
        outcome = Outcome.UNKNOWN_TYPE;
        fault = type.isEmpty() ? "an annotation has no type" : "annotation type \"" + type + "\" is unknown";
        return null;
    }
  }

  private boolean even() {
    if (points.length == 0 && rest.has("points") || points.length % 2 != 0) {
      faulty("points of a " + type + " are " + points.length + " plain numbers, expected pairs x, y");
      return false;
    }
    return true;
  }

  private @Nullable Annotation mask(Common common) {
    Rle given = rle;
    if (given == null) {
      return faulty("a mask has no rle");
    }
    return new Mask(common, isPlain ? Rle.ofCounts(given.height(), given.width(), given.counts()) : given);
  }

  private @Nullable Annotation points(Common common) {
    Coordinates coordinates = Coordinates.of(points);
    double[] given = visibility;
    if (given == null) {
      return Points.visible(common, coordinates);
    }
    if (given.length != coordinates.size()) {
      return faulty(coordinates.size() + " points have " + given.length + " visibilities, expected one for each");
    }
    List<Visibility> list = new ArrayList<>(given.length);
    for (double value : given) {
      int ordinal = (int) value;
      if (ordinal != value || ordinal < 0 || ordinal >= VISIBILITIES.length) {
        return faulty("visibility is " + value + ", expected 0, 1 or 2");
      }
      list.add(VISIBILITIES[ordinal]);
    }
    return new Points(common, coordinates, list);
  }

  private @Nullable Annotation faulty(String what) {
    outcome = Outcome.FAULTY;
    fault = what;
    return null;
  }
}
