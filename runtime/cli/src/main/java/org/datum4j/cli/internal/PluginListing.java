// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginInfo;
import org.datum4j.runtime.plugin.PluginProblem;
import picocli.CommandLine.Option;

/** What both {@code plugins} and {@code plugins list} do. */
abstract class PluginListing extends Command {
  @Option(names = "--check", description = "Open every plugin and make all it offers, to find hidden troubles.")
  boolean isChecking;

  @Option(names = "--json", description = "Print JSON.")
  boolean isJson;

  @Override
  ExitCode run() {
    if (isChecking) {
      host().check();
    }
    List<PluginInfo> plugins = host().plugins();
    terminal().result(isJson ? JsonOutput.text(plugins.stream().map(PluginListing::tree).toList()) : text(plugins));
    return ExitCode.DONE;
  }

  private static String text(List<PluginInfo> plugins) {
    if (plugins.isEmpty()) {
      return "There are no plugins.";
    }
    TextTable table = new TextTable();
    table.row("plugin", "version", "state", "offers", "jar");
    for (PluginInfo plugin : plugins) {
      table.row(
          plugin.id().isEmpty() ? "?" : plugin.id(),
          plugin.version(),
          plugin.state().name().toLowerCase(Locale.ROOT),
          offers(plugin),
          plugin.jar().map(jar -> String.valueOf(jar.getFileName())).orElse("class path"));
    }
    StringBuilder text = new StringBuilder(table.text(""));
    for (PluginInfo plugin : plugins) {
      plugin.problem().ifPresent(problem -> text.append("\n\n").append(problem.issue().text()));
    }
    return text.toString();
  }

  private static String offers(PluginInfo plugin) {
    return plugin.formats().stream().map(CatalogueEntry::name).distinct().collect(Collectors.joining(", "));
  }

  private static Map<String, Object> tree(PluginInfo plugin) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", plugin.id());
    tree.put("version", plugin.version());
    tree.put("state", plugin.state().name().toLowerCase(Locale.ROOT));
    tree.put("formats", plugin.formats().stream().map(CatalogueEntry::name).distinct().toList());
    tree.put("jar", plugin.jar().map(Path::toString).orElse(null));
    tree.put("description", plugin.description());
    tree.put("license", plugin.license());
    tree.put("provider", plugin.provider());
    tree.put("problem", plugin.problem().map(PluginListing::tree).orElse(null));
    return tree;
  }

  private static Map<String, Object> tree(PluginProblem problem) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", problem.code());
    tree.put("message", problem.message());
    tree.put("mend", problem.mend());
    return tree;
  }
}
