// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands by name. Only the one that is asked for is made, so that a start does not pay for the others. */
final class CommandList {
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("convert", List.of(), "Convert a dataset to another format.", ConvertCommand::new),
          new Entry("filter", List.of(), "Keep what an expression selects.", FilterCommand::new),
          new Entry("transform", List.of(), "Change a dataset with transforms.", TransformCommand::new),
          new Entry("detect", List.of("detect-format"), "Tell a dataset's format, and why.", DetectCommand::new),
          new Entry("merge", List.of(), "Make one dataset of several.", MergeCommand::new),
          new Entry("stats", List.of(), "Count labels, areas, sizes, colours, equal images.", StatsCommand::new),
          new Entry("info", List.of("dinfo"), "Show what a dataset holds.", InfoCommand::new),
          new Entry("project", List.of(), "Keep datasets and what is to be done to them.", ProjectCommand::new),
          new Entry("formats", List.of("format"), "List the formats, or describe one.", FormatsCommand::new),
          new Entry("plugins", List.of("plugin"), "List, install and remove plugins.", PluginsCommand::new));

  private CommandList() {}

  static Optional<Command> find(String name) {
    for (Entry entry : ENTRIES) {
      if (entry.name().equals(name) || entry.aliases().contains(name)) {
        return Optional.of(entry.maker().get());
      }
    }
    return Optional.empty();
  }

  static Optional<String> nearest(String name) {
    List<String> names = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      names.add(entry.name());
      names.addAll(entry.aliases());
    }
    return names.stream().filter(known -> isNear(known, name)).findFirst();
  }

  /** Two words are near when one begins with the other or they differ in at most two letters. */
  private static boolean isNear(String known, String name) {
    if (name.length() >= 3 && (known.startsWith(name) || name.startsWith(known))) {
      return true;
    }
    int[] row = new int[name.length() + 1];
    for (int j = 0; j <= name.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= known.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= name.length(); j++) {
        int above = row[j];
        int change = known.charAt(i - 1) == name.charAt(j - 1) ? diagonal : diagonal + 1;
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[name.length()] <= 2;
  }

  static String usage() {
    TextTable table = new TextTable();
    for (Entry entry : ENTRIES) {
      table.row(entry.name(), entry.summary());
    }
    return """
        Usage: datum COMMAND [OPTIONS] [-- OPTIONS OF THE FORMAT]

        Moves computer-vision datasets between formats without losing anything.

        Commands:
        %s

        datum COMMAND --help tells more. datum --version prints the version.
        Example: datum convert -if coco -i DATASET -f voc -o RESULT -- --save-media
        """
        .formatted(table.text("  "))
        .stripTrailing();
  }

  private record Entry(String name, List<String> aliases, String summary, Supplier<Command> maker) {}
}
