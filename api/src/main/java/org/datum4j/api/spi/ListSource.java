// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.util.List;
import java.util.OptionalLong;
import java.util.Spliterator;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;

/**
 * A source of items that are in memory already.
 *
 * @param schema what is known of the dataset
 * @param list the items
 */
public record ListSource(DatasetSchema schema, List<DatasetItem> list) implements DatasetSource {
  /** Copies the list and takes its size into the schema. */
  public ListSource {
    list = List.copyOf(list);
    schema = schema.withItemCount(OptionalLong.of(list.size()));
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return list.spliterator();
  }

  @Override
  public void close() {}
}
