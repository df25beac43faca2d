// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datum4j.checks.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code datum} command in a block of the README's sections about formats and projects, typed as it stands there.
 * Those of a section run one after another in a folder that has the distribution's {@code samples}.
 */
class ReadmeCommandsTest {
  /** Sections whose commands are not about the samples. */
  private static final List<String> OTHERS =
      List.of("Two commands", "What it does", "In Java", "A format of your own, in five steps");

  private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir Path here;

  /** A section's commands. */
  record Section(String title, List<String> commands) {
    @Override
    public String toString() {
      return title;
    }
  }

  static List<Section> sections() throws IOException {
    String readme = Files.readString(SourceTree.ROOT.resolve("README.md")).replace("\r\n", "\n");
    Map<String, String> texts = new LinkedHashMap<>();
    Matcher heading = SECTION.matcher(readme);
    String title = "";
    int from = 0;
    while (heading.find()) {
      texts.put(title, readme.substring(from, heading.start()));
      title = heading.group(1).strip();
      from = heading.end();
    }
    texts.put(title, readme.substring(from));
    List<Section> sections = new ArrayList<>();
    texts.forEach((name, text) -> {
      List<String> commands = commands(text);
      if (!commands.isEmpty() && !OTHERS.contains(name)) {
        sections.add(new Section(name, commands));
      }
    });
    return sections;
  }

  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      block.group(1).lines().filter(line -> line.startsWith("datum ")).forEach(commands::add);
    }
    return commands;
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    // What stands behind several blanks explains.
    Matcher word = WORD.matcher(command.replaceFirst("^datum ", "").replaceFirst(" {3,}\\S.*$", ""));
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words.toArray(String[]::new);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sections")
  void work(Section section) throws Exception {
    copy(Distribution.SAMPLES, here.resolve("samples"));
    // Some examples speak of the user's own data.
    copy(Distribution.SAMPLES.resolve("coco-panoptic"), here.resolve("COCO"));
    try (FileSystem zip = FileSystems.newFileSystem(here.resolve("export.zip"), Map.of("create", "true"))) {
      copy(Distribution.SAMPLES.resolve("roboflow"), zip.getPath("/"));
    }
    for (String command : section.commands()) {
      Result result = Distribution.run(here, words(command));
      assertThat(result.code()).as("%s%n%s%s", command, result.out(), result.err()).isZero();
      assertThat(result.err()).as(command).doesNotContain("\tat ");
      if (words(command)[0].equals("detect")) {
        assertThat(result.out()).as(command).startsWith("Detected format: ");
      }
    }
  }

  @Test
  void areThereForEachFamily() throws Exception {
    assertThat(sections()).extracting(Section::title)
        .contains("COCO", "Roboflow", "Pascal VOC", "YOLO", "CamVid", "Datumaro JSON", "Projects");
  }
}
