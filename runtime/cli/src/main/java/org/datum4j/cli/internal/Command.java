// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.plugin.PluginHost;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands share: where plugins are, and how words that are for a plugin reach it. */
abstract class Command {
  @Option(
      names = "--plugins-dir",
      paramLabel = "DIR",
      description = "A folder with plugin jars, in addition to the others; may be repeated.")
  List<Path> pluginFolders = new ArrayList<>();

  @Option(names = "--debug", description = "Print the stack trace of a failure.")
  boolean isDebugging;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  boolean wantsHelp;

  private @Nullable Terminal terminal;
  private @Nullable PluginHost host;
  private List<String> pluginWords = List.of();

  /** Carries the command out. */
  abstract ExitCode run() throws IOException;

  /** Says whether the command's name alone is an order; the parser, which takes longer than the rest, is left out then. */
  boolean needsNoWords() {
    return false;
  }

  /** Finds an option of the format or transform that the words name; none when the command has no such plugin. */
  Optional<OptionSpec> pluginOption(List<String> words, String name) {
    return Optional.empty();
  }

  /** Returns help on the options of the format or transform that the words name, or the empty text. */
  String pluginHelp(List<String> words) {
    return "";
  }

  /** Says whether words after {@code --} mean something here. */
  boolean takesPluginWords() {
    return false;
  }

  final void prepare(Terminal where, List<String> words) {
    terminal = where;
    pluginWords = List.copyOf(words);
  }

  final void openPlugins(PluginHost opened) {
    host = opened;
  }

  final Terminal terminal() {
    if (terminal == null) {
      throw new IllegalStateException("the command is not prepared");
    }
    return terminal;
  }

  final PluginHost host() {
    if (host == null) {
      host = PluginFolders.of(pluginFolders).open();
    }
    return host;
  }

  final Datum datum() {
    return Datum.of(host());
  }

  final List<String> pluginWords() {
    return pluginWords;
  }

  final void close() {
    if (host != null) {
      host.close();
    }
  }
}
