// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import java.util.List;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.testkit.DatasetDump;

/**
 * A dataset that was read to its end.
 *
 * @param format the format that it was read as
 * @param schema classes and subsets
 * @param items the items in order
 * @param issues what was told
 */
record Reading(String format, DatasetSchema schema, List<DatasetItem> items, List<IssueSummary> issues) {
  /** Returns everything as text. */
  String dump() {
    return DatasetDump.of(schema, items);
  }

  List<String> labels() {
    return schema.categories().labels().names();
  }

  /** Returns subset and id of each item. */
  List<String> places() {
    return items.stream().map(item -> item.subset() + ":" + item.id()).toList();
  }

  DatasetItem item(String subset, String id) {
    return items.stream().filter(item -> item.id().equals(id) && item.subset().equals(subset)).findFirst()
        .orElseThrow(() -> new AssertionError("no item " + subset + ":" + id + " in " + places()));
  }

  /** Returns one item as text. */
  String dump(String subset, String id) {
    return DatasetDump.of(item(subset, id), schema.categories());
  }

  /** Returns the ids of the items whose image is there. */
  List<String> withImages() {
    return items.stream().filter(item -> item.image().filter(Image::hasData).isPresent()).map(DatasetItem::id).toList();
  }

  List<String> told() {
    return Layout.told(issues);
  }
}
