// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

/**
 * Which characters may stand where.
 *
 * @source https://www.w3.org/TR/xml/#charsets and https://www.w3.org/TR/xml/#NT-NameStartChar (fifth edition)
 */
final class XmlChars {

  /** Classes of bytes inside text; all bytes above ASCII are plain, their encoding was checked before. */
  static final byte PLAIN = 0;

  static final byte LESS = 1;
  static final byte AMPERSAND = 2;
  static final byte BRACKET = 3;
  static final byte RETURN = 4;
  static final byte ILLEGAL = 5;
  static final byte SPACE = 6;

  /** For character data. */
  static final byte[] TEXT = new byte[256];

  /** For attribute values: white space matters there, brackets do not. */
  static final byte[] VALUE = new byte[256];

  private static final byte START = 1;
  private static final byte CONTINUE = 2;
  private static final byte[] NAME = new byte[256];

  static {
    for (int i = 0; i < 0x20; i++) {
      TEXT[i] = ILLEGAL;
      VALUE[i] = ILLEGAL;
    }
    TEXT['\t'] = PLAIN;
    TEXT['\n'] = PLAIN;
    TEXT['\r'] = RETURN;
    TEXT['<'] = LESS;
    TEXT['&'] = AMPERSAND;
    TEXT[']'] = BRACKET;
    VALUE['\t'] = SPACE;
    VALUE['\n'] = SPACE;
    VALUE['\r'] = SPACE;
    VALUE['<'] = LESS;
    VALUE['&'] = AMPERSAND;
    for (int i = 0; i < 256; i++) {
      boolean isLetter = i >= 'a' && i <= 'z' || i >= 'A' && i <= 'Z' || i == '_' || i == ':' || i >= 0x80;
      boolean isMore = i >= '0' && i <= '9' || i == '-' || i == '.';
      NAME[i] = isLetter ? START : isMore ? CONTINUE : 0;
    }
  }

  private XmlChars() {}

  /** Whether a byte can begin a name; above ASCII the code point decides later. */
  static boolean isNameStart(int b) {
    return NAME[b & 0xFF] == START;
  }

  static boolean isNamePart(int b) {
    return NAME[b & 0xFF] != 0;
  }

  static boolean isNameStartCodePoint(int c) {
    if (c < 0x80) {
      return isNameStart(c);
    }
    return c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7
        || c >= 0x370 && c <= 0x1FFF && c != 0x37E
        || c == 0x200C || c == 0x200D
        || c >= 0x2070 && c <= 0x218F
        || c >= 0x2C00 && c <= 0x2FEF
        || c >= 0x3001 && c <= 0xD7FF
        || c >= 0xF900 && c <= 0xFDCF
        || c >= 0xFDF0 && c <= 0xFFFD
        || c >= 0x10000 && c <= 0xEFFFF;
  }

  static boolean isNamePartCodePoint(int c) {
    if (c < 0x80) {
      return isNamePart(c);
    }
    return c == 0xB7 || c >= 0x300 && c <= 0x36F || c == 0x203F || c == 0x2040 || isNameStartCodePoint(c);
  }

  static boolean isName(String name) {
    if (name.isEmpty() || !isNameStartCodePoint(name.codePointAt(0))) {
      return false;
    }
    return name.codePoints().allMatch(XmlChars::isNamePartCodePoint);
  }

  static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\t' || b == '\r';
  }

  /** Whether XML 1.0 can hold the character at all, even as a reference. */
  static boolean isLegal(int c) {
    return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c == '\r' || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000 && c <= 0x10FFFF;
  }
}
