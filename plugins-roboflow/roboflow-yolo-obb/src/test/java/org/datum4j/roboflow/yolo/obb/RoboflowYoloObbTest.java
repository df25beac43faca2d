// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoboflowYoloObbTest {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private ImportedDataset read() {
    return FormatHarness.strict().importFolder(new RoboflowYoloObbImporter(), folder);
  }

  @Test
  void readsRectanglesAsRotatedBoxesAndOthersAsPolygons() throws IOException {
    write("train/labelTxt/a.txt", "imagesource:x\ngsd:1\n10 10 20 10 20 30 10 30 stop sign 0\n0 0 9 1 9 9 0 8 car 1\n");
    write("valid/labelTxt/b.txt", "");
    ImportedDataset dataset = read();
    assertThat(dataset.schema().categories().labels().names()).containsExactly("car", "stop sign");
    assertThat(dataset.schema().subsets()).containsExactly("train", "valid");
    assertThat(dataset.item("a").annotations().get(0)).isInstanceOfSatisfying(
        RotatedBbox.class,
        box -> {
          assertThat(box.centerX()).isEqualTo(15);
          assertThat(box.height()).isCloseTo(20, within(1e-9));
          assertThat(box.labelIndex()).isEqualTo(1);
        });
    assertThat(dataset.item("a").annotations().get(1)).isInstanceOfSatisfying(
        Polygon.class,
        polygon -> {
          assertThat(polygon.coordinates().toArray()).containsExactly(0, 0, 9, 1, 9, 9, 0, 8);
          assertThat(polygon.common().origin().orElseThrow().fields().get("difficulty")).isEqualTo("1");
        });
    assertThat(dataset.item("b").annotations()).isEmpty();
    FormatHarness harness = FormatHarness.strict();
    assertThat(harness.detect(new RoboflowYoloObbImporter(), folder).confidence()).isEqualTo(Confidence.LIKELY);
    write("data.yaml", "names: [car, stop sign]\n");
    assertThat(harness.detect(new RoboflowYoloObbImporter(), folder).confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void namesFileAndLineOfFaultyRows() throws IOException {
    write("data.yaml", "names: [car]\n");
    write("train/labelTxt/a.txt", "10 10 20 10 20 30 10 30 car 0\n10 10 20 10 20 30 10 30 bike 0\n");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> {
              assertThat(failed.issue().code()).isEqualTo("ROBOFLOW-LABEL-UNKNOWN");
              assertThat(failed.issue().where().text()).isEqualTo("train/labelTxt/a.txt:2");
            });
    write("train/labelTxt/a.txt", "10 10 x 10 20 30 10 30 car 0\n1 2 3\n10 10 20 10 20 30 10 30 car 0\n");
    ImportedDataset rest = FormatHarness.tolerant().importFolder(new RoboflowYoloObbImporter(), folder);
    assertThat(rest.item("a").annotations()).hasSize(1);
    assertThat(rest.issueCodes()).containsExactlyInAnyOrder("ROBOFLOW-NUMBER-FAULTY", "ROBOFLOW-COLUMN-COUNT");
  }
}
