// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.ItemKey;
import org.jspecify.annotations.Nullable;

/** Changes the items that the user named, or all when none is; tells when it closes which of them it never met. */
final class ChosenItems implements DatasetSource {
  private final DatasetSource mapped;
  private final Run run;
  private final Set<ItemKey> missing = ConcurrentHashMap.newKeySet();
  private volatile boolean isRead;

  /**
   * Changes items.
   *
   * @param schema the schema after the change
   * @param ids what the user named
   * @param change null drops the item
   * @throws org.datum4j.api.issue.OptionException if an id is malformed
   */
  ChosenItems(
      DatasetSource source,
      DatasetSchema schema,
      Run run,
      List<String> ids,
      Function<DatasetItem, @Nullable DatasetItem> change) {
    this.run = run;
    Set<ItemKey> chosen = ItemKey.parse("id", ids);
    missing.addAll(chosen);
    this.mapped = MappedSource.mapOrDrop(source, schema, item -> {
      ItemKey key = ItemKey.of(item);
      if (!chosen.isEmpty() && !chosen.contains(key)) {
        return item;
      }
      missing.remove(key);
      return change.apply(item);
    });
  }

  @Override
  public DatasetSchema schema() {
    return mapped.schema();
  }

  @Override
  public Spliterator<DatasetItem> items() {
    isRead = true;
    return mapped.items();
  }

  @Override
  public void close() throws IOException {
    if (isRead) {
      for (ItemKey key : missing) {
        run.issues().report(Issue.warning("TRANSFORM-ITEM-UNKNOWN",
            "option --id names the item \"" + key.id() + "\" of subset \"" + key.subset()
                + "\", expected one of the dataset",
            Location.unknown(), "Correct the id; nothing was changed for it."));
      }
    }
    mapped.close();
  }
}
