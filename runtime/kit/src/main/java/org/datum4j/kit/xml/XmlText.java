// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import org.jspecify.annotations.Nullable;

/** The character data between two tags. */
final class XmlText {

  private final XmlCursor cursor;
  private final XmlTexts texts = new XmlTexts();
  private int start;
  private int end;
  private boolean isInScratch;

  XmlText(XmlCursor cursor) {
    this.cursor = cursor;
  }

  byte[] bytes() {
    return isInScratch ? cursor.scratch : cursor.data;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  String string() {
    return cursor.isAscii && !isInScratch
        ? texts.text(cursor.data, start, end)
        : cursor.text(bytes(), start, end - start);
  }

  boolean isBlank() {
    byte[] bytes = bytes();
    for (int i = start; i < end; i++) {
      if (!XmlChars.isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** Comments, instructions and CDATA are part of the text around them. */
  boolean isMarkup() {
    int p = cursor.position + 1;
    return p < cursor.end && (cursor.data[p] == '!' || cursor.data[p] == '?');
  }

  XmlException doctype() {
    return cursor.error("a DOCTYPE is not allowed, since DTDs and entities can read other files and grow without end;"
        + " remove it from the document", cursor.position);
  }

  /**
   * Reads text up to the next tag; false when there was none, only comments.
   *
   * @param element the element around it, for messages
   */
  boolean read(@Nullable String element) {
    byte[] data = cursor.data;
    int stop = cursor.end;
    int p = cursor.position;
    while (p < stop && XmlChars.TEXT[data[p] & 0xFF] == XmlChars.PLAIN) {
      p++;
    }
    boolean isTag = p + 1 < stop && data[p] == '<' && data[p + 1] != '!' && data[p + 1] != '?';
    if (isTag) {
      start = cursor.position;
      end = p;
      isInScratch = false;
      cursor.position = p;
      return true;
    }
    readUnusual(element);
    start = 0;
    end = cursor.scratchLength;
    isInScratch = true;
    return end > 0;
  }

  private void readUnusual(@Nullable String element) {
    cursor.scratchLength = 0;
    while (cursor.position < cursor.end) {
      int p = cursor.position;
      int b = cursor.data[p];
      switch (XmlChars.TEXT[b & 0xFF]) {
        case XmlChars.LESS -> {
          if (!readMarkup(element)) {
            return;
          }
        }
        case XmlChars.AMPERSAND -> cursor.appendReference();
        case XmlChars.RETURN -> appendLineEnd();
        case XmlChars.ILLEGAL -> {
          cursor.checkLegal(b, p);
          cursor.position++;
        }
        case XmlChars.BRACKET -> {
          if (cursor.startsWith("]]>")) {
            throw cursor.error("\"]]>\" is not allowed in text; write ]]&gt;", p);
          }
          cursor.append(b);
          cursor.position++;
        }
        default -> {
          cursor.append(b);
          cursor.position++;
        }
      }
    }
    throw cursor.cutOff("<" + element + ">");
  }

  private void appendLineEnd() {
    cursor.append('\n');
    cursor.position++;
    if (cursor.position < cursor.end && cursor.data[cursor.position] == '\n') {
      cursor.position++;
    }
  }

  /** Reads a comment, instruction or CDATA section; false at a tag. */
  private boolean readMarkup(@Nullable String element) {
    if (!isMarkup()) {
      return false;
    }
    if (cursor.startsWith("<!--")) {
      cursor.skipComment();
    } else if (cursor.startsWith("<?")) {
      cursor.skipInstruction();
    } else if (cursor.startsWith("<![CDATA[")) {
      readCharacterSection();
    } else if (cursor.startsWith("<!DOCTYPE")) {
      throw doctype();
    } else if (cursor.end - cursor.position < 9) {
      throw cursor.cutOff("<" + element + ">");
    } else {
      throw cursor.error("\"<!\" begins neither a comment nor a CDATA section", cursor.position);
    }
    return true;
  }

  private void readCharacterSection() {
    int from = cursor.position;
    cursor.position += 9;
    while (cursor.position < cursor.end) {
      int b = cursor.data[cursor.position];
      if (b == ']' && cursor.startsWith("]]>")) {
        cursor.position += 3;
        return;
      }
      if (b == '\r') {
        appendLineEnd();
      } else {
        cursor.checkLegal(b, cursor.position);
        cursor.append(b);
        cursor.position++;
      }
    }
    throw cursor.cutOff("the CDATA section that begins in line " + cursor.lineAt(from));
  }
}
