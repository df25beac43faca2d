// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;

/** Takes a dataset as a stream: {@code begin}, then each item, then {@code finish}; {@code close} in any case. */
public interface DatasetSink extends AutoCloseable {
  /** Takes what is known before the items. */
  void begin(DatasetSchema schema) throws IOException;

  /** Takes the next item. Called by one thread, in the source's order. */
  void write(DatasetItem item) throws IOException;

  /** Completes the files after the last item. */
  void finish() throws IOException;

  /** Frees files, also after a failure. */
  @Override
  default void close() throws IOException {}
}
