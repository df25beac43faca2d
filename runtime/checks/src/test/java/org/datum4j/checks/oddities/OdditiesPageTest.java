// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.checks.Distribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The page that says what real datasets are like names every test that shows it. */
class OdditiesPageTest {
  private static final List<Class<?>> TESTS = List.of(CocoOdditiesTest.class, ImageOdditiesTest.class,
      PanopticOdditiesTest.class, PeerFailuresTest.class, UserThreadsTest.class);

  @Test
  @DisplayName("each oddity that is tested stands on the page")
  void namesAllTests() throws IOException {
    String page = Files.readString(Distribution.ROOT.resolve(".github/oddities.md"));
    List<String> missing = new ArrayList<>();
    int tests = 0;
    for (Class<?> one : TESTS) {
      assertThat(page).contains("`" + one.getSimpleName() + "`");
      for (Method method : one.getDeclaredMethods()) {
        boolean isTest = method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
        tests += isTest ? 1 : 0;
        if (isTest && !page.contains("`" + method.getName() + "`")) {
          missing.add(one.getSimpleName() + "#" + method.getName());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(tests).isGreaterThan(60);
  }
}
