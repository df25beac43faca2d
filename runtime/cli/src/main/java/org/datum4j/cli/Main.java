// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.datum4j.cli.internal.CommandLineProgram;
import org.datum4j.cli.internal.Terminal;

/** Runs a command and ends the JVM with its exit code. */
public final class Main {
  private Main() {}

  /** Runs the command that the words say. */
  public static void main(String[] words) {
    PrintStream out = stream(FileDescriptor.out, 1 << 15);
    PrintStream err = stream(FileDescriptor.err, 1 << 10);
    Terminal terminal = new Terminal(out, err, Boolean.getBoolean("datum4j.terminal"));
    int code = new CommandLineProgram(terminal).run(List.of(words));
    out.flush();
    err.flush();
    // Some libraries leave threads behind that are no daemons.
    System.exit(code);
  }

  /** Results and messages are UTF-8 whatever the machine's locale is. */
  private static PrintStream stream(FileDescriptor descriptor, int size) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), size), false, StandardCharsets.UTF_8);
  }
}
