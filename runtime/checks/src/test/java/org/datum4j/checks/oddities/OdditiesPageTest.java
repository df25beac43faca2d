// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datum4j.checks.Distribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page of oddities and the tests that show them say the same. */
class OdditiesPageTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
  private static final Pattern SHOWN = Pattern.compile("@DisplayName\\(.*?\\)\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*void (\\w+)\\(",
      Pattern.DOTALL);
  private static final String PACKAGE = "org/datum4j/checks/oddities/";

  private static Map<String, String> tests(boolean isAll) throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> files = Files.walk(Distribution.ROOT)) {
      for (Path file : files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
        if (isAll || file.toString().replace('\\', '/').contains(PACKAGE)) {
          tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return tests;
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher names = NAMED.matcher(Files.readString(Distribution.ROOT.resolve(".github/oddities.md")));
    while (names.find()) {
      named.add(names.group(1) + "#" + names.group(2));
    }
    return named;
  }

  @Test
  @DisplayName("the page names tests that are there")
  void namesTestsThatAreThere() throws IOException {
    Map<String, String> tests = tests(true);
    Set<String> named = named();

    assertThat(named).hasSizeGreaterThan(150);
    named.removeIf(
        name -> {
          String[] words = name.split("#");
          return tests.getOrDefault(words[0], "").contains("void " + words[1] + "(");
        });
    assertThat(named).isEmpty();
  }

  @Test
  @DisplayName("each oddity that is tested stands on the page")
  void namesAllTests() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, String> test : tests(false).entrySet()) {
      Matcher shown = SHOWN.matcher(test.getValue());
      while (shown.find()) {
        missing.add(test.getKey() + "#" + shown.group(1));
      }
    }
    assertThat(missing).hasSizeGreaterThan(120);
    missing.removeAll(named());
    missing.removeIf(name -> name.startsWith("OdditiesPageTest"));
    assertThat(missing).isEmpty();
  }
}
