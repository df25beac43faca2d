// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.runtime.plugin.ApiVersion;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginInfo;
import org.datum4j.runtime.plugin.PluginInstaller;
import org.datum4j.runtime.plugin.PluginProblem;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code datum plugins}. */
@CommandLine.Command(
    name = "plugins",
    sortOptions = false,
    description = "List the plugins with what they offer and what is wrong with them; install and remove plugins.",
    subcommands = {PluginsCommand.ListPlugins.class, PluginsCommand.Install.class, PluginsCommand.Remove.class},
    footer = {
      "",
      "Examples:",
      "  datum plugins",
      "  datum plugins list --check",
      "  datum plugins install acme-format-1.2.0.jar",
      "  datum plugins remove acme-format"
    })
final class PluginsCommand extends PluginsCommand.Listing {
  /** What both {@code plugins} and {@code plugins list} do. */
  abstract static class Listing extends Command {
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
      terminal().result(isJson ? JsonTree.write(plugins.stream().map(Listing::tree).toList()) : text(plugins));
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
      tree.put("problem", plugin.problem().map(Listing::tree).orElse(null));
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

  /** {@code datum plugins list}. */
  @CommandLine.Command(name = "list", description = "List the plugins with what they offer and what is wrong with them.")
  static final class ListPlugins extends Listing {}

  /** What install and remove share. */
  abstract static class Change extends Command {
    final Path folder() {
      return PluginFolders.of(pluginFolders)
          .user()
          .orElseThrow(
              () ->
                  new OptionException(
                      Issue.error(
                          "PLUGIN-FOLDER-UNKNOWN",
                          "there is no home folder to keep plugins in",
                          Location.unknown(),
                          "Name a folder with --plugins-dir.")));
    }
  }

  /** {@code datum plugins install}. */
  @CommandLine.Command(
      name = "install",
      sortOptions = false,
      description = "Copy plugin jars into your plugin folder. Plugins are code: install only what you trust.")
  static final class Install extends Change {
    @Parameters(arity = "1..*", paramLabel = "JAR", description = "The plugins.")
    List<Path> jars = new ArrayList<>();

    @Option(names = "--force", description = "Replace the same or a newer version.")
    boolean isForced;

    @Override
    ExitCode run() throws IOException {
      PluginInstaller installer = new PluginInstaller(ApiVersion.current());
      for (Path jar : jars) {
        terminal().result("installed " + installer.install(jar, folder(), isForced));
      }
      return ExitCode.DONE;
    }
  }

  /** {@code datum plugins remove}. */
  @CommandLine.Command(name = "remove", sortOptions = false, description = "Delete plugins from your plugin folder.")
  static final class Remove extends Change {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of the plugins.")
    List<String> ids = new ArrayList<>();

    @Override
    ExitCode run() throws IOException {
      PluginInstaller installer = new PluginInstaller(ApiVersion.current());
      for (String id : ids) {
        for (Path removed : installer.remove(id, folder())) {
          terminal().result("removed " + removed);
        }
      }
      return ExitCode.DONE;
    }
  }
}
