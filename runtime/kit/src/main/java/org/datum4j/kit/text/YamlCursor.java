// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

/** A position in a YAML text, with what every part of the parser needs: looking ahead, blanks, comments, errors. */
final class YamlCursor {

  private static final int MAX_NODES = 5_000_000;
  private static final int MAX_DEPTH = 100;

  final String text;
  int position;
  private int lineStart;
  private int line = 1;
  private int nodes;
  private int depth;

  YamlCursor(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 && c != '\n' && c != '\t' || c == 0x7F) {
        throw new TextFormatException("control character 0x" + Integer.toHexString(c) + " is not allowed in YAML",
            1 + (int) text.substring(0, i).chars().filter(x -> x == '\n').count(), 0);
      }
    }
  }

  int line() {
    return line;
  }

  int column() {
    return position - lineStart;
  }

  boolean isEnd() {
    return position >= text.length();
  }

  /** The character so many places ahead; 0 behind the end. */
  char peek(int ahead) {
    int at = position + ahead;
    return at < text.length() ? text.charAt(at) : 0;
  }

  char peek() {
    return peek(0);
  }

  /** Whether a blank, a line end or the end stands so many places ahead. */
  boolean isBlank(int ahead) {
    char c = peek(ahead);
    return c == ' ' || c == '\t' || c == '\n' || c == 0;
  }

  boolean isLineEnd() {
    return peek() == '\n' || isEnd();
  }

  /** Steps over a line end. */
  void newLine() {
    position++;
    line++;
    lineStart = position;
  }

  void skipSpaces() {
    while (peek() == ' ' || peek() == '\t') {
      position++;
    }
  }

  /** Steps over blanks and a comment up to the end of the line; an error if anything else stands there. */
  void requireLineEnd(String after) {
    skipSpaces();
    if (peek() == '#') {
      skipToLineEnd();
    }
    if (!isLineEnd()) {
      throw error("expected the end of the line after " + after + " but found '" + peek() + "'");
    }
  }

  void skipToLineEnd() {
    int end = text.indexOf('\n', position);
    position = end < 0 ? text.length() : end;
  }

  /** Steps over blanks, comments and line ends to the next thing that counts; tabs do not indent. */
  void skipToToken() {
    while (!isEnd()) {
      boolean isIndent = position == lineStart;
      boolean hasTab = false;
      while (peek() == ' ' || peek() == '\t') {
        hasTab |= peek() == '\t';
        position++;
      }
      boolean isComment = peek() == '#' && (position == lineStart || isBlank(-1));
      if (isComment) {
        skipToLineEnd();
      }
      if (peek() != '\n') {
        if (isIndent && hasTab && !isEnd()) {
          throw error("a tab cannot indent YAML, use spaces");
        }
        return;
      }
      newLine();
    }
  }

  /** Whether {@code ---} or {@code ...} stands at the start of a line. */
  boolean isMarker() {
    return position == lineStart && (text.startsWith("---", position) || text.startsWith("...", position))
        && isBlank(3);
  }

  /** Counts a value and a level; to be paired with {@link #leave}. */
  void enter() {
    if (++nodes > MAX_NODES) {
      throw error("YAML has more than " + MAX_NODES + " values");
    }
    if (++depth > MAX_DEPTH) {
      throw error("YAML is nested deeper than " + MAX_DEPTH + " levels");
    }
  }

  void leave() {
    depth--;
  }

  TextFormatException error(String what) {
    return new TextFormatException(what, line, column() + 1);
  }

  TextFormatException error(String what, int atLine) {
    return new TextFormatException(what, atLine, 0);
  }
}
