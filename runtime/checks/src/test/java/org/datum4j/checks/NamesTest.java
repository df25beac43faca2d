// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One rule ties the names of a plugin: any of them leads to all others. */
class NamesTest {
  @Test
  void knowsTheProjectsModules() {
    assertThat(SourceTree.modules().stream().map(SourceTree::relative))
        .contains("api", "runtime/kit", "runtime/engine");
  }

  @Test
  void followFromThePluginsFolder() {
    List<String> faults = new ArrayList<>();
    for (Path plugin : SourceTree.plugins()) {
      String folder = plugin.getFileName().toString();
      String dotted = folder.replace('-', '.');
      expect(faults, plugin, "artifact id", "datum4j-" + folder,
          SourceTree.find("</parent>.*?<artifactId>([^<]+)</artifactId>", plugin.resolve("pom.xml")));
      Path module = plugin.resolve("src/main/java/module-info.java");
      if (!Files.isRegularFile(module)) {
        // A folder that holds nothing but its pom yet.
        continue;
      }
      expect(faults, plugin, "module", "org.datum4j." + dotted, SourceTree.find("^(?:open )?module ([\\w.]+)", module));
      for (Path file : SourceTree.javaFiles(plugin, "src/main/java")) {
        Optional<String> found = SourceTree.find("^package ([\\w.]+);", file);
        String root = "org.datum4j." + dotted;
        if (found.isPresent() && !found.get().equals(root) && !found.get().startsWith(root + ".")) {
          faults.add(SourceTree.relative(file) + ": package " + found.get() + ", expected " + root);
        }
      }
      checkFormats(faults, plugin, folder.replace('-', '_'));
    }
    assertThat(faults).isEmpty();
  }

  /** A plugin offers the format that is called like it, and perhaps variants: yolo and yolo_ultralytics. */
  private static void checkFormats(List<String> faults, Path plugin, String expected) {
    List<String> names = formats(plugin);
    boolean hasOthers = names.stream().anyMatch(name -> !name.equals(expected) && !name.startsWith(expected + "_"));
    if (hasOthers || !names.isEmpty() && !names.contains(expected)) {
      faults.add(SourceTree.relative(plugin) + ": formats are " + names + ", expected " + expected);
    }
  }

  private static void expect(
      List<String> faults, Path plugin, String what, String expected, Optional<String> found) {
    if (!found.equals(Optional.of(expected))) {
      faults.add(
          SourceTree.relative(plugin) + ": " + what + " is " + found.orElse("missing") + ", expected " + expected);
    }
  }

  /** Returns the names that importers and exporters of a built plugin offer; transforms have names of their own. */
  private static List<String> formats(Path plugin) {
    List<String> names = new ArrayList<>();
    for (String[] cells : catalogue(plugin)) {
      if (!cells[0].equals("transform")) {
        names.add(cells[1]);
      }
    }
    return names;
  }

  private static List<String[]> catalogue(Path plugin) {
    Path table = plugin.resolve("target/classes/META-INF/datum4j/formats.tsv");
    if (!Files.isRegularFile(table)) {
      return List.of();
    }
    return SourceTree.lines(table).stream().skip(1).map(line -> line.split("\t")).toList();
  }

  @Test
  void areOfferedByOnePluginOnly() {
    Map<String, String> owners = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (Path plugin : SourceTree.plugins()) {
      for (String[] cells : catalogue(plugin)) {
        List<String> names = new ArrayList<>(List.of(cells[1]));
        if (!cells[2].isEmpty()) {
          names.addAll(List.of(cells[2].split("\\|")));
        }
        for (String name : names) {
          String other = owners.put(cells[0] + " " + name, SourceTree.relative(plugin));
          if (other != null) {
            faults.add(cells[0] + " " + name + " is offered by " + other + " and " + SourceTree.relative(plugin));
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void haveARowInTheReadme() {
    Path readme = SourceTree.ROOT.resolve("README.md");
    List<String> missing = new ArrayList<>();
    if (Files.isRegularFile(readme)) {
      String text = SourceTree.text(readme);
      for (Path plugin : SourceTree.plugins()) {
        for (String name : formats(plugin)) {
          if (!text.contains("`" + name + "`")) {
            missing.add(SourceTree.relative(plugin) + ": format " + name);
          }
        }
      }
    }
    assertThat(missing).as("formats that README.md does not name").isEmpty();
  }
}
