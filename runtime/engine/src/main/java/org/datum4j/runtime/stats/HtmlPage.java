// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.datum4j.runtime.stats.AnnotationStatistics.AttributeCount;
import org.datum4j.runtime.stats.InstanceStatistics.LabelInstances;
import org.datum4j.runtime.stats.InstanceStatistics.SizeClasses;

/** A web page of statistics: one file, without scripts and without anything from the network. */
final class HtmlPage {
  private static final int MOST_LABELS = 60;
  private static final int MOST_VALUES = 8;
  private static final int MOST_NAMES = 40;

  private final StringBuilder html = new StringBuilder(1 << 16);

  private HtmlPage() {}

  static String of(DatasetStatistics statistics, String title) {
    HtmlPage page = new HtmlPage();
    page.write(statistics, title);
    return page.html.toString();
  }

  private void write(DatasetStatistics statistics, String title) {
    String safe = Svg.escape(title);
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.append("<title>").append(safe).append(" – statistics</title><style>").append(HtmlStyle.CSS);
    html.append("</style></head><body><main><h1>").append(safe).append("</h1>");
    tiles(statistics);
    subsets(statistics.subsets());
    statistics.instances().ifPresent(this::instances);
    sizes(statistics.sizes());
    statistics.images().ifPresent(this::images);
    statistics.annotations().ifPresent(this::annotations);
    html.append("<footer>Made by Datum4J. An instance is one object: shapes that share a group count once.</footer>");
    html.append("</main></body></html>\n");
  }

  private void tiles(DatasetStatistics statistics) {
    html.append("<div class=\"tiles\">");
    tile(statistics.items(), "items");
    statistics
        .instances()
        .ifPresent(
            instances -> {
              tile(instances.count(), "instances");
              tile(instances.labels().stream().filter(label -> label.count() > 0).count(), "labels in use");
            });
    statistics
        .annotations()
        .ifPresent(
            annotations -> {
              tile(annotations.annotations(), "annotations");
              tile(annotations.unannotated().size(), "items without annotations");
            });
    statistics
        .images()
        .ifPresent(
            images -> {
              tile(images.readable(), "readable images");
              tile(images.repeated().size(), "groups of equal images");
            });
    html.append("</div>");
  }

  private void tile(long number, String what) {
    html.append("<div class=\"tile\"><b>").append(number(number)).append("</b><span>").append(what).append("</span></div>");
  }

  private void subsets(List<SubsetStatistics> subsets) {
    if (subsets.isEmpty()) {
      return;
    }
    html.append("<section><h2>Subsets</h2><table><tr><th>subset<th>items<th>annotated<th>annotations<th>instances</tr>");
    for (SubsetStatistics subset : subsets) {
      row(subset.subset(), subset.items(), subset.annotated(), subset.annotations(), subset.instances());
    }
    html.append("</table></section>");
  }

  private void row(String name, long... numbers) {
    html.append("<tr><td>").append(Svg.escape(name));
    for (long number : numbers) {
      html.append("<td>").append(number(number));
    }
    html.append("</tr>");
  }

  private void instances(InstanceStatistics instances) {
    if (instances.count() == 0) {
      return;
    }
    html.append("<div class=\"grid2\">");
    plot("Area of instances", instances.area(), "pixels, logarithmic");
    plot("Instances per item", instances.perItem(), "instances");
    plot("Shape of boxes", instances.aspect(), "width / height, logarithmic");
    SizeClasses sizes = instances.sizes();
    html.append("<section><h2>Sizes</h2>");
    html.append(
        Svg.shares(
            List.of(
                part("small", sizes.small(), instances.count()),
                part("medium", sizes.medium(), instances.count()),
                part("large", sizes.large(), instances.count()),
                part("without area", sizes.flat(), instances.count()))));
    html.append("<p>").append(number(sizes.small())).append(" small (below 32 x 32 pixels), ");
    html.append(number(sizes.medium())).append(" medium, ").append(number(sizes.large()));
    html.append(" large (from 96 x 96 on), ").append(number(sizes.flat())).append(" without area. ");
    html.append(number(instances.crowds())).append(" stand for a crowd, ");
    html.append(number(instances.unlabelled())).append(" have no label.</p></section></div>");
    labels(instances);
  }

  private static HtmlBars.Bar part(String name, long count, long all) {
    return new HtmlBars.Bar(name, count, name + " " + percent(count, all));
  }

  private void labels(InstanceStatistics instances) {
    List<LabelInstances> sorted = new ArrayList<>(instances.labels());
    sorted.sort(Comparator.comparingLong(LabelInstances::count).reversed());
    List<HtmlBars.Bar> bars = new ArrayList<>();
    for (LabelInstances label : sorted.subList(0, Math.min(MOST_LABELS, sorted.size()))) {
      String text =
          number(label.count()) + " · " + percent(label.count(), instances.count()) + " · in " + number(label.items());
      bars.add(new HtmlBars.Bar(label.label(), label.count(), text));
    }
    html.append("<section><h2>Instances by label</h2><p class=\"key\">instances · share of all · in how many items</p>").append(HtmlBars.of(bars));
    if (sorted.size() > MOST_LABELS) {
      html.append("<p>and ").append(sorted.size() - MOST_LABELS).append(" more labels</p>");
    }
    html.append("</section>");
  }

