// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionTypeTest {
  private static final OptionType<Names> NAMES = OptionType.of(MethodHandles.lookup(), Names.class);

  private static List<String> names(String... words) {
    return NAMES.bind(NAMES.parse(List.of(words))).names();
  }

  @Test
  void listsComeInSeveralWordsInSeveralOptionsAndWithCommas() {
    assertThat(names("--names", "a,b", "c", "--names=d, e")).containsExactly("a", "b", "c", "d", "e");
    assertThat(names("--names", ",a,,b,")).containsExactly("a", "b");
  }

  @Test
  void aCommaBehindABackslashBelongsToTheValue() {
    assertThat(names("--names", "knife\\, fork,spoon")).containsExactly("knife, fork", "spoon");
    assertThat(names("--names", "C:\\a\\b,c")).containsExactly("C:\\a\\b", "c");
  }

  @Test
  void listsOfJavaAreTakenAsTheyAreAndTextsAsOnTheCommandLine() {
    assertThat(NAMES.bind(Map.of("names", List.of("knife, fork", "spoon"))).names())
        .containsExactly("knife, fork", "spoon");
    assertThat(NAMES.bind(Map.of("names", "a,b\\,c")).names()).containsExactly("a", "b,c");
  }

  /** Options for the test. */
  record Names(@Option(name = "names", help = "Names.") List<String> names) {}
}
