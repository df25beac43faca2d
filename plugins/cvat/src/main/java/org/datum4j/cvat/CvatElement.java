// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.kit.xml.XmlEvent;
import org.datum4j.kit.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** One shape or tag as it stands in the file: a small tree that is gone when the annotation is made. */
final class CvatElement {
  /** Elements that a shape may hold below itself: a skeleton's points with their attributes. */
  private static final int DEEPEST = 3;

  private final String name;
  private final int offset;
  private final List<String> fields = new ArrayList<>(20);
  private final List<String> attributes = new ArrayList<>(4);
  private List<CvatElement> parts = List.of();
  private String foreign = "";

  private CvatElement(XmlReader reader) {
    name = reader.name();
    offset = reader.offset();
    for (int i = 0; i < reader.attributeCount(); i++) {
      fields.add(reader.attributeName(i));
      fields.add(reader.attributeValue(i));
    }
  }

  /** Reads the element that just started, up to its end. */
  static CvatElement read(XmlReader reader) {
    return read(reader, 1);
  }

  private static CvatElement read(XmlReader reader, int level) {
    CvatElement element = new CvatElement(reader);
    for (XmlEvent event = reader.next(); event != XmlEvent.END; event = reader.next()) {
      if (event != XmlEvent.START) {
        continue;
      }
      if (reader.name().equals("attribute")) {
        element.attributes.add(reader.attribute("name").orElse(""));
        element.attributes.add(text(reader));
      } else if (element.name.equals("skeleton") && level < DEEPEST) {
        if (element.parts.isEmpty()) {
          element.parts = new ArrayList<>();
        }
        element.parts.add(read(reader, level + 1));
      } else {
        element.foreign = reader.name();
        text(reader);
      }
    }
    return element;
  }

  /** Reads the text of the element that just started, up to its end. */
  private static String text(XmlReader reader) {
    String text = "";
    int open = 1;
    while (open > 0) {
      XmlEvent event = reader.next();
      if (event == XmlEvent.START) {
        open++;
      } else if (event == XmlEvent.END) {
        open--;
      } else if (open == 1) {
        text = text.isEmpty() ? reader.text() : text + reader.text();
      }
    }
    return text;
  }

  String name() {
    return name;
  }

  /** Returns where the element begins in the bytes that it was read from. */
  int offset() {
    return offset;
  }

  /** Returns the value of an XML attribute, or null. */
  @Nullable String field(String field) {
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i).equals(field)) {
        return fields.get(i + 1);
      }
    }
    return null;
  }

  boolean isSet(String field) {
    String value = field(field);
    return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
  }

  int fieldCount() {
    return fields.size() / 2;
  }

  String fieldName(int index) {
    return fields.get(2 * index);
  }

  String fieldValue(int index) {
    return fields.get(2 * index + 1);
  }

  int attributeCount() {
    return attributes.size() / 2;
  }

  String attributeName(int index) {
    return attributes.get(2 * index);
  }

  String attributeValue(int index) {
    return attributes.get(2 * index + 1);
  }

  /** Returns the elements of a skeleton. */
  List<CvatElement> parts() {
    return parts;
  }

  /** Returns the name of an element inside that does not belong there, or the empty text. */
  String foreign() {
    return foreign;
  }
}
