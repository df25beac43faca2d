// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;

/**
 * Writes datasets of one format. It carries {@link Format}, has a public constructor without parameters, and keeps no
 * state between calls.
 */
public interface Exporter {
  /** Returns the options that {@link #open} understands. */
  default OptionType<?> options() {
    return OptionType.none();
  }

  /** Returns everything that the format may fail to hold; {@link #open}'s sink records no other losses. */
  default List<Loss> losses() {
    return List.of();
  }

  /** Returns what the format holds of the dataset as a whole; users are told of the rest. */
  default Set<DatasetFact> keeps() {
    return Set.of();
  }

  /**
   * Says whether the exporter gives back what only a family of formats understands: {@link
   * org.datum4j.api.model.Origin}s, and the entry of that name in {@link
   * org.datum4j.api.model.DatasetSchema#origins()}.
   */
  default boolean keepsOrigins(String family) {
    return false;
  }

  /** Returns what the exporter looks at, given its options; the rest need not be read. */
  default Demand demand(ExportRequest request) {
    return Demand.everything();
  }

  /**
   * Starts to write a dataset.
   *
   * @return where the items go; the caller closes it
   * @throws IOException if a file cannot be written
   * @throws org.datum4j.api.issue.ExportException if the options contradict each other
   */
  DatasetSink open(ExportRequest request) throws IOException;
}
