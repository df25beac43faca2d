// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.kit.xml.XmlEvent;
import org.datum4j.kit.xml.XmlException;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotation files, event by event. Elements may stand in any order; empty ones count as missing. Used for many
 * files by one thread at a time.
 */
final class VocXmlParser {
  private static final String ROOT = "/annotation";
  private static final String SKIP = ", or import with --on-error skip to leave the object out.";
  private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");
  private static final List<String> CORNER_PATHS = CORNERS.stream().map(corner -> "bndbox/" + corner).toList();

  private final VocXmlElements elements = new VocXmlElements();

  /**
   * Reads a file.
   *
   * @param file how users know it
   * @throws ImportException if it is not well formed or no VOC annotation
   */
  void parse(byte[] bytes, int length, String file, VocFields fields) {
    fields.clear();
    try {
      elements.open(bytes, length, file);
      elements.reader.next();
      if (!elements.reader.name().equals("annotation")) {
        throw new ImportException(
            Issue.error(
                VocIssues.XML_ROOT,
                "the root element is <" + elements.reader.name() + ">, expected <annotation>",
                Location.ofLine(file, elements.reader.line()),
                "Remove the file, or name the format that it belongs to with -if."));
      }
      root(fields);
      while (elements.reader.next() != XmlEvent.EOF) {
        continue;
      }
    } catch (XmlException broken) {
      throw new ImportException(
          Issue.error(
              VocIssues.XML_SYNTAX,
              broken.what(),
              Location.ofLine(file, broken.line()),
              "Correct the file, or import with --on-error skip to leave the item out."),
          broken);
    }
  }

  private void root(VocFields fields) {
    Attributes.Builder rest = Attributes.builder();
    Map<String, Object> unknown = new LinkedHashMap<>(0);
    while (elements.nextChild()) {
      String name = elements.reader.name();
      switch (name) {
        case "object" -> fields.objects.add(thing(ROOT + "/object", fields.objects.size() + 1));
        case "filename" -> fields.fileName = emptyToNull(elements.text());
        case "size" -> size(fields, rest);
        case "folder" -> rest.put(name, elements.text());
        case "source" -> {
          Object source = elements.value();
          rest.put(name, source);
          if (source instanceof Attributes parts) {
            fields.database = parts.text("database").orElse("");
          }
        }
        // Whether there are masks is seen from them, and a path is true on one computer only.
        case "segmented", "path" -> elements.skip();
        default -> VocXmlElements.add(unknown, name, elements.value());
      }
    }
    if (!unknown.isEmpty()) {
      rest.put(VocExtraElements.KEY, Attributes.copyOf(unknown));
    }
    fields.rest = rest.build();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private void size(VocFields fields, Attributes.Builder rest) {
    while (elements.nextChild()) {
      String name = elements.reader.name();
      switch (name) {
        case "width" -> fields.width = side(fields, name);
        case "height" -> fields.height = side(fields, name);
        case "depth" -> {
          int depth = side(fields, name);
          if (depth > 0) {
            rest.put(name, depth);
          }
        }
        default -> elements.skip();
      }
    }
  }

  /** Returns a whole number; 0 means unknown. */
  private int side(VocFields fields, String name) {
    int offset = elements.reader.offset();
    double value = elements.number(fields.issues::add, ROOT, "size/" + name);
    if (Double.isNaN(value)) {
      return 0;
    }
    if (value < 0 || value != Math.rint(value) || value > Integer.MAX_VALUE) {
      fields.issues.add(
          Issue.error(
              VocIssues.NUMBER,
              name + " is " + value + ", expected a whole number of 0 or more",
              elements.where(ROOT + "/size/" + name, offset),
              "Correct the size, or import with --on-error skip to take the image's own."));
      return 0;
    }
    return (int) value;
  }

  private VocFields.Thing thing(String element, int number) {
    VocFields.Thing thing = new VocFields.Thing(number, elements.reader);
    String path = element + "[" + number + "]";
    Map<String, Object> rest = new LinkedHashMap<>(0);
    while (elements.nextChild()) {
      String name = elements.reader.name();
      switch (name) {
        case "name" -> thing.name = elements.text();
        case "pose" -> thing.pose = emptyToNull(elements.text());
        case "difficult" -> thing.isDifficult = flag(thing, path, "difficult");
        case "truncated" -> thing.isTruncated = flag(thing, path, "truncated");
        case "occluded" -> thing.isOccluded = flag(thing, path, "occluded");
        case "bndbox" -> box(thing, path);
        case "part" -> thing.parts.add(thing(path + "/part", thing.parts.size() + 1));
        case "actions" -> actions(thing);
        case "attributes" -> attributes(thing);
        case "point" -> thing.point = point(thing, path + "/point");
        case "polygon" -> polygon(thing, path + "/polygon");
        default -> VocXmlElements.add(rest, name, elements.value());
      }
    }
    if (!rest.isEmpty()) {
      thing.rest = Attributes.of(VocExtraElements.KEY, Attributes.copyOf(rest));
    }
    check(thing, path);
    return thing;
  }

  private void check(VocFields.Thing thing, String path) {
    if (thing.name.isEmpty()) {
      missing(thing, "name", path);
    } else if (!thing.hasBox) {
      missing(thing, "bndbox", path);
    } else {
      for (int i = 0; i < CORNERS.size(); i++) {
        if (Double.isNaN(thing.corners[i])) {
          missing(thing, CORNERS.get(i), path + "/bndbox");
        }
      }
    }
  }

  private void missing(VocFields.Thing thing, String element, String path) {
    fault(
        thing,
        Issue.error(
            VocIssues.ELEMENT_MISSING,
            "object " + thing.number + (thing.name.isEmpty() ? "" : " \"" + thing.name + "\"") + " has no " + element,
            elements.where(path + "/" + element, thing.offset),
            "Add <" + element + ">" + SKIP));
  }

  private static void fault(VocFields.Thing thing, Issue issue) {
    if (thing.fault == null) {
      thing.fault = issue.where().object().isEmpty() ? named(issue, thing) : issue;
    }
  }

  private static Issue named(Issue issue, VocFields.Thing thing) {
    String object = "object " + thing.number + (thing.name.isEmpty() ? "" : " \"" + thing.name + "\"");
    return new Issue(issue.code(), issue.severity(), issue.what(), issue.where().withObject(object), issue.mend());
  }

  private boolean flag(VocFields.Thing thing, String path, String element) {
    int offset = elements.reader.offset();
    String text = elements.text();
    switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> {
        return true;
      }
      case "", "0", "false", "no", "unspecified" -> {
        return false;
      }
      default -> {
        fault(
            thing,
            Issue.error(
                VocIssues.FLAG,
                element + " is \"" + VocXmlElements.shown(text) + "\", expected 0 or 1",
                elements.where(path + "/" + element, offset),
                "Correct the value" + SKIP));
        return false;
      }
    }
  }

