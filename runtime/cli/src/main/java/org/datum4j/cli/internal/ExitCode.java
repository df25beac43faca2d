// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

/** What a command's exit code says. */
enum ExitCode {
  DONE(0),
  FAILED(1),
  WRONG_USAGE(2),
  REFUSED(3),
  NOT_DETECTED(4),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
