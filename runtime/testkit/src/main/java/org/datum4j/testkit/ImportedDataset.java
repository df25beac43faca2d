// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.util.List;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.LossSummary;

/**
 * A dataset that was read to its end.
 *
 * @param schema what the source knew before the items
 * @param items the items in the source's order
 * @param issues what was told while reading
 * @param losses what the importer noted as lost
 */
public record ImportedDataset(
    DatasetSchema schema, List<DatasetItem> items, List<IssueSummary> issues, List<LossSummary> losses) {
  /** Copies the lists. */
  public ImportedDataset {
    items = List.copyOf(items);
    issues = List.copyOf(issues);
    losses = List.copyOf(losses);
  }

  /**
   * Returns an item by its id, in any subset.
   *
   * @throws AssertionError if there is none
   */
  public DatasetItem item(String id) {
    return items.stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no item has the id \"" + id + "\"; there are " + ids()));
  }

  /** Returns the items' ids in order. */
  public List<String> ids() {
    return items.stream().map(DatasetItem::id).toList();
  }

  /** Returns the codes of the issues, the worst first. */
  public List<String> issueCodes() {
    return issues.stream().map(IssueSummary::code).toList();
  }
}
