// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;
import java.util.Locale;

/** Lying bars with names before and numbers behind them. Plain boxes rather than SVG, so that text keeps its size on a phone. */
final class HtmlBars {
  private static final int LONGEST_NAME = 400;

  private HtmlBars() {}

  static String of(List<Bar> bars) {
    long most = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
    StringBuilder html = new StringBuilder("<div class=\"bars\">");
    for (Bar bar : bars) {
      String name = Svg.escape(shortened(bar.name()));
      html.append("<b title=\"").append(name).append("\">").append(name).append("</b>");
      html.append(String.format(Locale.ROOT, "<div><i style=\"width:%.2f%%\"></i>", 100.0 * bar.value() / most));
      html.append("<span>").append(Svg.escape(bar.text())).append("</span></div>");
    }
    return html.append("</div>").toString();
  }

  /** The page shows as much as there is room for; this only keeps it from growing without end. */
  private static String shortened(String name) {
    if (name.isEmpty()) {
      return "(empty)";
    }
    return name.length() > LONGEST_NAME
        ? name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, LONGEST_NAME) - 1)) + "…"
        : name;
  }

  /**
   * A named number.
   *
   * @param name what it counts
   * @param value the number
   * @param text the number as it is shown
   */
  record Bar(String name, long value, String text) {}
}
