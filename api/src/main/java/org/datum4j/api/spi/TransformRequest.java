// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import org.datum4j.api.option.OptionType;

/** How a transform is to be applied. */
public interface TransformRequest {
  /**
   * Returns the options.
   *
   * @param type the type that the transform gives as its {@link Transform#options()}
   */
  <T extends Record> T options(OptionType<T> type);

  /** Returns the run that the transform is part of. */
  Run run();
}
