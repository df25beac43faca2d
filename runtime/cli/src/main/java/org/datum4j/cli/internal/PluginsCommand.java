// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.runtime.plugin.PluginInstaller;
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
final class PluginsCommand extends PluginListing {
  /** {@code datum plugins list}. */
  @CommandLine.Command(name = "list", description = "List the plugins with what they offer and what is wrong with them.")
  static final class ListPlugins extends PluginListing {}

  /** What install and remove share. */
  abstract static class Change extends Command {
    final Path folder() {
      return PluginFolders.of(pluginFolders).ofUser();
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
      PluginInstaller installer = new PluginInstaller();
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
      PluginInstaller installer = new PluginInstaller();
      for (String id : ids) {
        for (Path removed : installer.remove(id, folder())) {
          terminal().result("removed " + removed);
        }
      }
      return ExitCode.DONE;
    }
  }
}
