// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.List;
import java.util.Objects;

/**
 * An order to read a dataset, change it and write it.
 *
 * @param input what is read
 * @param steps the transforms, in order
 * @param output what is written
 * @param settings how the run goes
 */
public record Conversion(
    DatasetLocation input, List<TransformStep> steps, ExportTarget output, RunSettings settings) {
  /** Copies the list. */
  public Conversion {
    Objects.requireNonNull(input);
    Objects.requireNonNull(output);
    Objects.requireNonNull(settings);
    steps = List.copyOf(steps);
  }

  /** Returns an order without transforms, for all processors. */
  public static Conversion of(DatasetLocation input, ExportTarget output) {
    return new Conversion(input, List.of(), output, RunSettings.forAllProcessors());
  }

  /** Returns a copy with other transforms. */
  public Conversion withSteps(List<TransformStep> changed) {
    return new Conversion(input, changed, output, settings);
  }

  /** Returns a copy that runs otherwise. */
  public Conversion withSettings(RunSettings changed) {
    return new Conversion(input, steps, output, changed);
  }
}
