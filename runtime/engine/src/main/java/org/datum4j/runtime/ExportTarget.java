// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where and how a dataset is written.
 *
 * @param folder the output folder
 * @param format the format's name
 * @param options the exporter's options
 * @param overwrites whether a folder that is there is replaced as a whole
 * @param isDryRun whether nothing is written at all
 * @param isStrict whether a loss refuses the output
 * @param links how images come into the output
 */
public record ExportTarget(
    Path folder,
    String format,
    OptionValues options,
    boolean overwrites,
    boolean isDryRun,
    boolean isStrict,
    LinkMode links) {
  /** Checks that nothing is null. */
  public ExportTarget {
    Objects.requireNonNull(folder);
    Objects.requireNonNull(format);
    Objects.requireNonNull(options);
    Objects.requireNonNull(links);
  }

  /** Returns a new folder in a format, with the format's default options. */
  public static ExportTarget of(Path folder, String format) {
    return new ExportTarget(folder, format, OptionValues.none(), false, false, false, LinkMode.COPY);
  }

  /** Returns a copy with other options. */
  public ExportTarget withOptions(OptionValues changed) {
    return new ExportTarget(folder, format, changed, overwrites, isDryRun, isStrict, links);
  }

  /** Returns a copy that replaces a folder that is there, or does not. */
  public ExportTarget withOverwrites(boolean changed) {
    return new ExportTarget(folder, format, options, changed, isDryRun, isStrict, links);
  }

  /** Returns a copy that writes nothing, or does. */
  public ExportTarget withDryRun(boolean changed) {
    return new ExportTarget(folder, format, options, overwrites, changed, isStrict, links);
  }

  /** Returns a copy that refuses losses, or does not. */
  public ExportTarget withStrict(boolean changed) {
    return new ExportTarget(folder, format, options, overwrites, isDryRun, changed, links);
  }

  /** Returns a copy with another way for images. */
  public ExportTarget withLinks(LinkMode changed) {
    return new ExportTarget(folder, format, options, overwrites, isDryRun, isStrict, changed);
  }
}
