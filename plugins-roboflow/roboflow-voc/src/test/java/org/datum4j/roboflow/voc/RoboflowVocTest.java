// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoboflowVocTest {
  @TempDir Path temp;

  private void write(String name, String database, String label) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "<annotation><source><database>" + database + "</database></source><object><name>" + label
            + "</name><bndbox><xmin>1</xmin><xmax>3</xmax><ymin>2</ymin><ymax>4</ymax></bndbox></object></annotation>");
  }

  @ParameterizedTest
  @CsvSource({"roboflow.ai,CERTAIN", "roboflow.com,CERTAIN", "elsewhere,IMPOSSIBLE"})
  void goesByTheDatabase(String database, Confidence confidence) throws IOException {
    write("train/a.xml", database, "cat");
    assertThat(FormatHarness.strict().detect(new RoboflowVocImporter(), temp).confidence()).isEqualTo(confidence);
  }

  @Test
  void readsMovedFilesAndSubsetsWithDifferentLabels() throws IOException {
    write("data/train/label/a.xml", "roboflow.com", "zebra");
    write("data/valid/label/b.xml", "roboflow.com", "ant");
    Files.createDirectories(temp.resolve("data/train/images"));
    Files.writeString(temp.resolve("data/train/images/a.jpg"), "x");
    ImportedDataset dataset = FormatHarness.strict().importFolder(new RoboflowVocImporter(), temp);
    assertThat(dataset.schema().subsets()).containsExactly("train", "valid");
    assertThat(dataset.schema().categories().labels().names()).containsExactly("ant", "zebra");
    assertThat(dataset.item("a").image().orElseThrow().hasData()).isTrue();
    assertThat(dataset.item("b").annotations().get(0).labelIndex()).isZero();
  }

  @Test
  void ignoresFilesOfOtherKinds() throws IOException {
    write("train/a.xml", "roboflow.com", "cat");
    Files.writeString(temp.resolve("train/odd.xml"), "<svg/>");
    ImportedDataset dataset = FormatHarness.strict().importFolder(new RoboflowVocImporter(), temp);
    assertThat(dataset.ids()).containsExactly("a");
    assertThat(dataset.issueCodes()).containsExactly("VOC-XML-ROOT");
  }

  @Test
  void keepsItemsApartThatFoldersToldApart() {
    Bbox box = new Bbox(Common.ofLabel(0), 1, 2, 3.5, 4);
    List<DatasetItem> items =
        List.of(
            DatasetItem.of("x/a", "train", null, List.of(box), Attributes.empty()),
            DatasetItem.of("x_a", "train", null, List.of(), Attributes.empty()));
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(List.of("cat")), List.of("train"));
    ExportedDataset out = FormatHarness.strict().export(new RoboflowVocExporter(), schema, items, temp.resolve("out"));
    assertThat(FormatHarness.files(out.folder())).containsExactly("train/x_a.xml", "train/x_a_2.xml");
    assertThat(out.issues()).singleElement().satisfies(issue -> assertThat(issue.code())
        .isEqualTo("ROBOFLOW-VOC-RENAMED"));
    assertThat(FormatHarness.strict().detect(new RoboflowVocImporter(), out.folder()).confidence())
        .isEqualTo(Confidence.CERTAIN);
  }
}
