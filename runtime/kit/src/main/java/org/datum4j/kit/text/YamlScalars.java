// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

/**
 * Reads the texts of YAML: plain, in quotes, and as blocks.
 *
 * @source https://yaml.org/spec/1.1/#id903915
 */
final class YamlScalars {

  private final YamlCursor cursor;

  YamlScalars(YamlCursor cursor) {
    this.cursor = cursor;
  }

  static boolean isFlowMark(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
  }

  /** Reads plain text to the end of the line, a comment, or the colon behind a key. */
  String readPlainLine() {
    return plainPiece(false);
  }

  private String plainPiece(boolean isFlow) {
    int start = cursor.position;
    int end = start;
    while (!cursor.isLineEnd()) {
      char c = cursor.peek();
      if (c == ':' && (cursor.isBlank(1) || (isFlow && isFlowMark(cursor.peek(1))))) {
        break;
      }
      if ((isFlow && isFlowMark(c)) || (c == '#' && cursor.position > start && cursor.isBlank(-1))) {
        break;
      }
      cursor.position++;
      if (c != ' ' && c != '\t') {
        end = cursor.position;
      }
    }
    cursor.position = end;
    return cursor.text.substring(start, end);
  }

  /** Goes on with a plain text on the lines below it that are indented deeper than its parent. */
  String readPlainRest(String first, int parentIndent) {
    StringBuilder joined = null;
    while (true) {
      cursor.skipSpaces();
      if (cursor.peek() == '#') {
        // A comment ends the text.
        return joined == null ? first : joined.toString();
      }
      if (cursor.peek() == ':') {
        throw cursor.error("\": \" inside a text; put quotes around the text");
      }
      int breaks = breaksBefore(parentIndent);
      if (breaks == 0) {
        return joined == null ? first : joined.toString();
      }
      skipLines(breaks);
      joined = joined == null ? new StringBuilder(first) : joined;
      fold(joined, breaks);
      joined.append(plainPiece(false));
    }
  }

  /** The line ends up to the next line of this text; 0 when it has no more. Does not move. */
  private int breaksBefore(int parentIndent) {
    String text = cursor.text;
    int p = cursor.position;
    int breaks = 0;
    while (p < text.length() && text.charAt(p) == '\n') {
      breaks++;
      int lineStart = ++p;
      while (p < text.length() && text.charAt(p) == ' ') {
        p++;
      }
      int indent = p - lineStart;
      while (p < text.length() && text.charAt(p) == '\t') {
        p++;
      }
      if (p >= text.length() || text.charAt(p) == '#') {
        return 0;
      }
      if (text.charAt(p) != '\n') {
        boolean isMarker = indent == 0 && (text.startsWith("---", p) || text.startsWith("...", p))
            && (p + 3 >= text.length() || Character.isWhitespace(text.charAt(p + 3)));
        return indent > parentIndent && !isMarker ? breaks : 0;
      }
    }
    return 0;
  }

  private void skipLines(int breaks) {
    for (int i = 0; i < breaks; i++) {
      cursor.skipSpaces();
      cursor.newLine();
    }
    cursor.skipSpaces();
  }

  private static void fold(StringBuilder text, int breaks) {
    if (breaks == 1) {
      text.append(' ');
    } else {
      text.append("\n".repeat(breaks - 1));
    }
  }

  /** Reads plain text inside brackets, over lines. */
  String readPlainInFlow() {
    var text = new StringBuilder(plainPiece(true));
    while (true) {
      int mark = cursor.position;
      cursor.skipSpaces();
      int breaks = cursor.peek() == '\n' ? breaksBefore(-1) : 0;
      if (breaks == 0) {
        cursor.position = mark;
        return text.toString();
      }
      skipLines(breaks);
      char c = cursor.peek();
      if (isFlowMark(c) || (c == ':' && (cursor.isBlank(1) || isFlowMark(cursor.peek(1))))) {
        return text.toString();
      }
      fold(text, breaks);
      text.append(plainPiece(true));
    }
  }

  /** Reads text in single or double quotes, over lines. */
  String readQuoted() {
    int startLine = cursor.line();
    char quote = cursor.peek();
    cursor.position++;
    var text = new StringBuilder();
    while (true) {
      if (cursor.isEnd() || cursor.isMarker()) {
        throw cursor.error("the quote that opens here is not closed", startLine);
      }
      char c = cursor.peek();
      if (c == quote) {
        cursor.position++;
        if (quote == '"' || cursor.peek() != '\'') {
          return text.toString();
        }
        text.append('\'');
        cursor.position++;
      } else if (c == '\\' && quote == '"') {
        escape(text);
      } else if (c == ' ' || c == '\t' || c == '\n') {
        blanks(text);
      } else {
        text.append(c);
        cursor.position++;
      }
    }
  }

