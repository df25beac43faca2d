// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.datum4j.kit.internal.Utf8Check;

/** A position in a document, and the steps over the small things: names, spaces, comments, references. */
final class XmlCursor {

  private final XmlNames names = new XmlNames();
  byte[] data = new byte[0];
  int position;
  int end;
  boolean isAscii;
  private int start;
  private int countedTo;
  private int countedLines;

  /** Text that differs from the document's bytes: references resolved, line ends normalised. */
  byte[] scratch = new byte[256];

  int scratchLength;

  /** Where the last name lay. */
  int nameStart;

  void reset(XmlInput input) {
    data = input.data();
    start = input.start();
    position = start;
    end = input.end();
    isAscii = input.isAscii();
    countedTo = start;
    countedLines = 1;
    scratchLength = 0;
  }

  void clear() {
    data = new byte[0];
    start = 0;
    position = 0;
    end = 0;
    countedTo = 0;
    countedLines = 1;
  }

  /** The line of a position. Counts from the last one asked for, either way: most are near it. */
  int lineAt(int at) {
    int stop = Math.min(at, end);
    for (int i = countedTo; i < stop; i++) {
      countedLines += isLineEnd(i) ? 1 : 0;
    }
    for (int i = countedTo - 1; i >= stop; i--) {
      countedLines -= isLineEnd(i) ? 1 : 0;
    }
    countedTo = stop;
    return countedLines;
  }

  private boolean isLineEnd(int at) {
    return data[at] == '\n' || (data[at] == '\r' && (at + 1 >= end || data[at + 1] != '\n'));
  }

