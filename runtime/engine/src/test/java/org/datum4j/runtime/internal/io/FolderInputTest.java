// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.ImportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderInputTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeDataset() throws IOException {
    root = Files.createDirectories(temp.resolve("data set"));
    Files.createDirectories(root.resolve("images/train"));
    Files.writeString(root.resolve("images/train/a 1.jpg"), "x");
    Files.writeString(root.resolve("images/train/.hidden"), "x");
    Files.writeString(root.resolve("top.txt"), "x");
    Files.writeString(temp.resolve("secret.txt"), "x");
  }

  @Test
  void findsFilesByEitherSlash() throws IOException {
    FolderInput input = FolderInput.open(root);
    Path image = root.resolve("images/train/a 1.jpg");
    assertThat(input.find("images/train/a 1.jpg")).contains(image);
    assertThat(input.find("images\\train\\a 1.jpg")).contains(image);
    assertThat(input.find("./images//x/../train/a 1.jpg")).contains(image);
    assertThat(input.folder("images").find("train/a 1.jpg")).contains(image);
    assertThat(input.folder("none").find("a.jpg")).isEmpty();
    assertThat(input.relative(image)).isEqualTo("images/train/a 1.jpg");
  }

  @Test
  void findsFilesOnlyAndInTheirOwnCase() throws IOException {
    FolderInput input = FolderInput.open(root);
    assertThat(input.find("images")).isEmpty();
    assertThat(input.find("")).isEmpty();
    assertThat(input.find("top.txt/x")).isEmpty();
    assertThat(input.find("x".repeat(300))).isEmpty();
  }

  @Test
  void staysRightWhenManyFilesAreMissing() throws IOException {
    FolderInput input = FolderInput.open(root);
    for (int i = 0; i < 100; i++) {
      assertThat(input.find("images/train/" + i + ".jpg")).isEmpty();
    }
    assertThat(input.find("images/train/a 1.jpg")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret.txt", "images/../../secret.txt", "/etc/passwd", "\\etc\\passwd", "C:\\x", "c:x", "a\0b"})
  void refusesNamesThatLeadOut(String name) throws IOException {
    FolderInput input = FolderInput.open(root);
    assertThatThrownBy(() -> input.find(name))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("INPUT-NAME-OUTSIDE")
        .hasMessageNotContaining("\0");
    assertThatThrownBy(() -> input.folder(name)).isInstanceOf(ImportException.class);
  }

  @Test
  void refusesLinksThatLeadOut() throws IOException {
    Files.createSymbolicLink(root.resolve("images/out.jpg"), temp.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("up"), temp);
    FolderInput input = FolderInput.open(root);
    assertThatThrownBy(() -> input.find("images/out.jpg")).hasMessageContaining("INPUT-LINK-OUTSIDE");
    assertThatThrownBy(() -> input.find("up/secret.txt")).hasMessageContaining("INPUT-LINK-OUTSIDE");
    assertThatThrownBy(() -> input.folder("up")).hasMessageContaining("INPUT-LINK-OUTSIDE");
    assertThat(input.files()).containsExactly("images/train/a 1.jpg", "top.txt");
    FolderInput trusting = FolderInput.open(root, 100, true);
    assertThat(trusting.find("up/secret.txt")).isPresent();
  }

  @Test
  void listsFilesInTheOrderOfTheirPaths() throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    Files.createDirectories(root.resolve("a-b"));
    for (String name : List.of("a/z", "a/b/c", "a/b.c", "a/b-c", "a.txt", "a-b/c", "a0", "ab", "A")) {
      Files.writeString(root.resolve(name), "x");
    }
    List<String> files = FolderInput.open(root).files();
    assertThat(files).isSorted().hasSize(11).contains("a/b/c", "A");
  }

  @Test
  void followsLinksInsideButNotInCircles() throws IOException {
    Files.createSymbolicLink(root.resolve("images/same"), root.resolve("images/train"));
    Files.createSymbolicLink(root.resolve("images/train/loop"), root.resolve("images"));
    Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
    FolderInput input = FolderInput.open(root);
    assertThat(input.files()).containsExactly("images/same/a 1.jpg", "images/train/a 1.jpg", "top.txt");
    assertThat(input.find("self")).isEmpty();
    assertThat(input.find("images/same/a 1.jpg")).isPresent();
  }

  @Test
  void boundsListings() throws IOException {
    FolderInput input = FolderInput.open(root, 3, false);
    assertThatThrownBy(input::files).isInstanceOf(ImportException.class).hasMessageContaining("INPUT-FILES-LIMIT");
  }

  @Test
  void worksInZipFileSystems() throws IOException {
    Path zip = temp.resolve("d.zip");
    try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Files.createDirectories(system.getPath("/set/images"));
      Files.writeString(system.getPath("/set/images/ü.jpg"), "x");
    }
    try (FileSystem system = FileSystems.newFileSystem(zip)) {
      FolderInput input = FolderInput.open(system.getPath("/"));
      assertThat(input.files()).isEqualTo(List.of("set/images/ü.jpg"));
      FolderInput inner = FolderInput.open(system.getPath("/set"));
      assertThat(inner.find("images/ü.jpg")).isPresent();
      assertThat(inner.relative(inner.find("images/ü.jpg").orElseThrow())).isEqualTo("images/ü.jpg");
      assertThatThrownBy(() -> inner.find("../x")).isInstanceOf(ImportException.class);
    }
  }

  @Test
  void tellsThatAFolderIsMissing() {
    assertThatThrownBy(() -> FolderInput.open(temp.resolve("nowhere")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("INPUT-FOLDER-MISSING")
        .hasMessageContaining("nowhere");
  }
}
