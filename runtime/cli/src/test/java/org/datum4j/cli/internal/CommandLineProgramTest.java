// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  private int run(String... words) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
    List<String> all = new ArrayList<>(List.of(words));
    return new CommandLineProgram(terminal).run(all);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out()).startsWith("datum ");
  }

  @Test
  void showsHelpWithoutWords() {
    assertThat(run()).isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(err()).contains("Usage: datum COMMAND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"convert", "detect", "detect-format", "info", "dinfo", "formats", "format", "plugins", "filter", "transform", "stats", "merge"})
  void explainsEachCommandWithExamples(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out()).contains("Usage: ").contains("datum ").contains("Examples:");
  }

  @ParameterizedTest
  @CsvSource({"-m zzz, MERGE-POLICY-UNKNOWN", "-iou 1.5, MERGE-OPTION-RANGE", "-oconf -1, MERGE-OPTION-RANGE",
    "--quorum -1, MERGE-OPTION-RANGE", "'-g a,,b', MERGE-GROUP-EMPTY"})
  void refusesWrongOptionsOfAMerge(String option, String code) {
    String input = folder.toString();
    String output = folder.resolve("out").toString();
    String[] words = option.split(" ");
    assertThat(run("merge", words[0], words[1], "-o", output, input, input)).isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(err()).contains(code).doesNotContain("\tat ");
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void doesNotCountBeforeAPageHasAPlace() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "mine");
    assertThat(run("stats", "--html", page.toString(), folder.toString())).isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(err()).contains("CLI-FILE-EXISTS");
    assertThat(page).hasContent("mine");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertThat(run("convrt")).isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(err()).contains("unknown command \"convrt\"").contains("Did you mean convert?");
  }

  @Test
  void namesAMissingOption() {
    assertThat(run("convert", "-i", folder.toString())).isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(err()).contains("--output-format").contains("datum convert --help");
  }

  @Test
  void refusesAnUnknownFormatWithoutAStackTrace() {
    int code =
        run("convert", "-i", folder.toString(), "-if", "nonsense", "-f", "voc", "-o", folder.resolve("out").toString());
    assertThat(code).isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(err()).contains("error: ").contains("[PLUGIN-NAME-UNKNOWN]").doesNotContain("\tat ");
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void printsTheStackTraceForThoseWhoAsk() {
    run("convert", "--debug", "-i", folder.toString(), "-if", "nonsense", "-f", "voc");
    assertThat(err()).contains("\tat ");
  }

  @Test
  void saysThatNothingWasDetected() {
    assertThat(run("detect", folder.toString())).isEqualTo(ExitCode.NOT_DETECTED.number());
    assertThat(out()).contains("Unable to detect the format");
  }

  @Test
  void writesTheFindingsForScripts() throws Exception {
    Path report = folder.resolve("report.json");
    assertThat(run("detect", Files.createDirectory(folder.resolve("empty")).toString(), "--json-report", report.toString()))
        .isZero();
    assertThat(Files.readString(report)).contains("\"detected_formats\":[]");
  }

  @Test
  void refusesWordsThatBelongToNobody() {
    assertThat(run("detect", folder.toString(), "--", "--save-media")).isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(err()).contains("--save-media");
  }
}
