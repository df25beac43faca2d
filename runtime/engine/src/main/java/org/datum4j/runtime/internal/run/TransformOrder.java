// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.runtime.OptionValues;

/**
 * How a transform is to be applied.
 *
 * @param values the options
 * @param run the run that the transform is part of
 */
public record TransformOrder(OptionValues values, Run run) implements TransformRequest {
  @Override
  public <T extends Record> T options(OptionType<T> type) {
    return values.bind(type);
  }
}
