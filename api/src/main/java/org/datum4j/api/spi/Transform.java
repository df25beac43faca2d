// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;

/**
 * Turns a dataset into another. It carries {@link Format}, has a public constructor without parameters, and keeps no state
 * between calls.
 */
public interface Transform {
  /** Returns the options that {@link #apply} understands. */
  default OptionType<?> options() {
    return OptionType.none();
  }

  /** Returns everything that the transform may fail to keep beyond what it is for. */
  default List<Loss> losses() {
    return List.of();
  }

  /**
   * Returns the changed dataset, which reads the given one as its own items are asked for and closes it with itself. A
   * transform whose meaning needs all items at once says so in its documentation.
   *
   * @throws IOException if the given dataset cannot be read
   */
  DatasetSource apply(DatasetSource source, TransformRequest request) throws IOException;
}
