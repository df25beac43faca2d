// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.transforms.items.ItemsData.dataset;
import static org.datum4j.transforms.items.ItemsData.item;
import static org.datum4j.transforms.items.ItemsData.keys;
import static org.datum4j.transforms.items.ItemsData.label;
import static org.datum4j.transforms.items.ItemsData.transform;

import java.util.List;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTransformsTest {
  @Test
  void numbersItemsThroughAllSubsets() {
    ImportedDataset result =
        transform(new ReindexTransform(), dataset(item("x", "train"), item("y", "val")), "-s", "100");
    assertThat(keys(result)).containsExactly("train/100", "val/101");
    assertThat(result.items().get(1).image().orElseThrow().name()).isEqualTo("101.jpg");
    assertThat(result.items().get(1).attributes()).isEqualTo(Attributes.of("id", 1));
  }

  @Test
  void numbersAnnotationsThroughTheDatasetOrInEachItem() {
    ImportedDataset dataset =
        dataset(item("x", "train", label(0), label(1)), item("y", "train"), item("z", "val", label(2)));
    assertThat(annotationIds(transform(new ReindexAnnotationsTransform(), dataset))).containsExactly(1L, 2L, 3L);
    assertThat(annotationIds(transform(new ReindexAnnotationsTransform(), dataset, "-s", "5", "-r")))
        .containsExactly(5L, 6L, 5L);
  }

  private static List<Long> annotationIds(ImportedDataset dataset) {
    return dataset.items().stream().flatMap(item -> item.annotations().stream()).map(Annotation::id).toList();
  }

  @Test
  void renamesAndJoinsSubsets() {
    ImportedDataset dataset = dataset(item("x", "train"), item("y", "val"), item("z", "test"));
    ImportedDataset result = transform(new MapSubsetsTransform(), dataset, "-s", "train:all", "-s", "val:all");
    assertThat(keys(result)).containsExactly("all/x", "all/y", "test/z");
    assertThat(result.schema().subsets()).containsExactly("all", "test");
    assertThat(transform(new MapSubsetsTransform(), dataset, "-s", "train:val", "-s", "val:train").schema().subsets())
        .containsExactly("val", "train", "test");
  }

  @Test
  void refusesToJoinItemsOfOneId() {
    ImportedDataset dataset = dataset(item("x", "train"), item("x", "val"));
    assertThatThrownBy(() -> transform(new MapSubsetsTransform(), dataset, "-s", "train:val"))
        .hasMessageContaining("TRANSFORM-ID-TWICE");
    assertThatThrownBy(() -> transform(new MapSubsetsTransform(), dataset, "-s", "tran:val"))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("train, val");
  }

  @Test
  void callsItemsAfterTheirImages() {
    ImportedDataset dataset = dataset(
        item("1", "train").withImage(Image.missing("dir/sub/pic \u00fc.1.png", null)),
        item("2", "train").withImage(null),
        item("3", "train").withImage(Image.missing(".png", null)));
    assertThat(transform(new IdFromImageNameTransform(), dataset).ids()).containsExactly("pic \u00fc.1", "2", ".png");
  }

  @Test
  void appendsSuffixesThatDependOnNothingButTheItem() {
    ImportedDataset dataset = dataset(
        item("1", "train").withImage(Image.missing("a/x.png", null)),
        item("2", "train").withImage(Image.missing("b/x.png", null)),
        item("3", "val").withImage(Image.missing("c/x.png", null)));
    assertThatThrownBy(() -> transform(new IdFromImageNameTransform(), dataset))
        .hasMessageContaining("--ensure-unique");
    List<String> keys = keys(transform(new IdFromImageNameTransform(), dataset, "-u", "-l", "5"));
    assertThat(keys.get(0)).isEqualTo("train/x");
    assertThat(keys.get(1)).matches("train/x__[a-z0-9]{5}");
    assertThat(keys.get(2)).isEqualTo("val/x");
    assertThat(keys(transform(new IdFromImageNameTransform(), dataset, "-u", "-l", "5"))).isEqualTo(keys);
  }

  @Test
  void removesItemsAnnotationsAndAttributes() {
    DatasetItem first = item("a:b", "train", label(0)).withAttributes(Attributes.of("x", 1, "y", 2));
    Annotation scored = label(1).withCommon(label(1).common().withAttributes(Attributes.of("x", 1, "z", 3)));
    ImportedDataset dataset = dataset(first, item("c", "val", scored));
    ImportedDataset items = transform(new RemoveItemsTransform(), dataset, "--id", "a:b:train", "--id", "q:val");
    assertThat(keys(items)).containsExactly("val/c");
    assertThat(items.issueCodes()).containsExactly("TRANSFORM-ITEM-UNKNOWN");
    ImportedDataset bare = transform(new RemoveAnnotationsTransform(), dataset, "--id", "c:val");
    assertThat(bare.items()).extracting(item -> item.annotations().size()).containsExactly(1, 0);
    assertThat(transform(new RemoveAnnotationsTransform(), dataset).items())
        .allMatch(item -> item.annotations().isEmpty());
    ImportedDataset fewer = transform(new RemoveAttributesTransform(), dataset, "-a", "x");
    assertThat(fewer.items().get(0).attributes()).isEqualTo(Attributes.of("y", 2));
    assertThat(fewer.items().get(1).annotations().get(0).attributes()).isEqualTo(Attributes.of("z", 3));
    ImportedDataset none = transform(new RemoveAttributesTransform(), dataset, "--id", "a:b:train");
    assertThat(none.items().get(0).attributes().isEmpty()).isTrue();
    assertThat(none.items().get(1).annotations()).containsExactly(scored);
  }

  @ParameterizedTest
  @CsvSource({
    "id, 10 9 B a",
    "number, 9 10 B a",
    "-number, 10 9 B a",
    "'annotations,-id', a 9 10 B",
    "lambda i: int(i.id), 9 10 B a",
    "len(item.annotations), 9 10 a B",
    "attribute:rank, B a 9 10",
    "lambda x: x.attributes['rank'], B a 9 10",
    "'subset,attribute:rank', B 9 10 a",
  })
  void sortsByNamedKeys(String key, String expected) {
    ImportedDataset dataset = dataset(
        item("9", "train").withAttributes(Attributes.of("rank", "x")),
        item("10", "train"),
        item("B", "train", label(0)).withAttributes(Attributes.of("rank", 1)),
        item("a", "val").withAttributes(Attributes.of("rank", 2.5)));
    assertThat(transform(new SortTransform(), dataset, "--key=" + key).ids())
        .containsExactly(expected.split(" "));
  }

  @Test
  void sortsByCodePointsAndRefusesOtherExpressions() {
    ImportedDataset dataset = dataset(item("\uff5e", "train"), item("\ud83d\ude00", "train"), item("z", "train"));
    assertThat(transform(new SortTransform(), dataset).ids()).containsExactly("z", "\uff5e", "\ud83d\ude00");
    assertThat(transform(new SortTransform(), dataset, "-r").ids()).containsExactly("\ud83d\ude00", "\uff5e", "z");
    assertThatThrownBy(() -> transform(new SortTransform(), dataset, "-k", "lambda i: i.foo()"))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("attribute:NAME");
  }
}
