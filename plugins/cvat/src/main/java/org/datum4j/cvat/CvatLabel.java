// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.kit.xml.XmlElement;

/**
 * A label as a file declares it.
 *
 * @param name its name
 * @param color {@code #rrggbb}, or the empty text
 * @param type what it may be drawn as, or the empty text
 * @param parent the label that it is a part of, or the empty text
 * @param svg picture of a skeleton, or the empty text
 * @param attributes fields of its attributes: name, mutable, input_type, default_value, values
 */
record CvatLabel(
    String name, String color, String type, String parent, String svg, List<Map<String, String>> attributes) {
  /** What is told of an attribute, in the order of files. */
  static final List<String> FIELDS = List.of("name", "mutable", "input_type", "default_value", "values");

  private static final int LONGEST_SVG = 1 << 20;
  private static final Pattern NODE = Pattern.compile("<circle\\b[^>]*>");
  private static final Pattern EDGE = Pattern.compile("<line\\b[^>]*>");
  private static final Pattern FIELD = Pattern.compile("\\bdata-(node-id|label-name|node-from|node-to)=\"([^\"]*)\"");

  static CvatLabel of(XmlElement element) {
    List<Map<String, String>> attributes = new ArrayList<>();
    for (XmlElement one : element.child("attributes").map(all -> all.children("attribute")).orElse(List.of())) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String field : FIELDS) {
        one.childText(field).ifPresent(text -> fields.put(field, text));
      }
      if (!fields.getOrDefault("name", "").isEmpty()) {
        attributes.add(fields);
      }
    }
    return new CvatLabel(text(element, "name"), text(element, "color"), text(element, "type"),
        text(element, "parent"), text(element, "svg"), attributes);
  }

  private static String text(XmlElement element, String name) {
    return element.childText(name).orElse("");
  }

  boolean isSkeleton() {
    return type.equals("skeleton");
  }

  /** Returns the names of the attributes. */
  List<String> attributeNames() {
    return attributes.stream().map(fields -> fields.getOrDefault("name", "")).distinct().toList();
  }

  /** Returns how an attribute is declared to be put in: as a number, a text and so on; or the empty text. */
  String inputType(String attribute) {
    for (Map<String, String> fields : attributes) {
      if (attribute.equals(fields.get("name"))) {
        return fields.getOrDefault("input_type", "").strip();
      }
    }
    return "";
  }

  /** Returns the lines between points that the picture of a skeleton shows. */
  List<PointsCategory.Joint> joints(List<String> points) {
    List<PointsCategory.Joint> joints = new ArrayList<>();
    if (svg.length() > LONGEST_SVG) {
      return joints;
    }
    Map<String, Integer> nodes = new LinkedHashMap<>();
    for (Matcher node = NODE.matcher(svg); node.find();) {
      Map<String, String> fields = fields(node.group());
      int point = points.indexOf(fields.getOrDefault("label-name", ""));
      if (point >= 0) {
        nodes.put(fields.getOrDefault("node-id", ""), point + 1);
      }
    }
    for (Matcher edge = EDGE.matcher(svg); edge.find();) {
      Map<String, String> fields = fields(edge.group());
      Integer from = nodes.get(fields.getOrDefault("node-from", ""));
      Integer to = nodes.get(fields.getOrDefault("node-to", ""));
      if (from != null && to != null) {
        joints.add(new PointsCategory.Joint(from, to));
      }
    }
    return joints;
  }

  private static Map<String, String> fields(String tag) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Matcher field = FIELD.matcher(tag); field.find();) {
      String value = field.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
      fields.put(field.group(1), value.replace("&amp;", "&"));
    }
    return fields;
  }

  /** Returns what the model has no place for, to be written again. */
  Attributes toOrigin() {
    List<Attributes> specs = attributes.stream().map(Attributes::copyOf).toList();
    return Attributes.of("name", name, "color", color).with("type", type).with("parent", parent).with("svg", svg)
        .with("attributes", specs);
  }

  /** Undoes {@link #toOrigin}; what is not there is empty. */
  static CvatLabel ofOrigin(Attributes origin) {
    List<Map<String, String>> specs = new ArrayList<>();
    if (origin.get("attributes") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Attributes fields) {
          Map<String, String> spec = new LinkedHashMap<>();
          FIELDS.forEach(field -> fields.text(field).ifPresent(text -> spec.put(field, text)));
          specs.add(spec);
        }
      }
    }
    return new CvatLabel(origin.text("name").orElse(""), origin.text("color").orElse(""),
        origin.text("type").orElse(""), origin.text("parent").orElse(""), origin.text("svg").orElse(""), specs);
  }
}
