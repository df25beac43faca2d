// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The attributes of one start tag; their arrays serve every tag of every document. */
final class XmlAttributes {

  private final XmlCursor cursor;
  private final int limit;
  private @Nullable String[] names = new @Nullable String[16];
  private @Nullable String[] values = new @Nullable String[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int size;

  XmlAttributes(XmlCursor cursor, int limit) {
    this.cursor = cursor;
    this.limit = limit;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  String name(int index) {
    return orThrow(names[checked(index)]);
  }

  String value(int index) {
    String value = values[checked(index)];
    if (value == null) {
      value = cursor.text(cursor.data, starts[index], ends[index] - starts[index]);
      values[index] = value;
    }
    return value;
  }

  int indexOf(String name) {
    for (int i = 0; i < size; i++) {
      if (name.equals(names[i])) {
        return i;
      }
    }
    return -1;
  }

  private int checked(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("attribute " + index + " of an element with " + size);
    }
    return index;
  }

  private static String orThrow(@Nullable String value) {
    if (value == null) {
      throw new IllegalStateException("attribute without a name");
    }
    return value;
  }

  /** Reads one attribute at the cursor. */
  void read(String element) {
    int at = cursor.position;
    String name = cursor.name("an attribute of <" + element + ">");
    if (indexOf(name) >= 0) {
      throw cursor.error("attribute \"" + name + "\" stands twice in <" + element + ">", at);
    }
    if (size == limit) {
      throw cursor.error("<" + element + "> has more than the limit of " + limit + " attributes", at);
    }
    if (size == names.length) {
      grow();
    }
    cursor.skipSpaces();
    cursor.expect('=', "attribute \"" + name + "\"");
    cursor.skipSpaces();
    readValue(name);
    names[size++] = name;
  }

  private void grow() {
    int length = size * 2;
    names = Arrays.copyOf(names, length);
    values = Arrays.copyOf(values, length);
    starts = Arrays.copyOf(starts, length);
    ends = Arrays.copyOf(ends, length);
  }

  private void readValue(String name) {
    byte[] data = cursor.data;
    int p = cursor.position;
    if (p >= cursor.end) {
      throw cursor.cutOff("attribute \"" + name + "\"");
    }
    int quote = data[p++];
    if (quote != '"' && quote != '\'') {
      throw cursor.error("expected a quote around the value of \"" + name + "\" but found " + cursor.found(), p - 1);
    }
    int from = p;
    while (p < cursor.end && data[p] != quote && XmlChars.VALUE[data[p] & 0xFF] == XmlChars.PLAIN) {
      p++;
    }
    values[size] = null;
    starts[size] = from;
    if (p < cursor.end && data[p] != quote) {
      p = readUnusual(name, from, p, quote);
    }
    if (p >= cursor.end) {
      throw cursor.cutOff("the value of attribute \"" + name + "\"");
    }
    ends[size] = p;
    cursor.position = p + 1;
  }

  /** Goes on where a value stops being plain; returns the position of its closing quote. */
  private int readUnusual(String name, int from, int to, int quote) {
    byte[] data = cursor.data;
    cursor.scratchLength = 0;
    for (int i = from; i < to; i++) {
      cursor.append(data[i]);
    }
    int p = to;
    while (p < cursor.end && data[p] != quote) {
      switch (XmlChars.VALUE[data[p] & 0xFF]) {
        case XmlChars.SPACE -> {
          boolean isPair = data[p] == '\r' && p + 1 < cursor.end && data[p + 1] == '\n';
          cursor.append(' ');
          p += isPair ? 2 : 1;
        }
        case XmlChars.AMPERSAND -> {
          cursor.position = p;
          cursor.appendReference();
          p = cursor.position;
        }
        case XmlChars.LESS ->
            throw cursor.error("'<' is not allowed in the value of attribute \"" + name + "\"; write &lt;", p);
        case XmlChars.ILLEGAL -> {
          cursor.checkLegal(data[p], p);
          p++;
        }
        default -> cursor.append(data[p++]);
      }
    }
    values[size] = cursor.text(cursor.scratch, 0, cursor.scratchLength);
    return p;
  }
}
