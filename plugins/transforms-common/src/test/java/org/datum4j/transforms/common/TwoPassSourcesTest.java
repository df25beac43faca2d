// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Origin;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ListSource;
import org.datum4j.api.spi.MappedSource;
import org.junit.jupiter.api.Test;

class TwoPassSourcesTest {
  private static final DatasetSchema SCHEMA = DatasetSchema.of(Categories.empty(), List.of("default"));

  @Test
  void knowsPositionsWhenSplitAmongThreads() {
    OrdinalSource source = OrdinalSource.map(
        items(1000), SCHEMA, () -> (ordinal, item) -> item.withId(item.id() + "=" + ordinal));
    assertThat(StreamSupport.stream(source.items(), true).map(DatasetItem::id))
        .hasSize(1000)
        .allMatch(id -> id.split("=")[0].equals(id.split("=")[1]));
  }

  @Test
  void keepsPositionsOfASourceThatDropsItems() {
    DatasetSource even =
        MappedSource.mapOrDrop(items(100), SCHEMA, item -> Integer.parseInt(item.id()) % 2 == 0 ? item : null);
    OrdinalSource source =
        OrdinalSource.mapOrDrop(even, SCHEMA, () -> (ordinal, item) -> ordinal < 3 ? item : null);
    assertThat(ids(source)).containsExactly("0", "2", "4");
    assertThat(source.items().trySplit()).isNull();
  }

  @Test
  void plansOnlyWhenItemsAreAskedForAndOnlyOnce() {
    AtomicInteger plans = new AtomicInteger();
    OrdinalSource source = OrdinalSource.map(items(3), SCHEMA, () -> {
      plans.incrementAndGet();
      return (ordinal, item) -> item;
    });
    assertThat(plans).hasValue(0);
    ids(source);
    ids(source);
    assertThat(plans).hasValue(1);
  }

  @Test
  void reordersInWindowsOfBoundedSize() {
    AtomicInteger passes = new AtomicInteger();
    DatasetSource counted = new PerPassSource(items(50), SCHEMA, () -> {
      passes.incrementAndGet();
      return item -> item;
    });
    int[] backwards = IntStream.range(0, 50).map(i -> 49 - i).toArray();
    ReorderedSource source = new ReorderedSource(counted, SCHEMA, new QuietRun(),
        () -> new ReorderedSource.Order(backwards, new int[50]), 10);
    assertThat(ids(source)).isEqualTo(IntStream.of(backwards).mapToObj(Integer::toString).toList());
    assertThat(passes).hasValue(5);
  }

  @Test
  void handsItemsThroughThatAreInOrder() {
    ListSource items = items(5);
    int[] forwards = IntStream.range(0, 5).toArray();
    ReorderedSource source = new ReorderedSource(items, SCHEMA, new QuietRun(),
        () -> new ReorderedSource.Order(forwards, new int[5]));
    assertThat(source.items().hasCharacteristics(Spliterator.SUBSIZED)).isTrue();
    assertThat(ids(source)).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void forgetsOfAnOriginOnlyWhatBecameStale() {
    Common common = Common.ofLabel(1)
        .withOrigin(Origin.of("coco", Attributes.of("area", 3.5, "score_by", "me")));
    assertThat(Origins.reshaped(common).origin().orElseThrow().fields()).isEqualTo(Attributes.of("score_by", "me"));
    DatasetItem item = DatasetItem.of(
            "a/b", "train", Image.missing("a/b.jpg", null), List.of(), Attributes.empty())
        .withOrigin(Origin.of("coco", Attributes.of("file_name", "a/b.jpg", "license", 2)));
    DatasetItem renamed = Origins.renamed(item, "c");
    assertThat(renamed.image().orElseThrow().name()).isEqualTo("c.jpg");
    assertThat(renamed.origin().orElseThrow().fields()).isEqualTo(Attributes.of("license", 2));
    assertThat(Origins.renamed(item, "a/b")).isSameAs(item);
  }

  private static ListSource items(int count) {
    return new ListSource(SCHEMA, IntStream.range(0, count)
        .mapToObj(i -> DatasetItem.of(Integer.toString(i), "default", null, List.of(), Attributes.empty()))
        .toList());
  }

  private static List<String> ids(DatasetSource source) {
    return StreamSupport.stream(source.items(), false).map(DatasetItem::id).toList();
  }
}
