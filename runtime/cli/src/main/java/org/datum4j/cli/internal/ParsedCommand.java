// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A command whose words were understood.
 *
 * @param line the parser of the innermost command
 * @param command the innermost command
 * @param words its words, as they stood
 * @param wantsHelp whether help was asked for
 */
record ParsedCommand(CommandLine line, Command command, List<String> words, boolean wantsHelp) {
  static ParsedCommand of(CommandLine outer, Command outerCommand, List<String> words, Terminal terminal) {
    CommandLine line = outer;
    Command command = outerCommand;
    List<String> rest = words;
    while (!rest.isEmpty() && line.getSubcommands().containsKey(rest.get(0))) {
      // Parsed alone: picocli can parse a subcommand only together with the commands above it.
      command = line.getSubcommands().get(rest.get(0)).getCommand();
      line = CommandLineProgram.line(command, line.getCommandName() + " " + rest.get(0));
      rest = rest.subList(1, rest.size());
    }
    Command innermost = command;
    List<String> own = rest;
    command.pluginFolders.addAll(folders(rest));
    Words sorted =
        Words.sort(rest, CommandLineProgram.optionNames(line.getCommandSpec()), name -> innermost.pluginOption(own, name));
    command.pluginFolders.clear();
    if (!sorted.plugin().isEmpty() && !command.takesPluginWords()) {
      throw new ParameterException(line, "nothing may follow -- here, but there is: " + sorted.plugin());
    }
    boolean wantsHelp = sorted.own().contains("--help") || sorted.own().contains("-h");
    if (wantsHelp) {
      command.pluginFolders.addAll(folders(rest));
    } else {
      line.parseArgs(sorted.own().toArray(String[]::new));
    }
    command.prepare(terminal, sorted.plugin());
    return new ParsedCommand(line, command, rest, wantsHelp);
  }

  /** Plugins may be asked for their options before the words are understood, so their folders are looked up early. */
  private static List<Path> folders(List<String> words) {
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--plugins-dir") && i + 1 < words.size()) {
        folders.add(Path.of(words.get(i + 1)));
      } else if (words.get(i).startsWith("--plugins-dir=")) {
        folders.add(Path.of(words.get(i).substring("--plugins-dir=".length())));
      }
    }
    return folders;
  }
}
