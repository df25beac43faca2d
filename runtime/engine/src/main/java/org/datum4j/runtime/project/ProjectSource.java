// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.util.List;
import java.util.Objects;

/**
 * A dataset that a project knows.
 *
 * @param name unique in the project
 * @param format the format's name
 * @param path where it lies: relative to the project's folder when it can be, with {@code /}
 * @param file a file inside the path that is read instead of the whole, relative with {@code /}, or the empty text
 * @param options words of the importer's options
 * @param isCopied whether the data lie in the project and go with it
 * @param fingerprint what the data looked like when they were taken in; see {@link Fingerprint}
 */
public record ProjectSource(
    String name, String format, String path, String file, List<String> options, boolean isCopied, String fingerprint) {
  /** Copies the list. */
  public ProjectSource {
    Objects.requireNonNull(name);
    Objects.requireNonNull(format);
    Objects.requireNonNull(path);
    Objects.requireNonNull(file);
    Objects.requireNonNull(fingerprint);
    options = List.copyOf(options);
  }

  ProjectSource named(String changed) {
    return new ProjectSource(changed, format, path, file, options, isCopied, fingerprint);
  }

  ProjectSource copiedTo(String place, String sum) {
    return new ProjectSource(name, format, place, file, options, true, sum);
  }
}
