// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads records of comma-separated values.
 *
 * <p>Lines may end with LF, CR LF or CR; a byte order mark and blank lines are skipped; spaces belong to the values. A
 * quote inside a value that does not begin with one is taken as it is.
 *
 * @source RFC 4180
 */
public final class CsvReader {

  /** More values than any dataset has columns. */
  public static final int MAX_FIELDS = 100_000;

  private final String text;
  private final char delimiter;
  private final List<String> fields = new ArrayList<>();
  private int position;
  private int line = 1;
  private int recordLine;

  /**
   * A reader of values divided by commas.
   *
   * @throws TextFormatException if the bytes are not UTF-8
   */
  public CsvReader(byte[] utf8) {
    this(utf8, ',');
  }

  /**
   * @param utf8 the file
   * @param delimiter what stands between values, such as {@code ,} {@code ;} or a tab
   * @throws TextFormatException if the bytes are not UTF-8
   */
  public CsvReader(byte[] utf8, char delimiter) {
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException("a quote or a line end cannot divide values");
    }
    this.delimiter = delimiter;
    // Checks the encoding and finds the byte order mark.
    var lines = new TextLines(utf8);
    boolean isAny = lines.next();
    int start = isAny ? lines.start() : utf8.length;
    this.text = new String(utf8, start, utf8.length - start, StandardCharsets.UTF_8);
  }

  /**
   * Steps to the next record; false at the end.
   *
   * @throws TextFormatException if a quote is not closed or followed by other text, or there are too many values
   */
  public boolean next() {
    fields.clear();
    while (position < text.length() && isLineEnd(text.charAt(position))) {
      skipLineEnd();
    }
    if (position >= text.length()) {
      return false;
    }
    recordLine = line;
    while (true) {
      if (fields.size() == MAX_FIELDS) {
        throw error("record has more than " + MAX_FIELDS + " values");
      }
      boolean isQuoted = position < text.length() && text.charAt(position) == '"';
      fields.add(isQuoted ? quoted() : plain());
      if (position >= text.length()) {
        return true;
      }
      if (text.charAt(position) != delimiter) {
        skipLineEnd();
        return true;
      }
      position++;
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private void skipLineEnd() {
    boolean isPair = text.startsWith("\r\n", position);
    position += isPair ? 2 : 1;
    line++;
  }

  private String plain() {
    int start = position;
    while (position < text.length() && text.charAt(position) != delimiter && !isLineEnd(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private String quoted() {
    int startLine = line;
    int start = ++position;
    StringBuilder pieces = null;
    while (true) {
      int quote = text.indexOf('"', position);
      if (quote < 0) {
        throw new TextFormatException("quote is not closed", startLine, 0);
      }
      countLines(position, quote);
      position = quote + 1;
      boolean isDoubled = position < text.length() && text.charAt(position) == '"';
      if (!isDoubled) {
        String last = text.substring(start, quote);
        requireEnd();
        return pieces == null ? last : pieces.append(last).toString();
      }
      pieces = pieces == null ? new StringBuilder() : pieces;
      pieces.append(text, start, position);
      start = ++position;
    }
  }

  private void countLines(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n')) {
        line++;
      }
    }
  }

  private void requireEnd() {
    if (position < text.length() && text.charAt(position) != delimiter && !isLineEnd(text.charAt(position))) {
      throw new TextFormatException("quoted value is followed by '" + text.charAt(position) + "', expected '"
          + delimiter + "' or the end of the line; double the quotes inside a value", line, 0);
    }
  }

  /** The number of values in the record. */
  public int size() {
    return fields.size();
  }

  /** A value of the record, counted from 0. */
  public String field(int index) {
    return fields.get(index);
  }

  /** All values of the record. */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  /** The line, counted from 1, that the record begins on. */
  public int line() {
    return recordLine;
  }

  /** An exception about this record. */
  public TextFormatException error(String what) {
    return new TextFormatException(what, recordLine, 0);
  }
}
