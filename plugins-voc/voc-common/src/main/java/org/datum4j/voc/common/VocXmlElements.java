// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.kit.number.Decimals;
import org.datum4j.kit.xml.XmlEvent;
import org.datum4j.kit.xml.XmlReader;

/**
 * Steps through the elements of an XML file. Each method begins at a start tag and ends at its end tag, whatever is in
 * between.
 */
final class VocXmlElements {
  private static final int LONGEST_SHOWN = 60;

  final XmlReader reader = new XmlReader();
  private String file = "";

  void open(byte[] bytes, int length, String fileName) {
    file = fileName;
    reader.reset(bytes, 0, length);
  }

  /** Steps to the next child; false at the end of the element. */
  boolean nextChild() {
    return reader.nextTag() == XmlEvent.START;
  }

  /** Returns the text of an element without white space around it. */
  String text() {
    String text = "";
    for (XmlEvent event = reader.next(); event != XmlEvent.END; event = reader.next()) {
      if (event == XmlEvent.TEXT && !reader.isBlank()) {
        text = text.isEmpty() ? reader.text().strip() : text;
      } else if (event == XmlEvent.START) {
        skip();
      }
    }
    return text;
  }

  void skip() {
    for (int depth = 1; depth > 0; ) {
      depth += reader.nextTag() == XmlEvent.START ? 1 : -1;
    }
  }

  /**
   * Returns a number; NaN for an empty element, and for what is no number, which is a fault.
   *
   * @param path of the element that it is in
   * @param name of the element from there on
   */
  double number(Faults faults, String path, String name) {
    int offset = reader.offset();
    double value = Double.NaN;
    for (XmlEvent event = reader.next(); event != XmlEvent.END; event = reader.next()) {
      if (event == XmlEvent.START) {
        skip();
      } else if (event == XmlEvent.TEXT && !reader.isBlank()) {
        value = parse(faults, path, name, offset);
      }
    }
    return value;
  }

  private double parse(Faults faults, String path, String name, int offset) {
    byte[] bytes = reader.textBytes();
    int from = reader.textStart();
    int to = reader.textEnd();
    while (from < to && bytes[from] <= ' ') {
      from++;
    }
    while (to > from && bytes[to - 1] <= ' ') {
      to--;
    }
    try {
      double value = Decimals.parse(bytes, from, to);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException malformed) {
      faults.add(notNumber(path + "/" + name, offset));
      return Double.NaN;
    }
    faults.add(notNumber(path + "/" + name, offset));
    return Double.NaN;
  }

  private Issue notNumber(String path, int offset) {
    String element = path.substring(path.lastIndexOf('/') + 1);
    return Issue.error(
        VocIssues.NUMBER,
        element + " is \"" + shown(reader.text().strip()) + "\", expected a finite number",
        where(path, offset),
        "Correct the number, or import with --on-error skip to leave the object out.");
  }

  static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /** Returns where an element is that begins at an offset. Lines are counted when somebody asks for one. */
  Location where(String path, int offset) {
    return Location.ofLine(file, reader.line(offset)).withPath(path);
  }

  /** Returns what an element holds: a text, or its children. */
  Object value() {
    Map<String, Object> children = new LinkedHashMap<>(0);
    String text = "";
    for (XmlEvent event = reader.next(); event != XmlEvent.END; event = reader.next()) {
      if (event == XmlEvent.TEXT && !reader.isBlank()) {
        text = text.isEmpty() ? reader.text().strip() : text;
      } else if (event == XmlEvent.START) {
        String name = reader.name();
        add(children, name, value());
      }
    }
    return children.isEmpty() ? text : Attributes.copyOf(children);
  }

  /** Adds an element to others; one that stands several times becomes a list. */
  @SuppressWarnings("unchecked")
  static void add(Map<String, Object> elements, String name, Object value) {
    Object earlier = elements.putIfAbsent(name, value);
    if (earlier instanceof List<?> list) {
      ((List<Object>) list).add(value);
    } else if (earlier != null) {
      elements.put(name, new ArrayList<>(List.of(earlier, value)));
    }
  }

  /** Takes troubles as they are found. */
  interface Faults {
    void add(Issue issue);
  }
}
