// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import org.datum4j.api.option.OptionType;

/** What an importer is asked to read. */
public interface ImportRequest {
  /** Returns the dataset's folder; for a single file, the folder that holds the dataset it belongs to. */
  InputFolder folder();

  /** Returns the single annotation file that the user named, relative to the folder, or the empty text. */
  String file();

  /**
   * Returns the options.
   *
   * @param type the type that the importer gives as its {@link Importer#options()}
   */
  <T extends Record> T options(OptionType<T> type);

  /** Returns the run that the reading is part of. */
  Run run();
}
