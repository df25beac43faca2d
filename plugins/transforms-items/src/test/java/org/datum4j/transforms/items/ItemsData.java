// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.spi.Transform;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;

/** Small datasets of many items. */
final class ItemsData {
  private ItemsData() {}

  static DatasetItem item(String id, String subset, Annotation... annotations) {
    return DatasetItem.of(id, subset, Image.missing(id + ".jpg", new ImageSize(10, 10)), List.of(annotations),
        Attributes.of("id", id.length()));
  }

  static Annotation label(int index) {
    return new Label(Common.ofLabel(index));
  }

  static ImportedDataset dataset(DatasetItem... items) {
    return dataset(List.of(items));
  }

  static ImportedDataset dataset(List<DatasetItem> items) {
    List<String> subsets = items.stream().map(DatasetItem::subset).distinct().toList();
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(List.of("cat", "dog", "bird")), subsets);
    return new ImportedDataset(schema, items, List.of(), List.of());
  }

  /** Items 0, 1, 2 … with labels in turn. */
  static ImportedDataset numbered(int count) {
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(Integer.toString(i), "train", label(i % 3)));
    }
    return dataset(items);
  }

  static ImportedDataset transform(Transform transform, ImportedDataset dataset, String... options) {
    return FormatHarness.strict().transform(transform, dataset, options);
  }

  static List<String> keys(ImportedDataset dataset) {
    return dataset.items().stream()
        .map(item -> item.subset() + "/" + item.id())
        .toList();
  }
}