  private void plot(String title, Distribution values, String unit) {
    if (values.count() == 0) {
      return;
    }
    html.append("<section><h2>").append(title).append("</h2>").append(Svg.histogram(values.bins()));
    html.append("<p>").append(unit).append("; median ").append(Svg.shortNumber(values.median()));
    html.append(", mean ").append(Svg.shortNumber(values.mean()));
    html.append(", ").append(Svg.shortNumber(values.min())).append(" to ").append(Svg.shortNumber(values.max()));
    html.append("</p></section>");
  }

  private void sizes(SizeStatistics sizes) {
    if (sizes.known() == 0) {
      return;
    }
    html.append("<div class=\"grid2\"><section><h2>Sizes of images</h2>").append(Svg.bubbles(sizes.sizes()));
    html.append("<p>width to the right, height upwards; most often ");
    html.append(sizes.sizes().get(0).width()).append(" x ").append(sizes.sizes().get(0).height());
    html.append(" (").append(percent(sizes.sizes().get(0).count(), sizes.known())).append("), ");
    html.append(number(sizes.sizes().size())).append(" sizes</p></section>");
    plot("Shape of images", sizes.aspect(), "width / height, logarithmic");
    html.append("</div>");
  }

  private void images(ImageStatistics images) {
    if (images.readable() > 0) {
      colors(images);
    }
    if (!images.repeated().isEmpty()) {
      html.append("<section><h2>Equal images</h2><ul>");
      for (List<ItemKey> group : images.repeated().subList(0, Math.min(MOST_NAMES, images.repeated().size()))) {
        html.append("<li>").append(names(group, MOST_VALUES));
      }
      html.append("</ul>");
      more(images.repeated().size(), "groups");
      html.append("</section>");
    }
    list("Images that cannot be read", images.unreadable());
    list("Images that are not there", images.missing());
  }

  private void colors(ImageStatistics images) {
    html.append("<section><h2>Colours</h2><table><tr><th>subset<th>images<th>mean<th>standard deviation<th></tr>");
    if (images.subsets().size() > 1) {
      color("all", images.colors());
    }
    images.subsets().forEach(figure -> color(figure.subset(), figure));
    html.append("</table>");
    if (images.subsets().stream().anyMatch(ColorFigure::differsFromDatumaro)) {
      html.append("<p>Every pixel counts alike here. The figures in statistics.json are Datumaro's, which weigh images otherwise.</p>");
    }
    html.append("</section>");
  }

  private void color(String name, ColorFigure figure) {
    html.append("<tr><td>").append(Svg.escape(name)).append("<td>").append(number(figure.images()));
    if (figure.images() == 0) {
      html.append("<td>–<td>–<td></tr>");
      return;
    }
    Rgb mean = figure.mean();
    html.append("<td>").append(rgb(mean)).append("<td>").append(rgb(figure.deviation()));
    html.append(
        String.format(
            Locale.ROOT,
            "<td><i class=\"swatch\" style=\"background:rgb(%d,%d,%d)\"></i></tr>",
            Math.round(mean.red()), Math.round(mean.green()), Math.round(mean.blue())));
  }

  private static String rgb(Rgb color) {
    return String.format(Locale.ROOT, "%.1f, %.1f, %.1f", color.red(), color.green(), color.blue());
  }

  private void annotations(AnnotationStatistics annotations) {
    List<HtmlBars.Bar> kinds = new ArrayList<>();
    annotations
        .byType()
        .forEach(
            (type, count) -> {
              if (count > 0) {
                kinds.add(new HtmlBars.Bar(type.text(), count, number(count)));
              }
            });
    if (!kinds.isEmpty()) {
      html.append("<section><h2>Annotations by kind</h2>").append(HtmlBars.of(kinds)).append("</section>");
    }
    annotations.attributes().forEach(this::attribute);
    list("Items without annotations", annotations.unannotated());
  }

  private void attribute(AttributeCount attribute) {
    List<Map.Entry<String, Long>> values = new ArrayList<>(attribute.values().entrySet());
    values.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    List<HtmlBars.Bar> bars = new ArrayList<>();
    for (Map.Entry<String, Long> value : values.subList(0, Math.min(MOST_VALUES, values.size()))) {
      String text = number(value.getValue()) + " · " + percent(value.getValue(), attribute.count());
      bars.add(new HtmlBars.Bar(value.getKey(), value.getValue(), text));
    }
    html.append("<section><h2>Attribute ").append(Svg.escape(attribute.name())).append("</h2>").append(HtmlBars.of(bars));
    if (values.size() > MOST_VALUES) {
      html.append("<p>and ").append(number(values.size() - MOST_VALUES)).append(" more values</p>");
    }
    html.append("</section>");
  }

  private void list(String title, List<ItemKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    html.append("<section><h2>").append(title).append("</h2><p class=\"names\">").append(names(keys, MOST_NAMES));
    html.append("</p></section>");
  }

  private static String names(List<ItemKey> keys, int most) {
    StringBuilder text = new StringBuilder();
    for (ItemKey key : keys.subList(0, Math.min(most, keys.size()))) {
      text.append(text.length() == 0 ? "" : ", ").append(Svg.escape(key.subset() + "/" + key.id()));
    }
    return keys.size() > most ? text + " and " + number(keys.size() - most) + " more" : text.toString();
  }

  private void more(int all, String what) {
    if (all > MOST_NAMES) {
      html.append("<p>and ").append(number(all - MOST_NAMES)).append(" more ").append(what).append("</p>");
    }
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
