// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.PrintStream;

/**
 * Where a command talks to: results to {@code out}, everything for people to {@code err}.
 *
 * @param out standard output
 * @param err standard error
 * @param isInteractive whether a person watches standard error
 */
public record Terminal(PrintStream out, PrintStream err, boolean isInteractive) {
  /** Prints a result. */
  void result(String text) {
    out.println(text);
  }

  /** Tells a person something. */
  void say(String text) {
    err.println(text);
    err.flush();
  }
}
