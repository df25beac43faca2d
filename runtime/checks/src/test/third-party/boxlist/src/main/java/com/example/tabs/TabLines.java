// SPDX-License-Identifier: Apache-2.0
package com.example.tabs;

import java.util.ArrayList;
import java.util.List;

/** A small library that the plugin carries for itself; no other plugin and not the host see it. */
public final class TabLines {
  private TabLines() {}

  /** Splits lines into cells; comments and empty lines give none. */
  public static List<String[]> split(List<String> lines) {
    List<String[]> split = new ArrayList<>();
    for (String line : lines) {
      split.add(line.isEmpty() || line.startsWith("#") ? new String[0] : line.split("\t", -1));
    }
    return split;
  }

  /** Joins cells to a line. */
  public static String join(Object... cells) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      line.append(line.length() == 0 ? "" : "\t").append(cell);
    }
    return line.append('\n').toString();
  }
}
