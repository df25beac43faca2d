// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.kit.xml.XmlWriter;

/** Labels as files declare them, and the head of a file. Nobody's name and address is written. */
final class CvatHead {
  private static final Map<String, String> TEXT =
      Map.of("mutable", "True", "input_type", "text", "default_value", "", "values", "");

  private final Categories categories;
  private final Map<String, CvatLabel> known = new HashMap<>();
  private final List<Set<String>> declared = new ArrayList<>();

  CvatHead(DatasetSchema schema) {
    categories = schema.categories();
    if (schema.origins().get(CvatFormat.NAME) instanceof Attributes own && own.get("labels") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Attributes label) {
          CvatLabel made = CvatLabel.ofOrigin(label);
          known.put(made.parent() + "\n" + made.name(), made);
        }
      }
    }
    for (int i = 0; i < categories.labels().size(); i++) {
      declared.add(attributesOf(i));
    }
  }

  private CvatLabel label(String parent, String name) {
    CvatLabel own = known.get(parent + "\n" + name);
    return own == null ? new CvatLabel(name, "", "", parent, "", List.of()) : own;
  }

  /** Returns the attributes that a label declares, in order, with those of all labels. */
  Set<String> attributes(int labelIndex) {
    return labelIndex < 0 ? Set.of() : declared.get(labelIndex);
  }

  private Set<String> attributesOf(int labelIndex) {
    Set<String> names = new LinkedHashSet<>(categories.labels().get(labelIndex).attributes());
    names.addAll(categories.labels().attributes());
    names.removeAll(CvatFormat.BUILT_IN);
    return names;
  }

  /** Says whether an attribute's number is read as a number again. */
  boolean holdsNumber(int labelIndex, String attribute) {
    LabelCategory label = categories.labels().get(labelIndex);
    String type = label(label.parent(), label.name()).inputType(attribute);
    return !type.isEmpty() && !type.equals("text");
  }

  /** Returns the names of a skeleton's points; none if the label has no such points. */
  List<String> parts(int labelIndex) {
    PointsCategory points = categories.points().get(labelIndex);
    boolean isSound = points != null && Set.copyOf(points.names()).size() == points.names().size();
    return isSound ? points.names() : List.of();
  }

  /** Returns everything before the first image, with the root element open and no line end. */
  byte[] write(String subset, long size, boolean isVideo) {
    XmlWriter xml = new XmlWriter().reset();
    byte[] declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".getBytes(StandardCharsets.UTF_8);
    xml.raw(declaration, 0, declaration.length);
    xml.start(CvatFormat.ROOT).element("version", "1.1").start("meta").start("task");
    xml.element("id", "").element("name", XmlWriter.replaceIllegal(subset)).element("size", Long.toString(size));
    xml.element("mode", isVideo ? "interpolation" : "annotation").element("overlap", "");
    xml.element("start_frame", "0").element("stop_frame", Long.toString(size)).element("frame_filter", "");
    xml.element("z_order", "True").start("labels");
    for (int i = 0; i < categories.labels().size(); i++) {
      label(xml, i);
    }
    xml.end().end().end();
    int length = xml.length();
    byte[] head = new byte[length];
    System.arraycopy(xml.buffer(), 0, head, 0, length);
    return head;
  }

  private void label(XmlWriter xml, int index) {
    LabelCategory label = categories.labels().get(index);
    CvatLabel own = label(label.parent(), label.name());
    List<String> parts = parts(index);
    MaskColor color = categories.maskColors().get(index);
    String shown = color == null ? "" : String.format(Locale.ROOT, "#%06x", color.rgb());
    String type = parts.isEmpty() ? own.isSkeleton() ? "" : own.type() : "skeleton";
    label(xml, own, own.color().isEmpty() ? shown : own.color(), type, attributes(index), svg(index, own, parts));
    for (String part : parts) {
      CvatLabel point = label(label.name(), part);
      label(xml, point, point.color(), "points", new LinkedHashSet<>(point.attributeNames()), "");
    }
  }

  private static void label(
      XmlWriter xml, CvatLabel label, String color, String type, Set<String> attributes, String svg) {
    xml.start("label").element("name", XmlWriter.replaceIllegal(label.name()));
    optional(xml, "color", color);
    optional(xml, "type", type);
    xml.start("attributes");
    Map<String, Map<String, String>> specs = new LinkedHashMap<>();
    label.attributes().forEach(spec -> specs.put(spec.getOrDefault("name", ""), spec));
    for (String name : attributes) {
      Map<String, String> spec = specs.getOrDefault(name, TEXT);
      xml.start("attribute").element("name", XmlWriter.replaceIllegal(name));
      for (String field : CvatLabel.FIELDS.subList(1, CvatLabel.FIELDS.size())) {
        xml.element(field, XmlWriter.replaceIllegal(spec.getOrDefault(field, TEXT.getOrDefault(field, ""))));
      }
      xml.end();
    }
    xml.end();
    optional(xml, "parent", label.parent());
    optional(xml, "svg", svg);
    xml.end();
  }

  private static void optional(XmlWriter xml, String name, String text) {
    if (!text.isEmpty()) {
      xml.element(name, XmlWriter.replaceIllegal(text));
    }
  }

  /** Returns the picture of a skeleton: its own, as long as it shows the points and lines, or one in a ring. */
  private String svg(int index, CvatLabel own, List<String> parts) {
    PointsCategory points = categories.points().get(index);
    if (parts.isEmpty() || points == null) {
      return "";
    }
    if (!own.svg().isEmpty() && own.joints(parts).equals(points.joints())) {
      return own.svg();
    }
    List<String> xs = new ArrayList<>();
    List<String> ys = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      double angle = 2 * Math.PI * i / parts.size();
      xs.add(String.format(Locale.ROOT, "%.2f", 50 + 40 * Math.sin(angle)));
      ys.add(String.format(Locale.ROOT, "%.2f", 50 - 40 * Math.cos(angle)));
    }
    StringBuilder svg = new StringBuilder();
    for (PointsCategory.Joint joint : points.joints()) {
      int from = joint.from() - 1;
      int to = joint.to() - 1;
      if (from >= 0 && to >= 0 && from < parts.size() && to < parts.size()) {
        svg.append("<line x1=\"").append(xs.get(from)).append("\" y1=\"").append(ys.get(from)).append("\" x2=\"")
            .append(xs.get(to)).append("\" y2=\"").append(ys.get(to)).append("\" data-type=\"edge\" data-node-from=\"")
            .append(from + 1).append("\" data-node-to=\"").append(to + 1).append("\"></line>");
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      String name = parts.get(i).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      svg.append("<circle r=\"1.5\" cx=\"").append(xs.get(i)).append("\" cy=\"").append(ys.get(i))
          .append("\" data-type=\"element node\" data-element-id=\"").append(i + 1).append("\" data-node-id=\"")
          .append(i + 1).append("\" data-label-name=\"").append(name.replace("\"", "&quot;")).append("\"></circle>");
    }
    return svg.toString();
  }
}