  private void box(VocFields.Thing thing, String path) {
    while (elements.nextChild()) {
      int corner = CORNERS.indexOf(elements.reader.name());
      if (corner >= 0) {
        thing.corners[corner] = elements.number(issue -> fault(thing, issue), path, CORNER_PATHS.get(corner));
        thing.hasBox = true;
      } else {
        elements.skip();
      }
    }
  }

  private void actions(VocFields.Thing thing) {
    while (elements.nextChild()) {
      thing.actions.add(elements.reader.name());
      thing.actions.add(elements.text());
    }
  }

  private void attributes(VocFields.Thing thing) {
    while (elements.nextChild()) {
      String name = "";
      String value = "";
      while (elements.nextChild()) {
        if (elements.reader.name().equals("name")) {
          name = elements.text();
        } else if (elements.reader.name().equals("value")) {
          value = elements.text();
        } else {
          elements.skip();
        }
      }
      if (!name.isEmpty()) {
        thing.attributes.add(name);
        thing.attributes.add(value);
      }
    }
  }

  private double @Nullable [] point(VocFields.Thing thing, String path) {
    double[] point = {Double.NaN, Double.NaN};
    while (elements.nextChild()) {
      int axis = List.of("x", "y").indexOf(elements.reader.name());
      if (axis >= 0) {
        point[axis] = elements.number(issue -> fault(thing, issue), path, axis == 0 ? "x" : "y");
      } else {
        elements.skip();
      }
    }
    return Double.isNaN(point[0] + point[1]) ? null : point;
  }

  /** Reads Roboflow's polygons: {@code x1, y1, x2, y2} and so on. */
  private void polygon(VocFields.Thing thing, String path) {
    Map<Integer, double[]> points = new TreeMap<>();
    while (elements.nextChild()) {
      String name = elements.reader.name();
      int index = index(name);
      if (index < 0) {
        elements.skip();
        continue;
      }
      double[] point = points.computeIfAbsent(index, key -> new double[] {Double.NaN, Double.NaN});
      point[name.charAt(0) == 'x' ? 0 : 1] = elements.number(issue -> fault(thing, issue), path, name);
    }
    List<double[]> whole = new ArrayList<>(points.values());
    whole.removeIf(point -> Double.isNaN(point[0] + point[1]));
    if (whole.size() < 3) {
      return;
    }
    double[] xy = new double[2 * whole.size()];
    for (int i = 0; i < whole.size(); i++) {
      xy[2 * i] = whole.get(i)[0];
      xy[2 * i + 1] = whole.get(i)[1];
    }
    thing.polygons.add(xy);
  }

  private static int index(String name) {
    if (name.length() < 2 || name.length() > 7 || name.charAt(0) != 'x' && name.charAt(0) != 'y') {
      return -1;
    }
    int index = 0;
    for (int i = 1; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      index = index * 10 + digit;
    }
    return index;
  }
}
