// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.MaskColor;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamvidTest {
  @TempDir Path temp;

  private ExportedDataset write(List<String> labels, List<DatasetItem> items, String... words) {
    Categories categories = Categories.ofNames(labels).withMaskColors(Map.of(0, new MaskColor(1, 2, 3)));
    return FormatHarness.strict()
        .export(new CamvidExporter(), DatasetSchema.of(categories, List.of("train")), items, temp.resolve("out"),
            words);
  }

  private static DatasetItem item(String id, int... labels) {
    List<Mask> masks = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      masks.add(new Mask(Common.ofLabel(labels[i]).withGroup(i + 1), Rle.ofCounts(1, 4, new int[] {i, 2, 2 - i})));
    }
    return DatasetItem.of(id, "train", null, List.copyOf(masks), Attributes.empty());
  }

  private ImportedDataset readBack() {
    return FormatHarness.strict().importFolder(new CamvidImporter(), temp.resolve("out"));
  }

  @Test
  void readsWhatItWritesWithBlanksAndWithoutMasks() {
    write(List.of("harbour wall", "sky"), List.of(item("a b", 0), item("c d"), item("e", 1)));
    ImportedDataset read = readBack();
    assertThat(read.ids()).containsExactly("a b", "c d", "e");
    assertThat(read.schema().categories().labels().names()).containsExactly("background", "harbour wall", "sky");
    assertThat(read.item("a b").annotations()).singleElement().satisfies(mask -> assertThat(mask.labelIndex())
        .isEqualTo(1));
    assertThat(read.item("c d").annotations()).isEmpty();
    assertThat(FormatHarness.strict().detect(new CamvidImporter(), temp.resolve("out")).confidence())
        .isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void takesTheClassesOfCamvidWhenAsked() throws IOException {
    ExportedDataset out = write(List.of("Sky", "unicorn"), List.of(item("a", 0, 1)), "--label-map", "camvid");
    assertThat(Files.readAllLines(temp.resolve("out/label_colors.txt"))).hasSize(32).contains("128 128 128 Sky");
    assertThat(out.lossCodes()).contains("CAMVID-UNMAPPED");
  }

  @Test
  void tellsWhatCamvidCannotHold() {
    Bbox box = new Bbox(Common.ofLabel(0), 0, 0, 1, 1);
    ExportedDataset out =
        write(List.of("sky"), List.of(item("a", 0, 0), DatasetItem.of("b", "train", null, List.of(box),
            Attributes.empty())));
    assertThat(out.lossCodes()).containsExactlyInAnyOrder("CAMVID-INSTANCE", "CAMVID-COVERED", "CAMVID-OBJECT");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "/train/s/a.png trainannot/s/a.png|train/s/a.png|trainannot/s/a.png",
        "'\"/train/a b.png\" \"\"'|train/a b.png|",
        "/train/a b.png trainannot/a b.png|train/a b.png|trainannot/a b.png",
        "C:\\x\\a.PNG|x/a.PNG|",
      },
      delimiter = '|')
  void readsPathsInEveryForm(String line, String image, String mask) {
    assertThat(CamvidLine.of(line)).contains(new CamvidLine(image, mask));
  }

  @Test
  void tellsMissingMasksAndSkipsThem() throws IOException {
    Files.writeString(temp.resolve("train.txt"), "/train/a.png /trainannot/a.png\n\n/train/b.png\n");
    assertThatThrownBy(() -> FormatHarness.strict().importFolder(new CamvidImporter(), temp))
        .hasMessageContaining("CAMVID-MASK-MISSING")
        .hasMessageContaining("train.txt:1");
    assertThat(FormatHarness.tolerant().importFolder(new CamvidImporter(), temp).ids()).containsExactly("a", "b");
  }

  @Test
  void tellsTheLineThatIsNoClass() throws IOException {
    Files.writeString(temp.resolve("train.txt"), "/train/a.png\n");
    Files.writeString(temp.resolve("label_colors.txt"), "0 0 0 Void\n0 300 0 Sky\n");
    assertThatThrownBy(() -> FormatHarness.strict().importFolder(new CamvidImporter(), temp))
        .hasMessageContaining("CAMVID-COLORS-LINE")
        .hasMessageContaining("label_colors.txt:2");
  }
}
