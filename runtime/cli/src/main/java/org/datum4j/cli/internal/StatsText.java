// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.datum4j.runtime.stats.AnnotationStatistics;
import org.datum4j.runtime.stats.AnnotationStatistics.AttributeCount;
import org.datum4j.runtime.stats.ColorFigure;
import org.datum4j.runtime.stats.DatasetStatistics;
import org.datum4j.runtime.stats.Distribution;
import org.datum4j.runtime.stats.ImageStatistics;
import org.datum4j.runtime.stats.InstanceStatistics;
import org.datum4j.runtime.stats.InstanceStatistics.LabelInstances;
import org.datum4j.runtime.stats.Rgb;
import org.datum4j.runtime.stats.SizeStatistics;
import org.datum4j.runtime.stats.SubsetStatistics;

/**
 * Statistics for people.
 *
 * @param statistics the facts
 * @param showsAll whether all labels are shown
 */
record StatsText(DatasetStatistics statistics, boolean showsAll) {
  private static final int BAR = 24;
  private static final int FIRST_LABELS = 20;
  private static final int FIRST_VALUES = 5;
  private static final int FIRST_ATTRIBUTES = 10;
  private static final int FIRST_SIZES = 3;

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d items", statistics.items()));
    statistics.annotations().ifPresent(found -> appendTotals(text, found));
    appendSubsets(text);
    statistics.instances().filter(found -> found.count() > 0).ifPresent(found -> appendInstances(text, found));
    statistics.annotations().ifPresent(found -> appendAttributes(text, found));
    appendSizes(text, statistics.sizes());
    statistics.images().ifPresent(found -> appendImages(text, found));
    return text.toString();
  }

  private void appendTotals(StringBuilder text, AnnotationStatistics annotations) {
    long instances = statistics.instances().map(InstanceStatistics::count).orElse(0L);
    text.append(
        String.format(
            Locale.ROOT,
            ", %,d annotations, %,d instances, %,d items without annotations",
            annotations.annotations(), instances, annotations.unannotated().size()));
    TextTable kinds = new TextTable();
    long most = annotations.byType().values().stream().mapToLong(Long::longValue).max().orElse(0);
    annotations
        .byType()
        .forEach(
            (type, count) -> {
              if (count > 0) {
                kinds.row(type.text(), number(count), bar(count, most));
              }
            });
    if (!kinds.isEmpty()) {
      text.append("\n\nannotations by kind\n").append(kinds.text("  "));
    }
  }

  private void appendSubsets(StringBuilder text) {
    if (statistics.subsets().size() < 2) {
      return;
    }
    TextTable table = new TextTable().row("subset", "items", "annotated", "annotations", "instances");
    for (SubsetStatistics subset : statistics.subsets()) {
      table.row(
          subset.subset(),
          number(subset.items()),
          number(subset.annotated()),
          number(subset.annotations()),
          number(subset.instances()));
    }
    text.append("\n\n").append(table.text(""));
  }

  private void appendInstances(StringBuilder text, InstanceStatistics instances) {
    List<LabelInstances> labels = new ArrayList<>(instances.labels());
    labels.sort(Comparator.comparingLong(LabelInstances::count).reversed());
    long most = labels.isEmpty() ? 0 : labels.get(0).count();
    TextTable table = new TextTable().row("label", "instances", "items", "median area", "");
    int shown = showsAll ? labels.size() : Math.min(FIRST_LABELS, labels.size());
    for (LabelInstances label : labels.subList(0, shown)) {
      table.row(
          label.label(),
          number(label.count()),
          number(label.items()),
          label.area().count() == 0 ? "-" : decimal(label.area().median()),
          bar(label.count(), most));
    }
    if (!labels.isEmpty()) {
      text.append("\n\n").append(table.text(""));
    }
    if (shown < labels.size()) {
      text.append("\n… ").append(labels.size() - shown).append(" more, see --all");
    }
    InstanceStatistics.SizeClasses sizes = instances.sizes();
    TextTable classes = new TextTable();
    classes.row("small (below 32x32)", number(sizes.small()), bar(sizes.small(), instances.count()));
    classes.row("medium", number(sizes.medium()), bar(sizes.medium(), instances.count()));
    classes.row("large (96x96 and above)", number(sizes.large()), bar(sizes.large(), instances.count()));
    if (sizes.flat() > 0) {
      classes.row("without area", number(sizes.flat()), bar(sizes.flat(), instances.count()));
    }
    text.append("\n\nsizes of instances\n").append(classes.text("  "));
    text.append("\n\n").append(spreads(instances).text(""));
  }

  private static TextTable spreads(InstanceStatistics instances) {
    TextTable table = new TextTable().row("", "min", "median", "mean", "max");
    spread(table, "area of instances", instances.area());
    spread(table, "width / height of boxes", instances.aspect());
    spread(table, "instances per item", instances.perItem());
    return table;
  }

  private static void spread(TextTable table, String name, Distribution values) {
    table.row(name, decimal(values.min()), decimal(values.median()), decimal(values.mean()), decimal(values.max()));
  }

  private static void appendAttributes(StringBuilder text, AnnotationStatistics annotations) {
    if (annotations.attributes().isEmpty()) {
      return;
    }
    TextTable table = new TextTable();
    for (AttributeCount attribute : annotations.attributes().stream().limit(FIRST_ATTRIBUTES).toList()) {
      List<String> values = new ArrayList<>();
      attribute.values().entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(FIRST_VALUES)
          .forEach(value -> values.add(value.getKey() + " " + number(value.getValue())));
      int more = attribute.values().size() - values.size();
      table.row(
          attribute.name(),
          number(attribute.count()),
          String.join(", ", values) + (more > 0 ? " and " + number(more) + " more values" : ""));
    }
    text.append("\n\nattributes\n").append(table.text("  "));
    if (annotations.attributes().size() > FIRST_ATTRIBUTES) {
      text.append("\n  … ").append(annotations.attributes().size() - FIRST_ATTRIBUTES).append(" more");
    }
  }

  private static void appendSizes(StringBuilder text, SizeStatistics sizes) {
    if (sizes.known() == 0) {
      return;
    }
    TextTable table = new TextTable();
    for (SizeStatistics.SizeCount size : sizes.sizes().stream().limit(FIRST_SIZES).toList()) {
      table.row(size.width() + " x " + size.height(), number(size.count()), bar(size.count(), sizes.known()));
    }
    text.append("\n\nsizes of images (").append(number(sizes.sizes().size())).append(")\n").append(table.text("  "));
  }

  private static void appendImages(StringBuilder text, ImageStatistics images) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%n%,d readable images, %,d different; %,d groups of equal images; %,d missing, %,d unreadable",
            images.readable(), images.unique(), images.repeated().size(), images.missing().size(),
            images.unreadable().size()));
    if (images.readable() == 0) {
      return;
    }
    TextTable table = new TextTable().row("subset", "images", "mean (RGB)", "std (RGB)");
    for (ColorFigure figure : images.subsets()) {
      if (figure.images() > 0) {
        table.row(figure.subset(), number(figure.images()), rgb(figure.mean()), rgb(figure.deviation()));
      }
    }
    text.append('\n').append(table.text("  "));
    if (images.subsets().stream().anyMatch(ColorFigure::differsFromDatumaro)) {
      text.append("\n  Every pixel counts alike here; statistics.json has Datumaro's figures, which differ.");
    }
  }

  private static String rgb(Rgb color) {
    return String.format(Locale.ROOT, "%.2f %.2f %.2f", color.red(), color.green(), color.blue());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String decimal(double value) {
    return Math.abs(value) >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String bar(long part, long whole) {
    int length = whole == 0 ? 0 : (int) Math.round((double) part / whole * BAR);
    return part > 0 ? "#".repeat(Math.max(1, length)) : "";
  }
}
