// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.testkit.FormatContractTest;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocDetectionContractTest extends FormatContractTest {
  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new VocDetectionImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.of(new VocDetectionExporter());
  }

  @Test
  void tellsThatPartsAreNotRead(@TempDir Path folder) throws IOException {
    Path xml = Files.createDirectories(folder.resolve("Annotations")).resolve("a.xml");
    Files.createDirectories(folder.resolve("ImageSets/Main"));
    Files.writeString(folder.resolve("ImageSets/Main/train.txt"), "a\n");
    String box = "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox>";
    Files.writeString(xml, "<annotation><object><name>person</name>" + box + "<part><name>head</name>" + box
        + "</part></object></annotation>");
    ImportedDataset dataset = FormatHarness.strict().importFolder(new VocDetectionImporter(), folder);
    assertThat(dataset.item("a").annotations()).hasSize(1);
    assertThat(dataset.issues().toString()).contains("VOC-ELEMENT-SKIPPED").contains("Import as voc");
  }
}
