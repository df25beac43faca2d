// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.runtime.OptionValues;

/**
 * What an exporter is asked to write.
 *
 * @param output where to write
 * @param values the options
 * @param run the run that the writing is part of
 */
public record ExportOrder(OutputFolder output, OptionValues values, Run run) implements ExportRequest {
  @Override
  public <T extends Record> T options(OptionType<T> type) {
    return values.bind(type);
  }
}
