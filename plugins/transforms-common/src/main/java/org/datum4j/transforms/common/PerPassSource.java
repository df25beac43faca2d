// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.io.IOException;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;
import org.jspecify.annotations.Nullable;

/**
 * A source that changes, and may drop, the items of another one by a function that is made anew for each pass and so
 * may remember what it saw.
 */
public final class PerPassSource implements DatasetSource {
  private final DatasetSource source;
  private final DatasetSchema schema;
  private final Supplier<Function<DatasetItem, @Nullable DatasetItem>> changes;

  /**
   * Changes or drops items.
   *
   * @param schema the schema after the change
   * @param changes gives the function of a pass, which is called in any thread and order; null drops the item
   */
  public PerPassSource(
      DatasetSource source, DatasetSchema schema, Supplier<Function<DatasetItem, @Nullable DatasetItem>> changes) {
    this.source = source;
    this.schema = schema;
    this.changes = changes;
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return MappedSource.mapOrDrop(source, schema, changes.get()).items();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
