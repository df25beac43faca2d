// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, printed so that columns stand below each other. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(Object... cells) {
    List<String> row = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  String text(String indent) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = width(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append(cell);
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths.get(i) - width(cell))).append(GAP);
        }
      }
      text.append(text.length() == 0 ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  /** Returns how many places a text takes on a terminal: Chinese, Japanese and Korean signs take two, accents of their own none. */
  private static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  private static int width(int sign) {
    int type = Character.getType(sign);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
      return 0;
    }
    boolean isWide =
        Character.isIdeographic(sign)
            || sign >= 0x1100 && sign <= 0x115F
            || sign >= 0x3000 && sign <= 0x30FF
            || sign >= 0xAC00 && sign <= 0xD7A3
            || sign >= 0xFF01 && sign <= 0xFF60
            || sign >= 0x1F300 && sign <= 0x1FAFF;
    return isWide ? 2 : 1;
  }
}
