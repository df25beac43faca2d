// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.List;
import org.datum4j.api.model.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Elements of a VOC file that the model has no place for: an element with text is a text, one with elements is a map,
 * one that stands several times is a list.
 */
final class VocExtraElements {
  /** Name in an origin's fields under which they stand. */
  static final String KEY = "elements";

  private VocExtraElements() {}

  static void writeAll(Attributes elements, int level, VocXmlText out) {
    elements.forEach((name, value) -> write(name, value, level, out));
  }

  static void write(String name, @Nullable Object value, int level, VocXmlText out) {
    if (value instanceof List<?> list) {
      list.forEach(one -> write(name, one, level, out));
      return;
    }
    byte[] indent = VocXmlText.ascii("  ".repeat(level));
    String element = elementName(name);
    out.raw(indent).raw(VocXmlText.ascii("<" + element + ">"));
    if (value instanceof Attributes map) {
      out.raw(VocXmlText.ascii("\n"));
      writeAll(map, level + 1, out);
      out.raw(indent);
    } else if (value != null) {
      out.text(value.toString());
    }
    out.raw(VocXmlText.ascii("</" + element + ">\n"));
  }

  /** Returns a name that XML allows: other characters become {@code _}, and so does the lack of a letter in front. */
  static String elementName(String name) {
    StringBuilder element = new StringBuilder(name.length() + 1);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isFirst = element.length() == 0;
      if (Character.isLetter(c) || c == '_' || !isFirst && (Character.isDigit(c) || c == '-' || c == '.')) {
        element.append(c);
      } else if (isFirst && Character.isDigit(c)) {
        element.append('_').append(c);
      } else {
        element.append('_');
      }
    }
    return element.length() == 0 ? "_" : element.toString();
  }
}
