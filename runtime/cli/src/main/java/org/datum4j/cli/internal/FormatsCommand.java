// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.Role;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code datum formats}. */
@CommandLine.Command(
    name = "formats",
    sortOptions = false,
    description = "List the formats and transforms, or describe one with its options.",
    footer = {"", "Examples:", "  datum formats", "  datum formats voc", "  datum formats -le -d ' '"})
final class FormatsCommand extends Command {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A format or transform to describe.")
  Optional<String> name = Optional.empty();

  @Option(names = {"-li", "--list-import"}, description = "Just the names of formats that can be read.")
  boolean listsImports;

  @Option(names = {"-le", "--list-export"}, description = "Just the names of formats that can be written.")
  boolean listsExports;

  @Option(names = {"-lt", "--list-transforms"}, description = "Just the names of the transforms.")
  boolean listsTransforms;

  @Option(names = {"-d", "--delimiter"}, paramLabel = "TEXT", description = "What stands between names. Default: a new line.")
  String delimiter = "\n";

  @Option(names = "--json", description = "Print JSON.")
  boolean isJson;

  @Override
  boolean needsNoWords() {
    return true;
  }

  @Override
  ExitCode run() {
    if (name.isPresent()) {
      describe(name.get());
      return ExitCode.DONE;
    }
    if (isJson) {
      terminal().result(JsonOutput.text(tree()));
    } else if (listsImports || listsExports || listsTransforms) {
      terminal().result(String.join(delimiter, names()));
    } else {
      terminal().result(table());
    }
    return ExitCode.DONE;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (CatalogueEntry entry : host().entries()) {
      boolean isWanted =
          entry.role() == Role.IMPORT && listsImports
              || entry.role() == Role.EXPORT && listsExports
              || entry.role() == Role.TRANSFORM && listsTransforms;
      if (isWanted && !names.contains(entry.name())) {
        names.add(entry.name());
      }
    }
    return names;
  }

  private Map<String, List<CatalogueEntry>> formats() {
    Map<String, List<CatalogueEntry>> byName = new TreeMap<>();
    for (CatalogueEntry entry : host().entries()) {
      if (entry.role() != Role.TRANSFORM) {
        byName.computeIfAbsent(entry.name(), key -> new ArrayList<>()).add(entry);
      }
    }
    return byName;
  }

  private String table() {
    TextTable table = new TextTable();
    formats()
        .forEach(
            (format, entries) ->
                table.row(
                    format, has(entries, Role.IMPORT, "import"), has(entries, Role.EXPORT, "export"), title(entries.get(0))));
    TextTable transforms = new TextTable();
    for (CatalogueEntry entry : host().entries()) {
      if (entry.role() == Role.TRANSFORM) {
        transforms.row(entry.name(), entry.title());
      }
    }
    return "Formats:\n" + table.text("  ") + (transforms.isEmpty() ? "" : "\n\nTransforms:\n" + transforms.text("  "));
  }

  private static String title(CatalogueEntry entry) {
    return entry.title() + (entry.aliases().isEmpty() ? "" : " (also " + String.join(", ", entry.aliases()) + ")");
  }

  private static String has(List<CatalogueEntry> entries, Role role, String word) {
    return entries.stream().anyMatch(entry -> entry.role() == role) ? word : "-";
  }

  private List<Object> tree() {
    List<Object> all = new ArrayList<>();
    for (CatalogueEntry entry : host().entries()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", entry.name());
      one.put("role", entry.role().name().toLowerCase(Locale.ROOT));
      one.put("aliases", entry.aliases());
      one.put("title", entry.title());
      one.put("plugin", entry.pluginId());
      all.add(one);
    }
    return all;
  }

  private void describe(String wanted) {
    List<CatalogueEntry> entries =
        host().entries().stream().filter(entry -> entry.isNamed(wanted)).toList();
    if (entries.isEmpty()) {
      // Tells the known names and the nearest spelling.
      host().importer(wanted);
    }
    CatalogueEntry first = entries.get(0);
    terminal().result(first.name() + ": " + title(first) + ", from plugin " + first.pluginId());
    for (CatalogueEntry entry : entries) {
      terminal().result("");
      terminal().result(OptionHelp.text(words(entry.role()), options(entry)));
      losses(entry);
    }
  }

  private void losses(CatalogueEntry entry) {
    if (entry.role() != Role.EXPORT) {
      return;
    }
    List<Loss> losses = host().exporter(entry.name()).losses();
    if (!losses.isEmpty()) {
      TextTable table = new TextTable();
      losses.forEach(loss -> table.row(loss.subject(), loss.fate(), loss.code()));
      terminal().result("What it cannot hold:\n" + table.text("  "));
    }
  }

  private static String words(Role role) {
    return switch (role) {
      case IMPORT -> "Import (options for --import-args)";
      case EXPORT -> "Export (options after --)";
      case TRANSFORM -> "Transform (options after --, or NAME:option=value)";
    };
  }

  private OptionType<?> options(CatalogueEntry entry) {
    return switch (entry.role()) {
      case IMPORT -> host().importer(entry.name()).options();
      case EXPORT -> host().exporter(entry.name()).options();
      case TRANSFORM -> host().transform(entry.name()).options();
    };
  }
}
