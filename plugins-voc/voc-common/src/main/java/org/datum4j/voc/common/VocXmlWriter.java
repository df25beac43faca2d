// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.datum4j.voc.common.VocXmlText.ascii;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Origin;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes annotation files, two blanks of indentation for each level, corners as decimal numbers.
 *
 * @source PASCAL VOC 2012 development kit; {@code occluded} and {@code attributes} as Datumaro and CVAT write them
 */
public final class VocXmlWriter {
  private static final Set<String> FLAGS = Set.of("difficult", "truncated", "occluded", "pose");
  private static final String UNKNOWN_SOURCE =
      "  <source>\n    <database>Unknown</database>\n    <annotation>Unknown</annotation>\n    <image>Unknown</image>\n"
          + "  </source>\n";

  private static final byte[] FOLDER = ascii("<annotation>\n  <folder>");
  private static final byte[] FILE_NAME = ascii("</folder>\n  <filename>");
  private static final byte[] FILE_NAME_END = ascii("</filename>\n");
  private static final byte[] SOURCE = ascii(UNKNOWN_SOURCE);
  private static final byte[] WIDTH = ascii("  <size>\n    <width>");
  private static final byte[] HEIGHT = ascii("</width>\n    <height>");
  private static final byte[] DEPTH = ascii("</height>\n    <depth>");
  private static final byte[] DEPTH_END = ascii("</depth>\n  </size>\n");
  private static final byte[] UNSEGMENTED = ascii("  <segmented>0</segmented>\n");
  private static final byte[] SEGMENTED = ascii("  <segmented>1</segmented>\n");
  private static final byte[] OBJECT = ascii("  <object>\n    ");
  private static final byte[] POSE = ascii("    <pose>");
  private static final byte[] POSE_END = ascii("</pose>\n");
  private static final byte[] OBJECT_END = ascii("  </object>\n");
  private static final byte[] ANNOTATION_END = ascii("</annotation>\n");
  private static final byte[][] FLAG_BLOCKS = flagBlocks();
  private static final Corners BOX = new Corners("    ");
  private static final Corners PART_BOX = new Corners("      ");
  private static final byte[] PART = ascii("    <part>\n      ");
  private static final byte[] PART_END = ascii("    </part>\n");
  private static final byte[] POINT = ascii("    <point>\n      <x>");
  private static final byte[] POINT_Y = ascii("</x>\n      <y>");
  private static final byte[] POINT_END = ascii("</y>\n    </point>\n");
  private static final byte[] ATTRIBUTES = ascii("    <attributes>\n");
  private static final byte[] ATTRIBUTE = ascii("      <attribute>\n        <name>");
  private static final byte[] VALUE = ascii("</name>\n        <value>");
  private static final byte[] ATTRIBUTE_END = ascii("</value>\n      </attribute>\n");
  private static final byte[] ATTRIBUTES_END = ascii("    </attributes>\n");

  private final VocTargetLabels labels;
  private final boolean allowAttributes;

  VocXmlWriter(VocTargetLabels labels, boolean allowAttributes) {
    this.labels = labels;
    this.allowAttributes = allowAttributes;
  }

  private static byte[][] flagBlocks() {
    byte[][] blocks = new byte[8][];
    for (int flags = 0; flags < blocks.length; flags++) {
      blocks[flags] =
          ascii(
              "    <truncated>" + (flags & 1) + "</truncated>\n    <occluded>" + (flags >> 1 & 1)
                  + "</occluded>\n    <difficult>" + (flags >> 2 & 1) + "</difficult>\n");
    }
    return blocks;
  }

  /** Says whether an attribute has an element of its own in every object. */
  static boolean isFlag(String attribute) {
    return FLAGS.contains(attribute);
  }

  /**
   * Writes an item's file.
   *
   * @param fileName the image's name below {@code JPEGImages}
   */
  void write(VocPlan plan, String id, String fileName, boolean isSegmented, VocXmlText out) {
    Attributes origin =
        plan.item.origin().filter(from -> from.family().equals(VocExportMap.ORIGIN)).map(Origin::fields)
            .orElse(Attributes.empty());
    out.raw(FOLDER).text(origin.text("folder").orElseGet(() -> folder(id))).raw(FILE_NAME).text(fileName);
    out.raw(FILE_NAME_END);
    if (origin.get("source") instanceof Attributes source) {
      VocExtraElements.write("source", source, 1, out);
    } else {
      out.raw(SOURCE);
    }
    size(plan.item.image(), origin, out);
    out.raw(isSegmented ? SEGMENTED : UNSEGMENTED);
    if (origin.get(VocExtraElements.KEY) instanceof Attributes extra) {
      VocExtraElements.writeAll(extra, 1, out);
    }
    for (VocBox box : plan.boxes) {
      object(box, out);
    }
    out.raw(ANNOTATION_END);
  }

  private static String folder(String id) {
    int end = id.indexOf('_');
    return end < 0 ? "" : id.substring(0, end);
  }

  private static void size(Optional<Image> image, Attributes origin, VocXmlText out) {
    ImageSize size = image.flatMap(Image::size).orElse(null);
    if (size == null) {
      return;
    }
    out.raw(WIDTH).number((long) size.width()).raw(HEIGHT).number((long) size.height()).raw(DEPTH);
    out.number(depth(image.get(), origin)).raw(DEPTH_END);
  }

