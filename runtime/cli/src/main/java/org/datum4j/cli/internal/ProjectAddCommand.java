// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import picocli.CommandLine;

/** {@code datum project add}. */
@CommandLine.Command(
    name = "add",
    sortOptions = false,
    description = "Take a dataset into a project that lies in its folder already.",
    footer = {"", "Example: datum project add -p project -f coco project/data"})
final class ProjectAddCommand extends ProjectIntake {
  @Override
  ExitCode run() throws IOException {
    take(false);
    return ExitCode.DONE;
  }
}
