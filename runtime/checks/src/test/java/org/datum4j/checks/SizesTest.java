// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fits into a head, and how files begin. */
class SizesTest {
  private static final int PLUGIN_POM = 25;
  private static final int MAIN = 400;
  private static final int TEST = 500;

  @Test
  void keepPluginPomsShort() {
    List<String> faults = new ArrayList<>();
    for (Path plugin : SourceTree.plugins()) {
      check(faults, plugin.resolve("pom.xml"), PLUGIN_POM);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void keepJavaFilesShort() {
    List<String> faults = new ArrayList<>();
    for (Path module : SourceTree.modules()) {
      SourceTree.javaFiles(module, "src/main/java").forEach(file -> check(faults, file, MAIN));
      SourceTree.javaFiles(module, "src/test/java").forEach(file -> check(faults, file, TEST));
    }
    assertThat(faults).isEmpty();
  }

  private static void check(List<String> faults, Path file, int most) {
    int lines = SourceTree.lines(file).size();
    if (lines > most) {
      faults.add(SourceTree.relative(file) + " has " + lines + " lines, at most " + most + " are allowed");
    }
  }

  @Test
  void beginWithTheLicence() {
    List<String> faults = new ArrayList<>();
    for (Path module : SourceTree.modules()) {
      for (Path file : SourceTree.javaFiles(module, "src")) {
        if (!SourceTree.lines(file).get(0).equals("// SPDX-License-Identifier: Apache-2.0")) {
          faults.add(SourceTree.relative(file) + " does not begin with the SPDX line");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void importClassesByName() {
    List<String> faults = new ArrayList<>();
    for (Path module : SourceTree.modules()) {
      for (Path file : SourceTree.javaFiles(module, "src")) {
        SourceTree.find("^(import [\\w. ]+\\*);", file)
            .ifPresent(line -> faults.add(SourceTree.relative(file) + ": " + line));
      }
    }
    assertThat(faults).isEmpty();
  }
}
