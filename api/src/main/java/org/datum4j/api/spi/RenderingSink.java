// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import org.datum4j.api.model.DatasetItem;

/**
 * A sink that does the costly part of its work for several items at once: {@link #render} is called by many threads,
 * {@link #writeRendered} by one, in order.
 *
 * @param <R> an item made ready to be written, for example its encoded bytes
 */
public interface RenderingSink<R> extends DatasetSink {
  /** Makes an item ready. Called by several threads after {@code begin}; changes nothing that others see. */
  R render(DatasetItem item) throws IOException;

  /** Writes what was made ready. Called by one thread, in the source's order. */
  void writeRendered(R rendered) throws IOException;

  @Override
  default void write(DatasetItem item) throws IOException {
    writeRendered(render(item));
  }
}
