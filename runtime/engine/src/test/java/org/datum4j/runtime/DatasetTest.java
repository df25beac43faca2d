// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.runtime.merge.FindingKind;
import org.datum4j.runtime.merge.MergeFinding;
import org.datum4j.runtime.merge.MergeOptions;
import org.datum4j.runtime.merge.MergePolicy;
import org.datum4j.runtime.stats.DatasetStatistics;
import org.datum4j.runtime.stats.StatisticsSettings;
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

  @Test
  void mergesWithoutLosingItemsOfOneId() {
    Dataset other = Dataset.fromIterable(List.of(item("a", "train"), item("c", "val")), List.of("dog", "cat"));
    Dataset merged = Dataset.merge(MergePolicy.UNION, dataset, other);
    assertThat(merged.size()).isEqualTo(5);
    assertThat(merged.schema().categories().labels().names()).containsExactly("cat", "dog");
    assertThat(merged.get("c", "val")).isPresent();
    assertThat(dataset.size()).isEqualTo(3);
  }

  @Test
  void tellsWhatWasOddInAMerge() {
    Dataset one = Dataset.fromIterable(List.of(item("a", "train")), CATEGORIES);
    List<MergeFinding> findings = new ArrayList<>();
    Dataset merged = Dataset.merge(List.of(dataset, one), MergeOptions.of(MergePolicy.INTERSECT), findings::add);
    assertThat(merged.size()).isEqualTo(3);
    assertThat(findings).isNotEmpty().allMatch(finding -> finding.kind() == FindingKind.NO_MATCHING_ITEM);
  }

  @Test
  void refusesToMergeOneDataset() {
    assertThatThrownBy(() -> Dataset.merge(MergePolicy.UNION, dataset))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("MERGE-TARGETS-FEW");
  }

  @Test
  void countsItself() {
    Common cat = Common.of(1, 0, 0, Attributes.empty(), null);
    dataset.put(DatasetItem.of("x", "val", null, List.of(new Bbox(cat, 0, 0, 4, 2)), Attributes.empty()));
    DatasetStatistics statistics = dataset.stats();
    assertThat(statistics.items()).isEqualTo(4);
    assertThat(statistics.instances().orElseThrow().count()).isEqualTo(1);
    StatisticsSettings train = StatisticsSettings.all().withImages(false).withSubset("train");
    assertThat(dataset.stats(train).items()).isEqualTo(2);
    assertThatThrownBy(() -> dataset.stats(train.withSubset("test"))).hasMessageContaining("STATS-SUBSET-UNKNOWN");
  }

  private static DatasetItem item(String id, String subset) {
    return DatasetItem.of(id, subset, null, List.of(), Attributes.empty());
  }
}
