// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.datum4j.transforms.items.ItemsData.dataset;
import static org.datum4j.transforms.items.ItemsData.item;
import static org.datum4j.transforms.items.ItemsData.keys;
import static org.datum4j.transforms.items.ItemsData.label;
import static org.datum4j.transforms.items.ItemsData.numbered;
import static org.datum4j.transforms.items.ItemsData.transform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTransformsTest {
  @Test
  void splitsByChanceIntoExactShares() {
    ImportedDataset result =
        transform(new RandomSplitTransform(), numbered(100), "-s", "a:0.7", "-s", "b:0.2", "-s", "c:0.1");
    assertThat(sizes(result)).isEqualTo(Map.of("a", 70L, "b", 20L, "c", 10L));
    assertThat(result.schema().subsets()).containsExactly("a", "b", "c");
    assertThat(result.ids()).isEqualTo(numbered(100).ids());
  }

  @Test
  void theSameSeedGivesTheSameSplitWithAnyNumberOfThreads() {
    List<String> once = keys(transform(new RandomSplitTransform(), numbered(500), "--seed", "7"));
    assertThat(keys(FormatHarness.strict().withThreads(4)
        .transform(new RandomSplitTransform(), numbered(500), "--seed", "7"))).isEqualTo(once);
    assertThat(keys(transform(new RandomSplitTransform(), numbered(500), "--seed", "8"))).isNotEqualTo(once);
  }

  @Test
  void refusesToJoinSubsetsWithOneIdTwice() {
    ImportedDataset dataset = dataset(item("x", "train"), item("x", "val"));
    assertThatThrownBy(() -> transform(new RandomSplitTransform(), dataset))
        .hasMessageContaining("TRANSFORM-ID-TWICE");
  }

  @ParameterizedTest
  @CsvSource({"-s train:0.5, TRANSFORM-RATIO-SUM", "-s a:0.5 -s a:0.5, TRANSFORM-PAIR-TWICE"})
  void refusesSharesBeforeAnythingIsRead(String options, String code) {
    assertThatThrownBy(() -> transform(new RandomSplitTransform(), dataset(), options.split(" ")))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code));
    assertThatThrownBy(() -> transform(new SplitTransform(), dataset(), options.split(" ")))
        .isInstanceOf(OptionException.class);
  }

  @Test
  void everyLabelGetsItsShareAndItemsWithoutLabelsDoToo() {
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      items.add(i % 10 == 0 ? item("n" + i, "x") : item("i" + i, "x", label(i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2)));
    }
    ImportedDataset result = transform(new SplitTransform(), dataset(items), "-t", "classification");
    assertThat(sizes(result)).isEqualTo(Map.of("train", 100L, "val", 40L, "test", 60L));
    Map<String, Long> byLabel = result.items().stream().collect(Collectors.groupingBy(
        item -> item.subset() + (item.annotations().isEmpty() ? -1 : item.annotations().get(0).labelIndex()),
        TreeMap::new, Collectors.counting()));
    assertThat(byLabel).isEqualTo(Map.ofEntries(
        Map.entry("train0", 50L), Map.entry("val0", 20L), Map.entry("test0", 30L),
        Map.entry("train1", 30L), Map.entry("val1", 12L), Map.entry("test1", 18L),
        Map.entry("train2", 10L), Map.entry("val2", 4L), Map.entry("test2", 6L),
        Map.entry("train-1", 10L), Map.entry("val-1", 4L), Map.entry("test-1", 6L)));
  }

  @Test
  void instancesOfDetectionAreBalancedByLabelAndAttribute() {
    long seed = 99;
    Random random = new Random(seed);
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      List<Annotation> boxes = new ArrayList<>();
      for (int j = random.nextInt(5); j > 0; j--) {
        Common common = Common.ofLabel((int) (Math.abs(random.nextGaussian()) * 1.2) % 3)
            .withAttributes(Attributes.of("occluded", random.nextInt(4) == 0, "name", "n" + i));
        boxes.add(new Bbox(common, 0, 0, 1, 1));
      }
      items.add(item("i" + i, "x", boxes.toArray(new Annotation[0])));
    }
    ImportedDataset result = transform(
        new SplitTransform(), dataset(items), "-t", "detection", "-s", "train:0.6", "-s", "val:0.4", "--seed", "3");
    assertThat(sizes(result)).isEqualTo(Map.of("train", 180L, "val", 120L));
    for (int label = 0; label < 3; label++) {
      for (boolean occluded : new boolean[] {false, true}) {
        double train = count(result, "train", label, occluded);
        double all = train + count(result, "val", label, occluded);
        assertThat(train / all).as("seed %d, label %d, %s of %s", seed, label, train, all).isCloseTo(0.6, within(0.05));
      }
    }
  }

  private static long count(ImportedDataset dataset, String subset, int label, boolean occluded) {
    return dataset.items().stream()
        .filter(item -> item.subset().equals(subset))
        .flatMap(item -> item.annotations().stream())
        .filter(a -> a.labelIndex() == label && a.attributes().isTrue("occluded") == occluded)
        .count();
  }

  @Test
  void aSplitWithNothingToBalanceSaysSo() {
    ImportedDataset result = transform(new SplitTransform(), numbered(10), "-t", "segmentation");
    assertThat(result.issueCodes()).containsExactly("TRANSFORM-SPLIT-BLIND");
    assertThat(sizes(result)).isEqualTo(Map.of("train", 5L, "val", 2L, "test", 3L));
  }

  @Test
  void identitiesOfTestItemsAreStrangers() {
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      items.add(item("i" + i, "x", label(0).withCommon(
          Common.ofLabel(0).withAttributes(Attributes.of("person", i % 20)))));
    }
    items.add(item("none", "x"));
    items.add(item("two", "x",
        label(0).withCommon(Common.ofLabel(0).withAttributes(Attributes.of("person", 1))),
        label(0).withCommon(Common.ofLabel(0).withAttributes(Attributes.of("person", 2)))));
    ImportedDataset result = transform(new SplitTransform(), dataset(items), "-t", "reid", "--attr", "person");
    Map<String, Set<Object>> people = new TreeMap<>();
    result.items().stream().filter(item -> !item.subset().equals("not-supported")).forEach(item -> people
        .computeIfAbsent(item.subset(), key -> new HashSet<>())
        .add(item.annotations().get(0).attributes().get("person")));
    assertThat(people.get("train")).hasSize(14).isEqualTo(people.get("val"));
    assertThat(people.get("test-query")).hasSize(6).isEqualTo(people.get("test-gallery"));
    assertThat(people.get("train")).doesNotContainAnyElementsOf(people.get("test-query"));
    assertThat(sizes(result)).containsEntry("not-supported", 2L).containsEntry("test-query", 18L)
        .containsEntry("val", 24L);
    assertThatThrownBy(() -> transform(new SplitTransform(), dataset(), "-t", "reid", "-s", "a:1"))
        .isInstanceOf(OptionException.class);
  }

  @Test
  void samplesItemsInTheirOrder() {
    ImportedDataset result = transform(new RandomSamplerTransform(), numbered(50), "-k", "20", "--seed", "1");
    assertThat(result.ids()).hasSize(20).doesNotHaveDuplicates().isSortedAccordingTo(
        (a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
    assertThat(transform(new RandomSamplerTransform(), numbered(50), "-k", "20", "--seed", "1").ids())
        .isEqualTo(result.ids());
    assertThat(transform(new RandomSamplerTransform(), numbered(5), "-k", "20").ids()).hasSize(5);
    ImportedDataset two = dataset(item("a", "train"), item("b", "train"), item("c", "val"));
    assertThat(keys(transform(new RandomSamplerTransform(), two, "-k", "1", "-s", "train")))
        .hasSize(2).contains("val/c");
  }

  @ParameterizedTest
  @CsvSource({
    "-k -1, TRANSFORM-OPTION-RANGE",
    "-k 1 -s nowhere, TRANSFORM-SUBSET-UNKNOWN",
    "--seed 1, OPTION-VALUE-MISSING",
  })
  void refusesSamplesThatMakeNoSense(String options, String code) {
    assertThatThrownBy(() -> transform(new RandomSamplerTransform(), numbered(3), options.split(" ")))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code));
  }

  @Test
  void samplesEachLabelInEachSubset() {
    List<DatasetItem> items = new ArrayList<>();
    IntStream.range(0, 60).forEach(i -> items.add(item("i" + i, i < 30 ? "train" : "val", label(i % 3))));
    items.add(item("none", "train"));
    ImportedDataset result = transform(new LabelRandomSamplerTransform(), dataset(items), "-k", "2", "-l", "dog:5");
    Map<String, Long> counts = result.items().stream().collect(Collectors.groupingBy(
        item -> item.subset() + item.annotations().get(0).labelIndex(), TreeMap::new, Collectors.counting()));
    assertThat(counts).isEqualTo(
        Map.of("train0", 2L, "train1", 5L, "train2", 2L, "val0", 2L, "val1", 5L, "val2", 2L));
    ImportedDataset birds =
        transform(new LabelRandomSamplerTransform(), dataset(items), "-k", "0", "-l", "bird:3");
    assertThat(birds.schema().categories().labels().names()).containsExactly("bird");
    assertThat(birds.items()).hasSize(6).allMatch(item -> item.annotations().get(0).labelIndex() == 0);
    assertThatThrownBy(() -> transform(new LabelRandomSamplerTransform(), dataset(items), "-k", "2", "-l", "cow:5"))
        .hasMessageContaining("cat, dog, bird");
  }

  private static Map<String, Long> sizes(ImportedDataset dataset) {
    return dataset.items().stream().collect(
        Collectors.groupingBy(DatasetItem::subset, TreeMap::new, Collectors.counting()));
  }
}
