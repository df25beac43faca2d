// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.io.IOException;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Supplier;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;

/** Several datasets as one. Closing it closes them. */
public final class MergedDataset implements DatasetSource {
  private final DatasetSchema schema;
  private final Supplier<Spliterator<DatasetItem>> items;
  private final MergeFindings findings;
  private final List<DatasetSource> sources;

  MergedDataset(
      DatasetSchema schema,
      Supplier<Spliterator<DatasetItem>> items,
      MergeFindings findings,
      List<DatasetSource> sources) {
    this.schema = schema;
    this.items = items;
    this.findings = findings;
    this.sources = List.copyOf(sources);
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return items.get();
  }

  /** Returns what was found odd in the items that were read so far. */
  public MergeFindings findings() {
    return findings;
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (DatasetSource source : sources) {
      try {
        source.close();
      } catch (IOException failed) {
        if (first == null) {
          first = failed;
        } else {
          first.addSuppressed(failed);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
