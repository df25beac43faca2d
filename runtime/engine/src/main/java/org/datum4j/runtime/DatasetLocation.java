// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A dataset on disk and how to read it.
 *
 * @param path a folder, a zip file, or a single annotation file
 * @param format the format's name; without one it is detected
 * @param options the importer's options
 * @param followsLinks whether links may lead out of the folder; only for datasets that you trust
 */
public record DatasetLocation(Path path, Optional<String> format, OptionValues options, boolean followsLinks) {
  /** Checks that nothing is null. */
  public DatasetLocation {
    Objects.requireNonNull(path);
    Objects.requireNonNull(format);
    Objects.requireNonNull(options);
  }

  /** Returns a dataset whose format is to be detected. */
  public static DatasetLocation of(Path path) {
    return new DatasetLocation(path, Optional.empty(), OptionValues.none(), false);
  }

  /** Returns a dataset of a format. */
  public static DatasetLocation of(Path path, String format) {
    return new DatasetLocation(path, Optional.of(format), OptionValues.none(), false);
  }

  /** Returns a copy with another format. */
  public DatasetLocation withFormat(String changed) {
    return new DatasetLocation(path, Optional.of(changed), options, followsLinks);
  }

  /** Returns a copy with other options. */
  public DatasetLocation withOptions(OptionValues changed) {
    return new DatasetLocation(path, format, changed, followsLinks);
  }

  /** Returns a copy that follows links, or does not. */
  public DatasetLocation withFollowsLinks(boolean changed) {
    return new DatasetLocation(path, format, options, changed);
  }
}
