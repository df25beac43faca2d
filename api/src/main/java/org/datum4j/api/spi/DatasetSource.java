// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import java.util.Spliterator;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;

/** A dataset as a stream. It holds open files and an index at most, never all items. */
public interface DatasetSource extends AutoCloseable {
  /** Returns what is known before the items. */
  DatasetSchema schema();

  /**
   * Starts a pass over the items, in the source's order. May be called again for another pass.
   *
   * <p>Items are made as they are asked for. Parts that were split off may be used in different threads, each part in one
   * at a time. A failure to read comes as {@link java.io.UncheckedIOException} or
   * {@link org.datum4j.api.issue.ImportException}. Nothing is to be closed but the source itself.
   *
   * @return an {@link Spliterator#ORDERED} and non-null one; {@link Spliterator#SIZED} if the count is known
   */
  Spliterator<DatasetItem> items();

  /** Frees files. Items that were delivered stay usable. */
  @Override
  void close() throws IOException;
}
