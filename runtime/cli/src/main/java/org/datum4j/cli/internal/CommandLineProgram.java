// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Understands a line of words, carries the command out and says how it ended. */
public final class CommandLineProgram {
  private final Terminal terminal;

  /** Makes a program that talks to a terminal. */
  public CommandLineProgram(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs a command.
   *
   * @param words the command's name and what follows
   * @return the exit code
   */
  public int run(List<String> words) {
    if (words.isEmpty()) {
      terminal.say(CommandList.usage());
      return ExitCode.WRONG_USAGE.number();
    }
    String first = words.get(0);
    if (first.equals("--version") || first.equals("-V")) {
      terminal.result("datum " + Version.text());
      return ExitCode.DONE.number();
    }
    if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
      return help(words.subList(1, words.size()));
    }
    if (first.equals("--prepare-archive")) {
      return ArchiveTraining.run();
    }
    return CommandList.find(first)
        .map(command -> run(command, first, words.subList(1, words.size())))
        .orElseGet(() -> unknown(first));
  }

  private int help(List<String> words) {
    if (words.isEmpty()) {
      terminal.result(CommandList.usage());
      return ExitCode.DONE.number();
    }
    List<String> asked = new ArrayList<>(words);
    asked.add("--help");
    return run(asked);
  }

  private int unknown(String name) {
    String nearest = CommandList.nearest(name).map(found -> " Did you mean " + found + "?").orElse("");
    terminal.say("unknown command \"" + name + "\"." + nearest + " datum --help lists all commands.");
    return ExitCode.WRONG_USAGE.number();
  }

  private int run(Command command, String name, List<String> words) {
    try {
      if (words.isEmpty() && command.needsNoWords()) {
        command.prepare(terminal, words);
        return command.run().number();
      }
      ParsedCommand parsed = ParsedCommand.of(line(command, name), command, words, terminal);
      if (parsed.wantsHelp()) {
        help(parsed);
        return ExitCode.DONE.number();
      }
      return parsed.command().run().number();
    } catch (UnmatchedArgumentException unmatched) {
      return wrongUsage(unmatched);
    } catch (ParameterException wrong) {
      return wrongUsage(wrong);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      return Failure.tell(terminal, failed, command.isDebugging || words.contains("--debug")).number();
    } finally {
      command.close();
    }
  }

  private void help(ParsedCommand parsed) {
    PrintWriter out = new PrintWriter(terminal.out(), false);
    parsed.line().usage(out);
    out.flush();
    String plugin = parsed.command().pluginHelp(parsed.words());
    if (!plugin.isEmpty()) {
      terminal.result("\n" + plugin);
    }
  }

  private int wrongUsage(ParameterException wrong) {
    String text = String.valueOf(wrong.getMessage());
    List<String> suggestions =
        wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    terminal.say(text + (suggestions.isEmpty() ? "" : "\n  Did you mean " + String.join(" or ", suggestions) + "?"));
    terminal.say("  datum " + wrong.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help tells more.");
    return ExitCode.WRONG_USAGE.number();
  }

  /** Makes the parser of a command. */
  static CommandLine line(Command command, String name) {
    CommandLine line = new CommandLine(command);
    line.setCommandName(name);
    line.setPosixClusteredShortOptionsAllowed(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true);
    line.setUsageHelpWidth(100);
    line.setUsageHelpLongOptionsMaxWidth(34);
    line.registerConverter(Path.class, Path::of);
    return line;
  }

  /** Returns the names of a command's own options. */
  static Set<String> optionNames(CommandSpec spec) {
    return spec.optionsMap().keySet();
  }
}
