// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A fixture: a folder with {@code input/}, perhaps {@code expected.txt} (a {@link DatasetDump}) and
 * {@code options.txt} (words for the importer, one a line).
 *
 * @param name the folder's name
 * @param input the dataset
 * @param options words for the importer
 * @param expected the golden dump, if there is one
 */
record ContractCase(String name, Path input, List<String> options, Optional<String> expected) {
  /** Reads the cases below a folder, sorted by name. */
  static List<ContractCase> in(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.filter(entry -> Files.isDirectory(entry.resolve("input"))).sorted().map(ContractCase::of).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ContractCase of(Path folder) {
    Optional<String> options = text(folder.resolve("options.txt"));
    return new ContractCase(
        folder.getFileName().toString(),
        folder.resolve("input"),
        options.map(text -> text.lines().filter(line -> !line.isBlank()).map(String::strip).toList()).orElse(List.of()),
        text(folder.resolve("expected.txt")));
  }

  String[] words() {
    return options.toArray(String[]::new);
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
