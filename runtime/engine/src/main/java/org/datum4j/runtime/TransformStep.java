// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.Objects;

/**
 * A transform with its options.
 *
 * @param name the transform's name
 * @param options its options
 */
public record TransformStep(String name, OptionValues options) {
  /** Checks that nothing is null. */
  public TransformStep {
    Objects.requireNonNull(name);
    Objects.requireNonNull(options);
  }

  /** Returns a transform with its default options. */
  public static TransformStep of(String name) {
    return new TransformStep(name, OptionValues.none());
  }
}
