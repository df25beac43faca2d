// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/**
 * Text that is not the JSON that was asked for, and the place where that shows.
 *
 * @units offsets in bytes from the start of the input, 0-based; lines and columns 1-based, columns in code points
 */
public final class JsonException extends RuntimeException {
  private final String detail;
  private final long offset;
  private final long line;
  private final long column;
  private final String path;

  /**
   * Describes a fault.
   *
   * @param detail what was found and what was expected, without the place
   * @param offset byte at which the fault shows
   * @param line line of that byte, 0 when unknown
   * @param column column of that byte, 0 when unknown
   * @param path JSON path of the faulty value, such as {@code $.annotations[17].bbox[2]}
   */
  public JsonException(String detail, long offset, long line, long column, String path) {
    super(text(detail, offset, line, column, path));
    this.detail = detail;
    this.offset = offset;
    this.line = line;
    this.column = column;
    this.path = path;
  }

  private static String text(String detail, long offset, long line, long column, String path) {
    String where = line == 0 ? "" : "line " + line + ", column " + column + ", ";
    return detail + " at " + where + "byte " + offset + ", " + path;
  }

  /** What was found and what was expected, without the place. */
  public String detail() {
    return detail;
  }

  /** The byte at which the fault shows, counted from the start of the input. */
  public long offset() {
    return offset;
  }

  /** The line of {@link #offset()}, from 1; 0 when only a part of the input was at hand. */
  public long line() {
    return line;
  }

  /** The column of {@link #offset()} in code points, from 1; 0 when unknown. */
  public long column() {
    return column;
  }

  /** The JSON path of the faulty value. */
  public String path() {
    return path;
  }
}
