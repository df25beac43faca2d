// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.io.IOException;
import java.util.List;

/**
 * Writes records of comma-separated values, quoted where a reader would take them for something else.
 *
 * @source RFC 4180
 */
public final class CsvWriter {

  private final Appendable out;
  private final char delimiter;
  private final String lineEnd;

  /**
   * A writer of values divided by commas and lines that end with LF.
   *
   * @param out receives the text; not closed
   */
  public CsvWriter(Appendable out) {
    this(out, ',', "\n");
  }

  /**
   * @param out receives the text; not closed
   * @param delimiter what stands between values
   * @param lineEnd LF, or CR LF as the RFC has it
   */
  public CsvWriter(Appendable out, char delimiter, String lineEnd) {
    this.out = out;
    this.delimiter = delimiter;
    this.lineEnd = lineEnd;
  }

  /**
   * Writes a record.
   *
   * @throws IOException if the target fails
   */
  public void write(List<String> fields) throws IOException {
    boolean isBlank = fields.size() == 1 && fields.get(0).isEmpty();
    if (isBlank) {
      // A blank line would be no record.
      out.append("\"\"");
    }
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        out.append(delimiter);
      }
      field(fields.get(i), i == 0);
    }
    out.append(lineEnd);
  }

  private void field(String value, boolean isFirst) throws IOException {
    if (!isQuotingNeeded(value, isFirst)) {
      out.append(value);
      return;
    }
    out.append('"').append(value.replace("\"", "\"\"")).append('"');
  }

  private boolean isQuotingNeeded(String value, boolean isFirst) {
    // A byte order mark at the start of the file would be skipped.
    if (isFirst && value.startsWith("\uFEFF")) {
      return true;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
