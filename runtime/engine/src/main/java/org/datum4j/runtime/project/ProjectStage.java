// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.util.List;
import java.util.Objects;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.TransformStep;

/**
 * Something that is done to a project's data whenever they are used.
 *
 * @param transform the transform's name; {@code filter} is one of them
 * @param options words of its options
 */
public record ProjectStage(String transform, List<String> options) {
  /** Copies the list. */
  public ProjectStage {
    Objects.requireNonNull(transform);
    options = List.copyOf(options);
  }

  /** Returns the stage as a step of a run. */
  public TransformStep step() {
    return new TransformStep(transform, OptionValues.ofWords(options));
  }
}
