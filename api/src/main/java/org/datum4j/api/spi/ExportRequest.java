// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import org.datum4j.api.option.OptionType;

/** What an exporter is asked to write. */
public interface ExportRequest {
  /** Returns where to write. */
  OutputFolder output();

  /**
   * Returns the options.
   *
   * @param type the type that the exporter gives as its {@link Exporter#options()}
   */
  <T extends Record> T options(OptionType<T> type);

  /** Returns the run that the writing is part of. */
  Run run();
}
