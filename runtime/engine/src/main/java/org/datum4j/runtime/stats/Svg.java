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
  private static final int MOST_BAR = 60;
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
    Axis axis = Axis.upTo(bins.stream().mapToLong(Bin::count).max().orElse(1), 3, true);
    int room = WIDTH - LEFT - 6;
    double step = Math.min(MOST_BAR, (double) room / Math.max(1, bins.size()));
    double start = LEFT + (room - step * bins.size()) / 2;
    int floor = HEIGHT - BOTTOM;
    StringBuilder svg = open(WIDTH, HEIGHT);
    rules(svg, axis);
    int labelStep = Math.max(1, (bins.size() + 5) / 6);
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      double x = start + i * step;
      double height = bin.count() / axis.end() * (floor - TOP);
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
      svg.append(tick(start + bins.size() * step, shortNumber(bins.get(bins.size() - 1).to())));
    }
    return svg.append("</svg>").toString();
  }

  private static void rules(StringBuilder svg, Axis axis) {
    for (int i = 0; i <= axis.marks(); i++) {
      double y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (double) i / axis.marks();
      svg.append(format("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - 6, y, y));
      String number = shortNumber(axis.step() * i);
      svg.append(format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, number));
    }
  }

  private static String tick(double x, String text) {
    String anchor = x > WIDTH - 24 ? "end" : "middle";
    return format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", Math.min(x, WIDTH - 1), HEIGHT - 7, anchor, text);
  }

  /** Returns the sizes of images as bubbles: width to the right, height upwards, number as area. */
  static String bubbles(List<SizeCount> sizes) {
    List<SizeCount> shown = sizes.subList(0, Math.min(MOST_BUBBLES, sizes.size()));
    Axis across = Axis.upTo(1.05 * shown.stream().mapToInt(SizeCount::width).max().orElse(1), 5, true);
    Axis up = Axis.upTo(1.05 * shown.stream().mapToInt(SizeCount::height).max().orElse(1), 3, true);
    long most = Math.max(1, shown.stream().mapToLong(SizeCount::count).max().orElse(1));
    int floor = HEIGHT - BOTTOM;
    int room = WIDTH - LEFT - 24;
    StringBuilder svg = open(WIDTH, HEIGHT);
    rules(svg, up);
    for (int i = 0; i <= across.marks(); i++) {
      svg.append(tick(LEFT + (double) room * i / across.marks(), shortNumber(across.step() * i)));
    }
    for (SizeCount size : shown) {
      svg.append(
          format(
              "<circle class=\"bubble\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%d x %d: %,d</title></circle>",
              LEFT + room * size.width() / across.end(),
              floor - (floor - TOP) * size.height() / up.end(),
              2.5 + 11 * Math.sqrt((double) size.count() / most),
              size.width(), size.height(), size.count()));
    }
    return svg.append("</svg>").toString();
  }

  /** Returns one bar that is cut into shares. */
  static String shares(List<HtmlBars.Bar> parts) {
    long whole = Math.max(1, parts.stream().mapToLong(HtmlBars.Bar::value).sum());
    StringBuilder svg = open(WIDTH, 56);
    double x = 0;
    for (int i = 0; i < parts.size(); i++) {
      HtmlBars.Bar part = parts.get(i);
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
}
