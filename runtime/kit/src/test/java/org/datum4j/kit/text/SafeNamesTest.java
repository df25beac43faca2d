// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {

  @ParameterizedTest
  @CsvSource({
    "a/b.jpg, a/b.jpg", "a\\b.jpg, a/b.jpg", "./a//b/, a/b", "a/./b, a/b", "Screenshot (573), Screenshot (573)",
    "käse 1.png, käse 1.png", "..a/b..c, ..a/b..c", ".hidden, .hidden", "console.txt, console.txt", "ab:c, ab:c",
    "CON1, CON1"
  })
  void acceptsNamesThatStayInside(String name, String expected) {
    assertThat(SafeNames.requireRelative(name)).isEqualTo(expected);
    assertThat(SafeNames.whyUnsafe(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "../a, leaves its folder", "a/../b, leaves its folder", "a\\..\\b, leaves its folder", "/etc/passwd, is absolute",
    "\\\\server\\share, is absolute", "C:\\a, drive letter", "c:a, drive letter",
    "con, device", "a/NUL.txt, device", "Com1.tar.gz, device", "lpt\u00b9, device",
    "aux .png, device", "'a. ', dot or a space", "a./b, dot or a space", "'a /b', dot or a space",
    "..., dot or a space",
    "'', is empty", "., the folder itself", "a\ud800, U+D800"
  })
  void refusesNamesThatDoNot(String name, String reason) {
    assertThatThrownBy(() -> SafeNames.requireRelative(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not safe as a file name: it ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesControlCharacters() {
    for (String control : new String[] {"\0", "\n", "\u007f"}) {
      assertThat(SafeNames.whyUnsafe("a" + control + "b").orElseThrow()).startsWith("has the control character U+00");
    }
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThat(SafeNames.requireRelative("ä".repeat(127))).hasSize(127);
    assertThatThrownBy(() -> SafeNames.requireRelative("ä".repeat(128))).hasMessageContaining("256 bytes");
    assertThatThrownBy(() -> SafeNames.requireRelative("a/".repeat(3000))).hasMessageContaining("6000 characters");
    assertThatThrownBy(() -> SafeNames.escape("a".repeat(300))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void resolvesBelowTheFolder() {
    Path folder = Path.of("data").toAbsolutePath();
    assertThat(SafeNames.resolve(folder, "a\\b.png")).isEqualTo(folder.resolve("a").resolve("b.png"));
    assertThatThrownBy(() -> SafeNames.resolve(folder, "../x")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b.jpg, a/b.jpg", "../a, %2E%2E/a", "/a, %/a", "a//b, a/%/b", "'', %", "C:\\x, C%3A%5Cx", "100%, 100%25",
    "con.txt, %63on.txt", "a., a%2E", "'a ', a%20", "a?*b, a%3F%2Ab", "über, über", "., %2E"
  })
  void escapesWhatIsNotSafe(String text, String expected) {
    assertThat(SafeNames.escape(text)).isEqualTo(expected);
    assertThat(SafeNames.unescape(expected)).isEqualTo(text);
  }

  @Test
  void escapesReversiblyAndWithoutCollisions() {
    long seed = 6;
    var random = new Random(seed);
    String alphabet = "aC%.:/\\ 2E\u0000\nü\ud83d\ude00\ud800";
    Set<String> texts = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String text = random.ints(random.nextInt(8), 0, alphabet.length()).mapToObj(c -> "" + alphabet.charAt(c))
          .collect(Collectors.joining());
      String name = SafeNames.escape(text);
      assertThat(SafeNames.requireRelative(name)).isEqualTo(name);
      assertThat(SafeNames.unescape(name)).as("seed %d", seed).isEqualTo(text);
      texts.add(text);
      names.add(name);
    }
    assertThat(names).hasSameSizeAs(texts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%", "%2", "a%zz", "%u12", "%u123x"})
  void refusesToUnescapeWhatIsNoEscape(String name) {
    assertThatThrownBy(() -> SafeNames.unescape(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
