// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.model.Image;
import org.datum4j.runtime.LinkMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagedOutputTest {
  private static final byte[] BYTES = "hello".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;

  @Test
  void showsNothingBeforeThePublish() throws IOException {
    Path target = temp.resolve("deep/out put");
    try (StagedOutput output = StagedOutput.open(target, false, LinkMode.COPY)) {
      output.write("a/b/ü.txt", BYTES, 1, 3);
      try (OutputStream out = output.create("c.txt")) {
        out.write(BYTES);
      }
      output.makeFolder("empty/inner");
      Files.write(output.scratch("spool /x"), BYTES);
      assertThat(target).doesNotExist();
      output.publish();
    }
    assertThat(target.resolve("a/b/ü.txt")).hasContent("el");
    assertThat(target.resolve("c.txt")).hasContent("hello");
    assertThat(target.resolve("empty/inner")).isEmptyDirectory();
    assertThat(names(target.getParent())).containsExactly("out put");
  }

  @Test
  void leavesNothingWhenItFails() throws IOException {
    try (StagedOutput output = StagedOutput.open(temp.resolve("out"), false, LinkMode.COPY)) {
      output.write("a/b.txt", BYTES, 0, 5);
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  @Timeout(60)
  void saysThatTheProcessEndsWhenItEndsInTheMidstOfWriting() throws Exception {
    StagedOutput output = StagedOutput.open(temp.resolve("out"), false, LinkMode.COPY, 2);
    Thread ending = new Thread(output::discardQuietly);
    Image.Maker endsTheProcess =
        () -> {
          ending.start();
          while (ending.getState() != Thread.State.WAITING) {
            // It waits for this very image once it has told the others.
            Thread.onSpinWait();
          }
          return BYTES;
        };
    output.copy("slow.png", Image.ofMaker("slow.png", endsTheProcess, null));
    assertThatThrownBy(output::publish).isInstanceOf(CancelledException.class);
    ending.join();
    output.close();
    assertThat(temp).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x", "a/../../x", "/x", "\\x", "C:/x", "c:x", "a\0b", "a\nb", "", "/", ".", "nul", "a/COM1.txt", "con.tar.gz"
      })
  void refusesBadNames(String name) throws IOException {
    try (StagedOutput output = StagedOutput.open(temp.resolve("out"), false, LinkMode.COPY)) {
      assertThatThrownBy(() -> output.write(name, BYTES, 0, 5))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("OUTPUT-NAME-");
      assertThatThrownBy(() -> new DryOutput().create(name)).isInstanceOf(ExportException.class);
    }
  }

  @Test
  void refusesASecondFileOfTheSameName() throws IOException {
    try (StagedOutput output = StagedOutput.open(temp.resolve("out"), false, LinkMode.COPY)) {
      output.write("a/b.txt", BYTES, 0, 5);
      assertThatThrownBy(() -> output.write("a//b.txt", BYTES, 0, 5)).hasMessageContaining("OUTPUT-NAME-TAKEN");
      assertThatThrownBy(() -> output.create("a\\b.txt")).hasMessageContaining("OUTPUT-NAME-TAKEN");
      assertThatThrownBy(() -> output.create("a/b.txt/c")).hasMessageContaining("OUTPUT-NAME-TAKEN");
      assertThatThrownBy(() -> output.copy("a/b.txt", Image.ofBytes("b", BYTES, null)))
          .hasMessageContaining("OUTPUT-NAME-TAKEN");
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesImages(LinkMode mode) throws IOException {
    Path source = Files.write(temp.resolve("s.jpg"), BYTES);
    try (StagedOutput output = StagedOutput.open(temp.resolve("out"), false, mode)) {
      output.copy("i/1.jpg", Image.ofFile("s.jpg", source, null));
      output.copy("i/2.jpg", Image.ofBytes("s.jpg", BYTES, null));
      assertThatThrownBy(() -> output.copy("i/3.jpg", Image.missing("s.jpg", null)))
          .hasMessageContaining("OUTPUT-IMAGE-MISSING");
      assertThatThrownBy(() -> output.copy("i/4.jpg", Image.ofFile("t.jpg", temp.resolve("t.jpg"), null)))
          .hasMessageContaining("OUTPUT-IMAGE-MISSING");
      output.publish();
    }
    Path copy = temp.resolve("out/i/1.jpg");
    assertThat(copy).hasContent("hello");
    assertThat(Files.isSymbolicLink(copy)).isEqualTo(mode == LinkMode.SYMBOLIC);
    assertThat(Files.isSameFile(copy, source)).isEqualTo(mode != LinkMode.COPY);
    assertThat(temp.resolve("out/i/2.jpg")).hasContent("hello");
  }

  @Test
  void fillsAnEmptyFolderAndReplacesAFullOneOnlyWhenAsked() throws IOException {
    Path target = Files.createDirectory(temp.resolve("out"));
    publish(target, false, "1");
    assertThat(names(target)).containsExactly("1");
    assertThatThrownBy(() -> publish(target, false, "2"))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("OUTPUT-FOLDER-EXISTS")
        .hasMessageContaining("--overwrite");
    publish(target, true, "2");
    assertThat(names(target)).containsExactly("2");
    assertThat(names(temp)).containsExactly("out");
  }

  @Test
  void movesIntoALinkedFolder() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path target = Files.createSymbolicLink(temp.resolve("out"), real);
    publish(target, false, "1");
    assertThat(names(real)).containsExactly("1");
    publish(target, true, "2");
    assertThat(names(real)).containsExactly("2");
    assertThat(Files.isSymbolicLink(target)).isTrue();
  }

  @Test
  void refusesFilesAndGuardedFoldersAsTarget() throws IOException {
    Path file = Files.write(temp.resolve("file"), BYTES);
    assertThatThrownBy(() -> publish(file, true, "1")).hasMessageContaining("OUTPUT-FOLDER-EXISTS");
    Path here = Path.of("").toAbsolutePath();
    assertThatThrownBy(() -> publish(here, true, "1")).hasMessageContaining("OUTPUT-FOLDER-GUARDED");
  }

  @Test
  void takesNothingAfterTheEnd() throws IOException {
    StagedOutput closed;
    try (StagedOutput output = StagedOutput.open(temp.resolve("out"), false, LinkMode.COPY)) {
      closed = output;
    }
    StagedOutput output = closed;
    assertThatThrownBy(() -> output.write("a", BYTES, 0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(output::publish).isInstanceOf(IOException.class);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void dryRunChecksNamesAndCleansUp() throws IOException {
    Path scratch;
    try (DryOutput output = DryOutput.open(temp.resolve("out"), false)) {
      output.write("a", BYTES, 0, 5);
      output.create("b").write(BYTES);
      assertThat(output.files()).isEqualTo(2);
      assertThatThrownBy(() -> output.create("a")).hasMessageContaining("OUTPUT-NAME-TAKEN");
      scratch = output.scratch("x");
      assertThat(scratch).exists();
    }
    assertThat(scratch.getParent()).doesNotExist();
    assertThat(temp).isEmptyDirectory();
  }

  private static void publish(Path target, boolean overwrites, String name) throws IOException {
    try (StagedOutput output = StagedOutput.open(target, overwrites, LinkMode.COPY)) {
      output.write(name, BYTES, 0, 5);
      output.publish();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
