// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.transforms.items.ItemsData.dataset;
import static org.datum4j.transforms.items.ItemsData.item;
import static org.datum4j.transforms.items.ItemsData.transform;

import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.OptionException;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameTransformTest {
  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {
    "|^|new/|, a/b_01, new/a/b_01",
    "/^(.+)$/{item.subset}_\\1/, a/b, train_a/b",
    "|([a-z]+)_(\\d+)|\\2-\\1|, p/q/train_010, p/q/010-train",
    "|.*/||, a/b/c, c",
    "#(?P<first_name>\\w+)-(?P=first_name)#<\\g<first_name>>#, x-x, <x>",
    "|x*|-|, abxd, -a-b--d-",
    "|[[]&&]|_|, a[&&]b, a_b",
    "|[]a]|_|, a]b, __b",
    "\"|a{,2}b|_|\", aab, _",
    "|{|(|, a{b, a(b",
    "|b|{item.attributes[id]}|, abc, a3c",
    "|b|{{\\\\}}|, abc, a{\\}c",
    "|(b)|\\1|, a{item.id}b, a{item.id}b",
    "|\\d|n|, a\u0663, an",
    "|b(?#a comment)c|_|, abc, a_",
  })
  void replacesAsPythonDoes(String regex, String id, String expected) {
    ImportedDataset result = transform(new RenameTransform(), dataset(item(id, "train")), "-e", regex);
    assertThat(result.ids()).containsExactly(expected);
    assertThat(result.items().get(0).image().orElseThrow().name()).isEqualTo(expected + ".jpg");
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {
    "|(a|b|, TRANSFORM-REGEX-MALFORMED, 3",
    "|[a|b|, TRANSFORM-REGEX-MALFORMED, 1",
    "|(?P=x)|b|, TRANSFORM-REGEX-MALFORMED, 1",
    "|a|\\1|, TRANSFORM-REGEX-REPLACEMENT, 1",
    "|a|x\\g<y>|, TRANSFORM-REGEX-REPLACEMENT, 2",
    "|a|{item.nothing}|, TRANSFORM-REGEX-REPLACEMENT, 1",
    "|a|}|, TRANSFORM-REGEX-REPLACEMENT, 1",
    "|a|b, TRANSFORM-REGEX-PARTS, ",
    "|a|b|c|, TRANSFORM-REGEX-PARTS, ",
  })
  void refusesMalformedExpressionsAndTellsThePlace(String regex, String code, String place) {
    assertThatThrownBy(() -> transform(new RenameTransform(), dataset(), "-e", regex))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code))
        .hasMessageContaining(place == null ? "|" : "at character " + place);
  }

  @Test
  void stopsWhenTwoItemsGetOneId() {
    ImportedDataset dataset = dataset(item("a/x", "train"), item("b/x", "train"), item("b/x", "val"));
    assertThatThrownBy(() -> transform(new RenameTransform(), dataset, "-e", "|.*/||"))
        .isInstanceOf(DatumException.class)
        .hasMessageContaining("TRANSFORM-ID-TWICE");
    ImportedDataset tolerant = FormatHarness.tolerant().transform(new RenameTransform(), dataset, "-e", "|.*/||");
    assertThat(ItemsData.keys(tolerant)).containsExactly("train/x", "val/x");
  }

  @Test
  void stopsWhenNothingIsLeftOfAnId() {
    assertThatThrownBy(() -> transform(new RenameTransform(), dataset(item("aaa", "train")), "-e", "|a||"))
        .hasMessageContaining("TRANSFORM-ID-EMPTY");
  }
}