  private int columnAt(int at) {
    int column = 1;
    for (int i = Math.min(at, end) - 1; i >= start && !isLineEnd(i); i--) {
      if ((data[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return column;
  }

  XmlException error(String what, int at) {
    int line = lineAt(at);
    return new XmlException(what, line, columnAt(at), at - start);
  }

  XmlException cutOff(String inside) {
    return error("XML ends inside " + inside, end);
  }

  /** What stands at the position, for a message. */
  String found() {
    if (position >= end) {
      return "the end";
    }
    int b = data[position];
    if (b >= 0 && b <= 0x20) {
      return b == ' ' ? "a space" : b == '\n' || b == '\r' ? "a line end" : "byte 0x" + Integer.toHexString(b);
    }
    return "'" + Character.toString(Utf8Check.codePoint(data, position)) + "'";
  }

  boolean startsWith(String ascii) {
    if (end - position < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (data[position + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean skipSpaces() {
    int p = position;
    while (p < end && XmlChars.isSpace(data[p])) {
      p++;
    }
    boolean isAny = p > position;
    position = p;
    return isAny;
  }

  void expect(char wanted, String inside) {
    if (position >= end) {
      throw cutOff(inside);
    }
    if (data[position] != wanted) {
      throw error("expected '" + wanted + "' in " + inside + " but found " + found(), position);
    }
    position++;
  }

  /** Reads a name; interned. */
  String name(String what) {
    int p = position;
    if (p >= end) {
      throw cutOff(what);
    }
    if (!XmlChars.isNameStart(data[p])) {
      throw error("expected a name for " + what + " but found " + found(), p);
    }
    int hash = 0;
    while (p < end && XmlChars.isNamePart(data[p])) {
      hash = hash * 31 + data[p];
      p++;
    }
    nameStart = position;
    if (!isAscii) {
      checkName(position, p);
    }
    position = p;
    return names.name(data, nameStart, p, hash);
  }

  private void checkName(int from, int to) {
    if (Utf8Check.firstNonAscii(data, from, to) == to) {
      return;
    }
    String name = new String(data, from, to - from, StandardCharsets.UTF_8);
    if (!XmlChars.isName(name)) {
      throw error("\"" + name + "\" is not allowed as a name", from);
    }
  }

  /** Skips a comment, at its {@code <!--}. */
  void skipComment() {
    int from = position;
    position += 4;
    int p = position;
    while (p < end) {
      int b = data[p];
      if (b == '-' && p + 1 < end && data[p + 1] == '-') {
        if (p + 2 < end && data[p + 2] != '>') {
          throw error("\"--\" is not allowed inside a comment", p);
        }
        if (p + 2 >= end) {
          break;
        }
        position = p + 3;
        return;
      }
      checkLegal(b, p);
      p++;
    }
    throw cutOff("the comment that begins in line " + lineAt(from));
  }

  /** Skips a processing instruction, at its {@code <?}. */
  void skipInstruction() {
    int from = position;
    position += 2;
    String target = name("a processing instruction");
    if (target.equalsIgnoreCase("xml")) {
      throw error("an XML declaration is allowed only at the very start", from);
    }
    if (!startsWith("?>") && position < end && !XmlChars.isSpace(data[position])) {
      throw error("expected white space after <?" + target + " but found " + found(), position);
    }
    for (int p = position; p + 1 < end; p++) {
      if (data[p] == '?' && data[p + 1] == '>') {
        position = p + 2;
        return;
      }
      checkLegal(data[p], p);
    }
    throw cutOff("the processing instruction that begins in line " + lineAt(from));
  }

  void checkLegal(int b, int at) {
    if (b >= 0 && b < 0x20 && !XmlChars.isSpace(b)) {
      throw error("control character 0x" + Integer.toHexString(b) + " is not allowed in XML", at);
    }
  }

  void append(int b) {
    if (scratchLength == scratch.length) {
      scratch = Arrays.copyOf(scratch, scratchLength + Math.max(256, scratchLength >> 1));
    }
    scratch[scratchLength++] = (byte) b;
  }

  private void appendCodePoint(int c) {
    if (c < 0x80) {
      append(c);
    } else if (c < 0x800) {
      append(0xC0 | c >> 6);
      append(0x80 | c & 0x3F);
    } else if (c < 0x10000) {
      append(0xE0 | c >> 12);
      append(0x80 | c >> 6 & 0x3F);
      append(0x80 | c & 0x3F);
    } else {
      append(0xF0 | c >> 18);
      append(0x80 | c >> 12 & 0x3F);
      append(0x80 | c >> 6 & 0x3F);
      append(0x80 | c & 0x3F);
    }
  }

  /** Appends what the reference at the position stands for, and steps over it. */
  void appendReference() {
    int from = position++;
    if (position < end && data[position] == '#') {
      appendCodePoint(numericReference(from));
    } else {
      append(namedReference(from));
    }
  }

  private int numericReference(int from) {
    position++;
    boolean isHex = position < end && data[position] == 'x';
    if (isHex) {
      position++;
    }
    int digits = 0;
    int value = 0;
    while (position < end) {
      int digit = Character.digit(data[position], isHex ? 16 : 10);
      if (digit < 0) {
        break;
      }
      value = Math.min(0x110000, value * (isHex ? 16 : 10) + digit);
      digits++;
      position++;
    }
    if (position >= end) {
      throw cutOff("a character reference");
    }
    if (digits == 0 || data[position] != ';' || !XmlChars.isLegal(value)) {
      String text = new String(data, from, position - from, StandardCharsets.UTF_8);
      throw error("\"" + text + "\" is no reference to a character that XML allows", from);
    }
    position++;
    return value;
  }

  private int namedReference(int from) {
    String name = name("a reference (write &amp; for a plain &)");
    if (position >= end) {
      throw cutOff("a reference");
    }
    if (data[position] != ';') {
      throw error("\"&" + name + "\" is no reference, its ';' is missing; write &amp; for a plain &", from);
    }
    position++;
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "apos" -> '\'';
      case "quot" -> '"';
      default -> throw error(
          "entity &" + name + "; is not known; without a DTD there are only lt, gt, amp, apos and quot", from);
    };
  }

  String text(byte[] from, int offset, int length) {
    boolean isPlain = isAscii && from == data;
    return new String(from, offset, length, isPlain ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }
}
