// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code datum project import}. */
@CommandLine.Command(
    name = "import",
    sortOptions = false,
    description = "Take a dataset into a project. It stays where it is, unless --copy.",
    customSynopsis = "datum project import [-p DIR] [-f FORMAT] [-n NAME] [-r FILE] [--copy] PATH [-- OPTIONS OF THE FORMAT]",
    footer = {
      "",
      "Examples:",
      "  datum project import --format coco path/to/dataset -- --keep-original-category-ids",
      "  datum project import --format coco_stuff -r annotations/stuff.json path/to/dataset"
    })
final class ProjectImportCommand extends ProjectIntake {
  @Option(names = "--copy", description = "Copy the data into the project.")
  boolean copies;

  @Override
  ExitCode run() throws IOException {
    take(copies);
    return ExitCode.DONE;
  }
}
