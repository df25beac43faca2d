// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

/** XML that is not well-formed, uses what is not allowed, or is beyond a limit. */
public final class XmlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final int line;
  private final int column;
  private final int offset;

  XmlException(String what, int line, int column, int offset) {
    super(line == 0 ? what : what + " at line " + line + ", column " + column);
    this.what = what;
    this.line = line;
    this.column = column;
    this.offset = offset;
  }

  XmlException(String what) {
    this(what, 0, 0, 0);
  }

  /** The trouble without its place. */
  public String what() {
    return what;
  }

  /** The line, counted from 1; 0 when the trouble has no place. */
  public int line() {
    return line;
  }

  /** The character in the line, counted from 1; 0 when the trouble has no place. */
  public int column() {
    return column;
  }

  /** The byte in the document, counted from 0. */
  public int offset() {
    return offset;
  }
}
