// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.datum4j.kit.number.Decimals;

/** Bytes of an XML file in a buffer that is used again and again. Not for several threads at once. */
public final class VocXmlText {
  private static final byte[] AMP = ascii("&amp;");
  private static final byte[] LT = ascii("&lt;");
  private static final byte[] GT = ascii("&gt;");
  private static final byte[] RETURN = ascii("&#13;");
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private byte[] buffer = new byte[1 << 13];
  private int length;

  /** Makes an empty text. */
  public VocXmlText() {}

  /** Returns the bytes of a constant. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns an element with text and line end. */
  static byte[] element(String name, String text) {
    VocXmlText xml = new VocXmlText();
    xml.raw(ascii("<" + name + ">")).text(text).raw(ascii("</" + name + ">\n"));
    return Arrays.copyOf(xml.buffer, xml.length);
  }

  /** Forgets what was written and keeps the room. */
  public VocXmlText reset() {
    length = 0;
    return this;
  }

  /** Returns the array that holds the text from its start; it changes with the next call. */
  public byte[] bytes() {
    return buffer;
  }

  /** Returns how many bytes were written. */
  public int length() {
    return length;
  }

  /** Adds bytes as they are. */
  public VocXmlText raw(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
    return this;
  }

  /** Adds a number so that it reads back as the same double, with a point. */
  public VocXmlText number(double value) {
    ensure(Decimals.MAX_DOUBLE_LENGTH);
    length = Decimals.write(value, buffer, length);
    return this;
  }

  /** Adds a number so that it reads back as the same double, a whole one without point. */
  public VocXmlText shortNumber(double value) {
    ensure(Decimals.MAX_DOUBLE_LENGTH);
    length = Decimals.writeShort(value, buffer, length);
    return this;
  }

  /** Adds a whole number. */
  public VocXmlText number(long value) {
    ensure(Decimals.MAX_LONG_LENGTH);
    length = Decimals.write(value, buffer, length);
    return this;
  }

  /** Adds text; what XML cannot hold becomes the replacement character. */
  public VocXmlText text(String text) {
    int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>') {
        ensure(1);
        buffer[length++] = (byte) c;
      } else {
        i += unusual(text, i);
      }
    }
    return this;
  }

  private int unusual(String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '&' -> raw(AMP);
      case '<' -> raw(LT);
      case '>' -> raw(GT);
      case '\r' -> raw(RETURN);
      default -> {
        int point = text.codePointAt(at);
        raw(isAllowed(point) ? Character.toString(point).getBytes(StandardCharsets.UTF_8) : REPLACEMENT);
        return Character.charCount(point) - 1;
      }
    }
    return 0;
  }

  private static boolean isAllowed(int point) {
    return point >= ' ' && point <= 0xD7FF
        || point == '\t'
        || point == '\n'
        || point >= 0xE000 && point != 0xFFFE && point != 0xFFFF;
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(length, more)));
    }
  }
}