  /** Blanks inside quotes: kept within a line, folded around line ends. */
  private void blanks(StringBuilder text) {
    int start = cursor.position;
    cursor.skipSpaces();
    if (cursor.peek() != '\n') {
      text.append(cursor.text, start, cursor.position);
      return;
    }
    int breaks = 0;
    while (cursor.peek() == '\n') {
      cursor.newLine();
      if (cursor.isMarker()) {
        return;
      }
      cursor.skipSpaces();
      breaks++;
    }
    fold(text, breaks);
  }

  private void escape(StringBuilder text) {
    char c = cursor.peek(1);
    int code = switch (c) {
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> 8;
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0x0B;
      case 'f' -> 0x0C;
      case 'r' -> '\r';
      case 'e' -> 0x1B;
      case ' ', '"', '\\', '/' -> c;
      case 'N' -> 0x85;
      case '_' -> 0xA0;
      case 'L' -> 0x2028;
      case 'P' -> 0x2029;
      default -> -1;
    };
    if (code >= 0) {
      text.append((char) code);
      cursor.position += 2;
    } else if (c == '\n') {
      cursor.position++;
      escapedLineEnd(text);
    } else {
      hexEscape(c, text);
    }
  }

  /** A backslash at the end of a line joins it with the next; blank lines between stay. */
  private void escapedLineEnd(StringBuilder text) {
    cursor.newLine();
    cursor.skipSpaces();
    while (cursor.peek() == '\n') {
      text.append('\n');
      cursor.newLine();
      cursor.skipSpaces();
    }
  }

  private void hexEscape(char kind, StringBuilder text) {
    int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    long value = 0;
    for (int i = 0; i < digits && value >= 0; i++) {
      int digit = Character.digit(cursor.peek(2 + i), 16);
      value = digit < 0 ? -1 : value << 4 | digit;
    }
    if (digits == 0 || value < 0 || value > Character.MAX_CODE_POINT) {
      throw cursor.error("\"\\" + kind + "\" begins no escape that YAML knows; double the backslash, or use single"
          + " quotes");
    }
    text.appendCodePoint((int) value);
    cursor.position += 2 + digits;
  }

  /** Reads a block text, at its {@code |} or {@code >}. */
  YamlNode readBlock(int parentIndent) {
    int line = cursor.line();
    boolean isFolded = cursor.peek() == '>';
    cursor.position++;
    char chomping = 0;
    int increment = 0;
    for (int i = 0; i < 2; i++) {
      char c = cursor.peek();
      if ((c == '+' || c == '-') && chomping == 0) {
        chomping = c;
        cursor.position++;
      } else if (c >= '1' && c <= '9' && increment == 0) {
        increment = c - '0';
        cursor.position++;
      }
    }
    cursor.requireLineEnd("the mark of a block text");
    if (!cursor.isEnd()) {
      cursor.newLine();
    }
    int least = Math.max(1, parentIndent + 1);
    int indent = increment > 0 ? least + increment - 1 : Math.max(least, indentAhead());
    return YamlNode.ofText(line, blockLines(indent, isFolded, chomping), false);
  }

  /** The indentation of the first line that is not blank, or of the deepest blank one before the end. */
  private int indentAhead() {
    String text = cursor.text;
    int p = cursor.position;
    int deepest = 0;
    while (p < text.length()) {
      int lineStart = p;
      while (p < text.length() && text.charAt(p) == ' ') {
        p++;
      }
      deepest = Math.max(deepest, p - lineStart);
      if (p >= text.length() || text.charAt(p) != '\n') {
        return deepest;
      }
      p++;
    }
    return deepest;
  }

  private String blockLines(int indent, boolean isFolded, char chomping) {
    var text = new StringBuilder();
    int breaks = skipBlankLines(indent);
    boolean wasText = false;
    boolean isFirst = true;
    boolean hasEnd = false;
    while (cursor.column() == indent && !cursor.isEnd()) {
      boolean isText = cursor.peek() != ' ' && cursor.peek() != '\t';
      if (isFirst) {
        text.append("\n".repeat(breaks));
      } else if (isFolded && wasText && isText) {
        text.append(breaks == 0 ? " " : "\n".repeat(breaks));
      } else {
        text.append("\n".repeat(breaks + 1));
      }
      int start = cursor.position;
      cursor.skipToLineEnd();
      text.append(cursor.text, start, cursor.position);
      hasEnd = !cursor.isEnd();
      if (hasEnd) {
        cursor.newLine();
      }
      wasText = isText;
      isFirst = false;
      breaks = skipBlankLines(indent);
    }
    boolean isLineEndKept = chomping != '-' && hasEnd;
    text.append(isLineEndKept ? "\n" : "").append(chomping == '+' ? "\n".repeat(breaks) : "");
    return text.toString();
  }

  /** Steps over up to {@code indent} spaces and the blank lines; returns how many lines. */
  private int skipBlankLines(int indent) {
    int breaks = 0;
    while (true) {
      while (cursor.column() < indent && cursor.peek() == ' ') {
        cursor.position++;
      }
      if (cursor.peek() != '\n') {
        return breaks;
      }
      cursor.newLine();
      breaks++;
    }
  }
}
