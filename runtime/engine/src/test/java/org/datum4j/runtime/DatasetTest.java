// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final Categories CATEGORIES = Categories.ofNames(List.of("cat"));

  private final Dataset dataset =
      Dataset.fromIterable(List.of(item("a", "train"), item("b", "train"), item("a", "val")), CATEGORIES);

  @Test
  void findsItemsByIdAndSubset() {
    assertThat(dataset.size()).isEqualTo(3);
    assertThat(dataset.get("a", "val")).isPresent();
    assertThat(dataset.get("b", "val")).isEmpty();
    assertThat(dataset.subsets()).containsExactly("train", "val");
    assertThat(dataset.schema().itemCount()).hasValue(3);
  }

  @Test
  void replacesAndRemoves() {
    dataset.put(item("a", "train").withAttributes(Attributes.of("x", 1)));
    assertThat(dataset.items()).extracting(DatasetItem::id).containsExactly("a", "b", "a");
    assertThat(dataset.get("a", "train").orElseThrow().attributes().has("x")).isTrue();
    assertThat(dataset.remove("a", "train")).isTrue();
    assertThat(dataset.remove("a", "train")).isFalse();
    assertThat(dataset).hasSize(2);
  }

  @Test
  void streamsAreSnapshots() {
    var source = dataset.asSource();
    dataset.remove("a", "val");
    assertThat(Dataset.collect(source).size()).isEqualTo(3);
    assertThat(dataset.select(item -> item.id().equals("b")).items()).hasSize(1);
  }

  @Test
  void refusesTwinsRatherThanLosingOne() {
    assertThatThrownBy(() -> Dataset.fromIterable(List.of(item("a", "x"), item("a", "x")), CATEGORIES))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("DATASET-ITEM-TWICE");
  }

  private static DatasetItem item(String id, String subset) {
    return DatasetItem.of(id, subset, null, List.of(), Attributes.empty());
  }
}
