// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.datum4j.api.issue.OptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionValuesTest {
  @Test
  void dividesPairsAtTheirOnlyColonThatIsNotEscaped() {
    assertThat(Pair.ofOnlyColon("label", "a\\:b:c")).isEqualTo(new Pair("a:b", "c"));
    assertThat(Pair.ofOnlyColon("label", "a:")).isEqualTo(new Pair("a", ""));
    assertThatThrownBy(() -> Pair.ofOnlyColon("label", "a")).hasMessageContaining("TRANSFORM-PAIR-MALFORMED");
    assertThatThrownBy(() -> Pair.ofOnlyColon("label", "a:b:c")).isInstanceOf(OptionException.class);
    assertThatThrownBy(() -> Pair.map("label", List.of("a:b", "a:c"))).hasMessageContaining("TRANSFORM-PAIR-TWICE");
  }

  @Test
  void dividesItemKeysAtTheirLastColon() {
    assertThat(ItemKey.parse("id", List.of("a:b:train"))).containsExactly(new ItemKey("a:b", "train"));
    assertThatThrownBy(() -> ItemKey.parse("id", List.of("a"))).hasMessageContaining("--id");
  }

  @ParameterizedTest
  @CsvSource({
    "train:0.5, TRANSFORM-RATIO-SUM",
    "train:1.5, TRANSFORM-RATIO-RANGE",
    "train:x, TRANSFORM-RATIO-RANGE",
    "train:NaN, TRANSFORM-RATIO-RANGE",
    "train, TRANSFORM-PAIR-MALFORMED",
  })
  void refusesSharesThatMakeNoWhole(String text, String code) {
    assertThatThrownBy(() -> Shares.parse("subset", List.of(text)))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code));
  }

  @Test
  void givesAllThingsToSomebody() {
    Shares shares = Shares.parse("subset", List.of("a:0.7", "b:0.2", "c:0.1"));
    assertThat(shares.counts(10)).containsExactly(7, 2, 1);
    assertThat(shares.counts(0)).containsExactly(0, 0, 0);
    assertThat(Shares.parse("subset", List.of("a:1", "b:0")).counts(5)).containsExactly(5, 0);
    assertThat(Shares.parse("subset", List.of("a:0.333", "b:0.333", "c:0.333")).counts(9)).containsExactly(2, 3, 4);
  }
}
