// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.runtime.internal.io.FolderInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderEvidenceTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          **/*.json              | annotations/a.json | true
          **/*.json              | a.JSON             | true
          *.json                 | annotations/a.json | false
          annotations/**         | annotations/x/b    | true
          **/annotations/*.json  | annotations/a.json | true
          **/annotations/*.json  | x/annotations/a.json | true
          **/annotations/*.json  | xannotations/a.json | false
          *.{jpg,png}            | a.png              | true
          *.{jpg,png}            | a.gif              | false
          data.y?ml              | data.yaml          | true
          a(b+.txt               | a(b+.txt           | true
          """)
  void globsMatch(String glob, String name, boolean expected) {
    assertThat(Glob.of(glob).matches(name)).isEqualTo(expected);
  }

  @Test
  void seesOneFileAmongManyAndUpperFoldersFirst() throws IOException {
    Path images = Files.createDirectories(root.resolve("train"));
    for (int i = 0; i < 1500; i++) {
      Files.createFile(images.resolve(i + ".jpg"));
    }
    Files.createFile(images.resolve("_annotations.coco.json"));
    Files.createDirectories(root.resolve("annotations"));
    Files.createFile(root.resolve("annotations/x.json"));
    Files.createFile(root.resolve(".hidden.json"));
    FolderEvidence evidence = evidence("");
    assertThat(evidence.match("**/*.json")).containsExactly("annotations/x.json", "train/_annotations.coco.json");
    assertThat(evidence.match("**/*.jpg")).hasSize(1000);
  }

  @Test
  void readsKeysOfSmallJson() throws IOException {
    write("a.json", "\ufeff {\"info\": {\"x\\\"}\": 1}, \"images\": [{\"id\": 1}], \"a\\\\\":\"b:\" ,\"ü\":{}}");
    assertThat(evidence("").jsonKeys("a.json")).containsExactly("info", "images", "a\\\\", "ü");
    write("b.json", "[{\"id\": 1}]");
    assertThat(evidence("").jsonKeys("b.json")).isEmpty();
    assertThat(evidence("").jsonKeys("none.json")).isEmpty();
  }

  @Test
  void readsKeysAtBothEndsOfLongJson() throws IOException {
    String record = "{\"id\": 1, \"name\": \"a \\\"{[ quote\", \"size\": [1, 2]}";
    String list = (record + ",").repeat(10_000) + record;
    write("a.json", "{\"info\": {}, \"images\": [" + list + "], \"middle\": [" + list + "], \"last\": [" + record + "]}\n");
    assertThat(evidence("").jsonKeys("a.json")).containsExactly("info", "images", "last");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <annotation><x/></annotation>                                        | annotation
          <?xml version="1.0"?> <!-- <no> --><!DOCTYPE a [<!ENTITY b "c">]> <r:o/> | r:o
          <annotations verified="yes">                                         | annotations
          <half                                                                | ''
          text                                                                 | ''
          """)
  void readsTheRootOfXml(String text, String expected) throws IOException {
    write("a.xml", text);
    assertThat(evidence("").xmlRoot("a.xml")).isEqualTo(expected);
    Files.write(root.resolve("b.xml"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
    assertThat(evidence("").xmlRoot("b.xml")).isEqualTo(expected);
  }

  @Test
  void looksAtASingleFileOnly() throws IOException {
    write("a.json", "{}");
    write("b.json", "{}");
    assertThat(evidence("b.json").match("*.json")).containsExactly("b.json");
    assertThat(evidence("b.json").head("b.json")).hasSize(2);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private FolderEvidence evidence(String file) throws IOException {
    return FolderEvidence.of(FolderInput.open(root), file);
  }
}