  /** The file itself knows best; a picture that is not there is taken for a coloured one. */
  private static long depth(Image image, Attributes origin) {
    int channels = image.hasData() ? image.header().map(ImageHeader::channels).orElse(0) : 0;
    if (channels > 0) {
      return channels;
    }
    return origin.get("depth") instanceof Long depth && depth > 0 ? depth : 3;
  }

  private void object(VocBox box, VocXmlText out) {
    Attributes attributes = box.source.attributes();
    out.raw(OBJECT).raw(labels.nameElement(box.labelIndex));
    if (attributes.get("pose") instanceof String pose) {
      out.raw(POSE).text(pose).raw(POSE_END);
    }
    int flags = flag(attributes.get("truncated")) | flag(attributes.get("occluded")) << 1
        | flag(attributes.get("difficult")) << 2;
    out.raw(FLAG_BLOCKS[flags]);
    BOX.write(box.x, box.y, box.width, box.height, out);
    for (Bbox part : box.parts) {
      out.raw(PART).raw(labels.nameElement(part.labelIndex()));
      PART_BOX.write(part.x(), part.y(), part.width(), part.height(), out);
      out.raw(PART_END);
    }
    if (attributes.get("point") instanceof List<?> point && isPoint(point)) {
      out.raw(POINT).number(number(point.get(0))).raw(POINT_Y).number(number(point.get(1))).raw(POINT_END);
    }
    List<String> actions = labels.actions(box.labelIndex);
    if (!actions.isEmpty()) {
      actions(attributes, actions, out);
    }
    if (allowAttributes) {
      attributes(attributes, actions, out);
    }
    if (extra(box) instanceof Attributes extra) {
      VocExtraElements.writeAll(extra, 2, out);
    }
    out.raw(OBJECT_END);
  }

  private static @Nullable Object extra(VocBox box) {
    Origin origin = box.source.common().origin().orElse(null);
    return origin != null && origin.family().equals(VocExportMap.ORIGIN)
        ? origin.fields().get(VocExtraElements.KEY)
        : null;
  }

  private static void actions(Attributes attributes, List<String> actions, VocXmlText out) {
    boolean isOpen = false;
    for (int i = 0; i < attributes.size(); i++) {
      if (actions.contains(attributes.name(i))) {
        out.raw(ascii(isOpen ? "" : "    <actions>\n"));
        isOpen = true;
        String element = VocExtraElements.elementName(attributes.name(i));
        String value = Boolean.TRUE.equals(attributes.value(i)) ? "1" : "0";
        out.raw(ascii("      <" + element + ">" + value + "</" + element + ">\n"));
      }
    }
    if (isOpen) {
      out.raw(ascii("    </actions>\n"));
    }
  }

  private static void attributes(Attributes attributes, List<String> actions, VocXmlText out) {
    boolean isOpen = false;
    for (int i = 0; i < attributes.size(); i++) {
      String name = attributes.name(i);
      Object value = attributes.value(i);
      if (isFlag(name) || actions.contains(name) || isSilent(name, value)) {
        continue;
      }
      if (!isOpen) {
        out.raw(ATTRIBUTES);
        isOpen = true;
      }
      out.raw(ATTRIBUTE).text(name).raw(VALUE).text(valueText(value)).raw(ATTRIBUTE_END);
    }
    if (isOpen) {
      out.raw(ATTRIBUTES_END);
    }
  }

  /** An object is no crowd unless it says so, and a point has an element of its own. */
  private static boolean isSilent(String name, @Nullable Object value) {
    return name.equals("is_crowd") && Boolean.FALSE.equals(value)
        || name.equals("point") && value instanceof List<?> point && isPoint(point);
  }

  private static String valueText(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof List<?> || value instanceof Attributes) {
      JsonWriter json = new JsonWriter();
      JsonTree.write(value instanceof Attributes map ? map.asMap() : value, json);
      return json.toString();
    }
    return value == null ? "" : value.toString();
  }

  private static int flag(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue() != 0 ? 1 : 0;
    }
    boolean isText = value instanceof String text && (text.equals("1") || text.equalsIgnoreCase("true"));
    return isText || Boolean.TRUE.equals(value)
        ? 1
        : 0;
  }

  private static boolean isPoint(List<?> point) {
    return point.size() == 2 && point.get(0) instanceof Number && point.get(1) instanceof Number;
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  /** A {@code bndbox} element. */
  private static final class Corners {
    private final byte[] xMin;
    private final byte[] yMin;
    private final byte[] xMax;
    private final byte[] yMax;
    private final byte[] end;

    Corners(String indent) {
      xMin = ascii(indent + "<bndbox>\n" + indent + "  <xmin>");
      yMin = ascii("</xmin>\n" + indent + "  <ymin>");
      xMax = ascii("</ymin>\n" + indent + "  <xmax>");
      yMax = ascii("</xmax>\n" + indent + "  <ymax>");
      end = ascii("</ymax>\n" + indent + "</bndbox>\n");
    }

    void write(double x, double y, double width, double height, VocXmlText out) {
      out.raw(xMin).number(x).raw(yMin).number(y).raw(xMax).number(VocNumbers.sum(x, width));
      out.raw(yMax).number(VocNumbers.sum(y, height)).raw(end);
    }
  }
}
