// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.runtime.OptionValues;

/**
 * What an importer is asked to read.
 *
 * @param folder the dataset's folder
 * @param file the single file that the user named, or the empty text
 * @param values the options
 * @param run the run that the reading is part of
 */
public record ImportOrder(InputFolder folder, String file, OptionValues values, Run run) implements ImportRequest {
  @Override
  public <T extends Record> T options(OptionType<T> type) {
    return values.bind(type);
  }
}
