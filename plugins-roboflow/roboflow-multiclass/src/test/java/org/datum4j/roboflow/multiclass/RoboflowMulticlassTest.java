// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.multiclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoboflowMulticlassTest {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private ImportedDataset read() {
    return FormatHarness.strict().importFolder(new RoboflowMulticlassImporter(), folder);
  }

  @Test
  void readsLabelsAndUnitesThemOverSubsets() throws IOException {
    write("train/_classes.csv", "filename, dog, hot dog\r\na 1.jpg, 1, 1\r\n\"b, c.jpg\",0,0\r\n");
    write("valid/_classes.csv", "filename,cat\nd.jpg,1\n");
    assertThatDataset(read())
        .hasNoIssues()
        .hasDump(
            """
            subsets train, valid
            label 0 cat
            label 1 dog
            label 2 hot dog
            item a 1 train image=a 1.jpg missing
              label label=dog
              label label=hot dog id=1
            item b, c train image=b, c.jpg missing
            item d valid image=d.jpg missing
              label label=cat
            """);
    assertThat(FormatHarness.strict().detect(new RoboflowMulticlassImporter(), folder).confidence())
        .isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void takesEmptyValuesForZeroAndSaysHowMany() throws IOException {
    write("train/_classes.csv", "filename,a,b\nx.jpg,1,\ny.jpg,,\nz.jpg,0,1\n");
    ImportedDataset dataset = read();
    assertThat(dataset.ids()).containsExactly("x", "y", "z");
    assertThat(dataset.item("x").annotations()).hasSize(1);
    assertThat(dataset.item("y").annotations()).isEmpty();
    assertThat(dataset.issueCodes()).containsExactly("ROBOFLOW-VALUE-EMPTY");
    assertThat(dataset.issues().get(0).samples().get(0).what()).isEqualTo(
        "empty value, read as 0 (3 times), first: x.jpg");
  }

  @Test
  void namesFileLineAndValueOfAFault() throws IOException {
    write("train/_classes.csv", "filename, a\nx.jpg, maybe\ny.jpg, 1\nz.jpg\ny.jpg, 0\n");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> {
              assertThat(failed.issue().code()).isEqualTo("ROBOFLOW-VALUE-FAULTY");
              assertThat(failed.issue().what()).contains("maybe");
              assertThat(failed.issue().where().text()).isEqualTo("train/_classes.csv:2");
            });
    ImportedDataset rest = FormatHarness.tolerant().importFolder(new RoboflowMulticlassImporter(), folder);
    assertThat(rest.ids()).containsExactly("y");
    assertThat(rest.issueCodes()).containsExactlyInAnyOrder(
        "ROBOFLOW-VALUE-FAULTY", "ROBOFLOW-COLUMN-COUNT", "ROBOFLOW-IMAGE-TWICE");
  }
}
