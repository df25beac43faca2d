// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);
  private static final Set<String> OWN = Set.of("-f", "-o", "--overwrite");

  private static Words sort(String... words) {
    return Words.sort(List.of(words), OWN, EXPORT::find);
  }

  @Test
  void givesThePluginWhatFollowsTheSeparator() {
    Words words = sort("-f", "voc", "--", "--save-media", "--image-ext", ".png");
    assertThat(words.own()).containsExactly("-f", "voc");
    assertThat(words.plugin()).containsExactly("--save-media", "--image-ext", ".png");
  }

  @Test
  void findsOptionsOfThePluginBeforeTheSeparator() {
    Words words = sort("--image-ext", ".png", "-f", "voc", "--save-media", "-o", "out", "--save-media=false");
    assertThat(words.own()).containsExactly("-f", "voc", "-o", "out");
    assertThat(words.plugin()).containsExactly("--image-ext", ".png", "--save-media", "--save-media=false");
  }

  @Test
  void takesTheValueOfAFlagOnlyWhenItIsOne() {
    assertThat(sort("--save-media", "false", "x").own()).containsExactly("x");
    assertThat(sort("--save-media", "x").own()).containsExactly("x");
  }

  @Test
  void leavesUnknownOptionsToTheCommand() {
    assertThat(sort("--nonsense", "x").own()).containsExactly("--nonsense", "x");
  }

  @Test
  void readsTheLastValueOfAnOption() {
    List<String> words = List.of("-f", "voc", "--format=coco", "--", "-f", "yolo");
    assertThat(Words.valueOf(words, "-f", "--format")).isEqualTo(Optional.of("coco"));
    assertThat(Words.valueOf(words, "-o")).isEmpty();
  }

  @Test
  void splitsAsAShellDoes() {
    assertThat(Words.split("--a 'b c'  \"d \\\" e\" f\\ g ''")).containsExactly("--a", "b c", "d \" e", "f g", "");
    assertThat(Words.split("  ")).isEmpty();
  }

  record Export(
      @Option(name = "save-media", help = "Save.", defaultValue = "false") boolean saveMedia,
      @Option(name = "image-ext", help = "Extension.", defaultValue = "") String imageExt) {}
}
