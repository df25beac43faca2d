// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XML document into a buffer, indented by two spaces, as UTF-8. An instance is reused for thousands of
 * documents by one thread at a time.
 *
 * <p>A character that XML 1.0 cannot hold (most control characters, half surrogate pairs) is refused, since leaving it
 * out would lose data unseen; see {@link #isLegal} and {@link #replaceIllegal}.
 *
 * @source https://www.w3.org/TR/xml/ (fifth edition)
 */
public final class XmlWriter {

  private static final int MAX_BYTES = Integer.MAX_VALUE - 16;
  private static final byte[] DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.US_ASCII);

  private byte[] out = new byte[4096];
  private int length;
  private @Nullable String[] open = new @Nullable String[16];
  private boolean[] hasChildren = new boolean[16];
  private boolean[] hasText = new boolean[16];
  private int depth;
  private boolean isTagOpen;

  /** A writer with an empty document. */
  public XmlWriter() {}

  /** Begins a new document without a declaration. */
  public XmlWriter reset() {
    length = 0;
    depth = 0;
    isTagOpen = false;
    return this;
  }

  /** Writes {@code <?xml version="1.0" encoding="UTF-8"?>}; to be called first. */
  public XmlWriter declaration() {
    return raw(DECLARATION, 0, DECLARATION.length);
  }

  /**
   * Starts an element on a line of its own.
   *
   * @throws XmlException if the name is none that XML allows
   */
  public XmlWriter start(String name) {
    requireName(name);
    closeTag();
    if (depth > 0) {
      hasChildren[depth - 1] = true;
      if (!hasText[depth - 1]) {
        newLine();
      }
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      hasChildren = Arrays.copyOf(hasChildren, depth * 2);
      hasText = Arrays.copyOf(hasText, depth * 2);
    }
    open[depth] = name;
    hasChildren[depth] = false;
    hasText[depth] = false;
    depth++;
    ascii('<');
    plain(name);
    isTagOpen = true;
    return this;
  }

  /**
   * Adds an attribute to the element just started.
   *
   * @throws XmlException if the name is none that XML allows, or the value has a character that XML cannot hold
   * @throws IllegalStateException if no element was just started
   */
  public XmlWriter attribute(String name, String value) {
    requireName(name);
    if (!isTagOpen) {
      throw new IllegalStateException("attribute " + name + " comes after the content of its element");
    }
    ascii(' ');
    plain(name);
    ascii('=');
    ascii('"');
    escape(value, true);
    ascii('"');
    return this;
  }

  /**
   * Adds text to the open element; from then on it is not indented.
   *
   * @throws XmlException if the text has a character that XML cannot hold
   */
  public XmlWriter text(String text) {
    beginText();
    escape(text, false);
    return this;
  }

  /** Ends the open element. */
  public XmlWriter end() {
    if (depth == 0) {
      throw new IllegalStateException("no element is open");
    }
    depth--;
    if (isTagOpen) {
      isTagOpen = false;
      ascii('/');
      ascii('>');
    } else {
      if (hasChildren[depth] && !hasText[depth]) {
        newLine();
      }
      ascii('<');
      ascii('/');
      plain(String.valueOf(open[depth]));
      ascii('>');
    }
    if (depth == 0) {
      ascii('\n');
    }
    return this;
  }

  /**
   * Writes an element with text, or an empty-element tag if the text is empty.
   *
   * @throws XmlException if the text has a character that XML cannot hold
   */
  public XmlWriter element(String name, String text) {
    start(name);
    if (!text.isEmpty()) {
      text(text);
    }
    return end();
  }

  /** Writes an element whose text is ready: ASCII that needs no escaping, such as a number. */
  public XmlWriter element(String name, byte[] text, int offset, int count) {
    start(name);
    beginText();
    bytes(text, offset, count);
    return end();
  }

  /** Writes bytes as they are; the caller answers for the result being well-formed. */
  public XmlWriter raw(byte[] bytes, int offset, int count) {
    closeTag();
    bytes(bytes, offset, count);
    return this;
  }

  /** The buffer; good until the next call. */
  public byte[] buffer() {
    return out;
  }

  /** The bytes of {@link #buffer} in use. */
  public int length() {
    return length;
  }

  /** A copy of the document. */
  public byte[] toByteArray() {
    return Arrays.copyOf(out, length);
  }

  /**
   * Writes the document to a stream.
   *
   * @throws IOException if the stream fails
   */
  public void writeTo(OutputStream stream) throws IOException {
    stream.write(out, 0, length);
  }

  /** Whether XML 1.0 can hold every character of a text. */
  public static boolean isLegal(String text) {
    return text.codePoints().allMatch(XmlChars::isLegal);
  }

  /** The text with U+FFFD in place of each character that XML 1.0 cannot hold. */
  public static String replaceIllegal(String text) {
    if (isLegal(text)) {
      return text;
    }
    int[] points = text.codePoints().map(c -> XmlChars.isLegal(c) ? c : 0xFFFD).toArray();
    return new String(points, 0, points.length);
  }

  private static void requireName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isFine = c < 0x80 && (i == 0 ? XmlChars.isNameStart(c) : XmlChars.isNamePart(c));
      if (!isFine && !XmlChars.isName(name)) {
        throw new XmlException("\"" + name + "\" is not allowed as a name in XML");
      }
    }
    if (name.isEmpty()) {
      throw new XmlException("an empty name is not allowed in XML");
    }
  }

  private void closeTag() {
    if (isTagOpen) {
      isTagOpen = false;
      ascii('>');
    }
  }

  private void beginText() {
    if (depth == 0) {
      throw new IllegalStateException("text outside of the root element");
    }
    closeTag();
    hasText[depth - 1] = true;
  }

  private void bytes(byte[] bytes, int offset, int count) {
    ensure(count);
    System.arraycopy(bytes, offset, out, length, count);
    length += count;
  }

  private void newLine() {
    ensure(1 + 2 * depth);
    out[length++] = '\n';
    for (int i = 0; i < 2 * depth; i++) {
      out[length++] = ' ';
    }
  }

  private void ensure(int more) {
    if (out.length - length < more) {
      long wanted = Math.max((long) length + more, Math.min(2L * out.length, MAX_BYTES));
      if (wanted > MAX_BYTES) {
        throw new XmlException("XML would be bigger than 2 GB");
      }
      out = Arrays.copyOf(out, (int) wanted);
    }
  }

  private void ascii(char c) {
    ensure(1);
    out[length++] = (byte) c;
  }

  private void plain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80) {
        byte[] bytes = name.substring(i).getBytes(StandardCharsets.UTF_8);
        bytes(bytes, 0, bytes.length);
        return;
      }
      ascii(c);
    }
  }

  private void escape(String text, boolean isAttribute) {
    int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        int point = text.codePointAt(i);
        requireLegal(point, text, i);
        wide(point);
        i += Character.charCount(point) - 1;
      } else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '"') {
        special(c, text, i, isAttribute);
      } else {
        ascii(c);
      }
    }
  }

  private void wide(int c) {
    ensure(4);
    if (c < 0x800) {
      out[length++] = (byte) (0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        out[length++] = (byte) (0xE0 | c >> 12);
      } else {
        out[length++] = (byte) (0xF0 | c >> 18);
        out[length++] = (byte) (0x80 | c >> 12 & 0x3F);
      }
      out[length++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    out[length++] = (byte) (0x80 | c & 0x3F);
  }

  private void special(char c, String text, int at, boolean isAttribute) {
    switch (c) {
      case '<' -> reference("lt");
      case '>' -> reference("gt");
      case '&' -> reference("amp");
      case '"' -> {
        if (isAttribute) {
          reference("quot");
        } else {
          ascii(c);
        }
      }
      default -> {
        requireLegal(c, text, at);
        // A reader turns a plain CR into LF, and in attributes all three into spaces.
        if (c == '\r' || isAttribute) {
          reference("#" + (int) c);
        } else {
          ascii(c);
        }
      }
    }
  }

  private void reference(String name) {
    ascii('&');
    plain(name);
    ascii(';');
  }

  private static void requireLegal(int c, String text, int at) {
    if (!XmlChars.isLegal(c)) {
      String code = String.format(Locale.ROOT, "U+%04X", c);
      throw new XmlException("XML cannot hold character " + code + " (at index " + at + " of a text of "
          + text.length() + "); remove or replace it");
    }
  }
}
