// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

/** A text that does not follow its format, or is beyond a limit. */
public final class TextFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final int line;
  private final int column;

  /**
   * @param what what is wrong, with the value that was found and the one that was expected
   * @param line the line, counted from 1; 0 when the trouble has no place
   * @param column the character in the line, counted from 1; 0 when it is the whole line
   */
  public TextFormatException(String what, int line, int column) {
    super(line == 0 ? what : what + " at line " + line + (column == 0 ? "" : ", column " + column));
    this.what = what;
    this.line = line;
    this.column = column;
  }

  /** The trouble without its place. */
  public String what() {
    return what;
  }

  /** The line, counted from 1; 0 when the trouble has no place. */
  public int line() {
    return line;
  }

  /** The character in the line, counted from 1; 0 when it is the whole line. */
  public int column() {
    return column;
  }
}
