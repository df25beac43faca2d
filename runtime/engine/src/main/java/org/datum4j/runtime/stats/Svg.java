// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;
import java.util.Locale;
import org.datum4j.runtime.stats.Distribution.Bin;
import org.datum4j.runtime.stats.SizeStatistics.SizeCount;

/** Plots as SVG that stands in a web page. Colours come from the page's classes. */
final class Svg {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 190;
  private static final int LEFT = 46;
  private static final int BOTTOM = 24;
  private static final int TOP = 10;
  private static final int ROW = 20;
  private static final int MOST_BUBBLES = 300;

  private Svg() {}

  /** Returns text that is safe between tags and in attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** Returns a number in few signs. */
  static String shortNumber(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) {
      return trimmed(value / 1e6, size >= 1e7 ? 1 : 2) + " M";
    }
    if (size >= 1e4) {
      return trimmed(value / 1e3, 1) + " k";
    }
    return trimmed(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
  }

  private static String trimmed(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.indexOf('.') < 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /** Returns a histogram. */
  static String histogram(List<Bin> bins) {
    long most = Math.max(1, bins.stream().mapToLong(Bin::count).max().orElse(1));
    double step = (double) (WIDTH - LEFT - 6) / Math.max(1, bins.size());
    int floor = HEIGHT - BOTTOM;
    StringBuilder svg = open(WIDTH, HEIGHT);
    for (int i = 0; i <= 2; i++) {
      double y = TOP + (floor - TOP) * (1 - i / 2.0);
      svg.append(format("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - 6, y, y));
      svg.append(format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, shortNumber(most * i / 2.0)));
    }
    int labelStep = Math.max(1, (bins.size() + 5) / 6);
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      double x = LEFT + i * step;
      double height = (double) bin.count() / most * (floor - TOP);
      svg.append(
          format(
              "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\">"
                  + "<title>%s to %s: %,d</title></rect>",
              x + 0.8, floor - height, Math.max(0.6, step - 1.6), height,
              shortNumber(bin.from()), shortNumber(bin.to()), bin.count()));
      if (i % labelStep == 0) {
        svg.append(tick(x, shortNumber(bin.from())));
      }
    }
    if (!bins.isEmpty() && bins.size() % labelStep == 0) {
      svg.append(tick(LEFT + bins.size() * step, shortNumber(bins.get(bins.size() - 1).to())));
    }
    return svg.append("</svg>").toString();
  }

  private static String tick(double x, String text) {
    String anchor = x > WIDTH - 24 ? "end" : "middle";
    return format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", Math.min(x, WIDTH - 1), HEIGHT - 7, anchor, text);
  }

  /** Returns lying bars with names before and numbers behind them. */
  static String bars(List<Bar> bars) {
    long most = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
    int width = 2 * WIDTH + 16;
    int names = 190;
    int room = width - names - 175;
    StringBuilder svg = open(width, bars.size() * ROW + 4);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = i * ROW + 2;
      double length = Math.max(bar.value() > 0 ? 1 : 0, (double) bar.value() / most * room);
      String name = bar.name().length() > 26 ? bar.name().substring(0, 25) + "…" : bar.name();
      svg.append(format("<g><title>%s: %s</title>", escape(bar.name()), escape(bar.text())));
      svg.append(format("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" class=\"name\">%s</text>", names - 8, y + 13, escape(name)));
      svg.append(format("<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>", names, y + 2, length, ROW - 6));
      svg.append(format("<text x=\"%.1f\" y=\"%d\">%s</text></g>", names + length + 6, y + 13, escape(bar.text())));
    }
    return svg.append("</svg>").toString();
  }

  /** Returns the sizes of images as bubbles: width to the right, height upwards, number as area. */
  static String bubbles(List<SizeCount> sizes) {
    List<SizeCount> shown = sizes.subList(0, Math.min(MOST_BUBBLES, sizes.size()));
    double maxWidth = 1.1 * shown.stream().mapToInt(SizeCount::width).max().orElse(1);
    double maxHeight = 1.1 * shown.stream().mapToInt(SizeCount::height).max().orElse(1);
    long most = Math.max(1, shown.stream().mapToLong(SizeCount::count).max().orElse(1));
    int floor = HEIGHT - BOTTOM;
    StringBuilder svg = open(WIDTH, HEIGHT);
    for (int i = 0; i <= 2; i++) {
      double y = floor - (floor - TOP) * i / 2.0;
      double x = LEFT + (WIDTH - LEFT - 24) * i / 2.0;
      svg.append(format("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - 6, y, y));
      svg.append(format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, shortNumber(maxHeight * i / 2)));
      svg.append(tick(x, shortNumber(maxWidth * i / 2)));
    }
    for (SizeCount size : shown) {
      svg.append(
          format(
              "<circle class=\"bubble\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%d x %d: %,d</title></circle>",
              LEFT + (WIDTH - LEFT - 24) * size.width() / maxWidth,
              floor - (floor - TOP) * size.height() / maxHeight,
              2.5 + 11 * Math.sqrt((double) size.count() / most),
              size.width(), size.height(), size.count()));
    }
    return svg.append("</svg>").toString();
  }

  /** Returns one bar that is cut into shares. */
  static String shares(List<Bar> parts) {
    long whole = Math.max(1, parts.stream().mapToLong(Bar::value).sum());
    StringBuilder svg = open(WIDTH, 56);
    double x = 0;
    for (int i = 0; i < parts.size(); i++) {
      Bar part = parts.get(i);
      double width = (double) part.value() / whole * WIDTH;
      svg.append(
          format(
              "<rect class=\"share%d\" x=\"%.1f\" y=\"2\" width=\"%.1f\" height=\"26\"><title>%s</title></rect>",
              i, x, Math.max(0, width - 1.5), escape(part.text())));
      if (width > 7 * part.text().length()) {
        svg.append(format("<text x=\"%.1f\" y=\"44\">%s</text>", x, escape(part.text())));
      }
      x += width;
    }
    return svg.append("</svg>").toString();
  }

  private static StringBuilder open(int width, int height) {
    return new StringBuilder(format("<svg viewBox=\"0 0 %d %d\" role=\"img\">", width, height));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
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
