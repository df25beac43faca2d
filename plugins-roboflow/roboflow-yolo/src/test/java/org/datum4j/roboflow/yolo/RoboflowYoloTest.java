// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoboflowYoloTest {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private ImportedDataset read() {
    return FormatHarness.strict().importFolder(new RoboflowYoloImporter(), folder, "--image-size", "10x10");
  }

  @Test
  void readsEveryLabelFileWhateverItsFirstRowLooksLike() throws IOException {
    write("data.yaml", "train: ../train/images\nnc: 2\nnames:\n  1: dog\n  0: cat\n");
    write("train/labels/a.rf.1.txt", "0 1e-1 0.1 2E-1 0.2\r\n");
    write("train/labels/b.txt", "1 0.1 0.1 0.9 0.1 0.9 0.9\n");
    write("train/labels/c.txt", "");
    write("valid/labels/d.txt", "1 0.5 0.5 1 1 \n");
    Files.createDirectories(folder.resolve("valid/images"));
    Files.write(folder.resolve("valid/images/e.jpg"), new byte[] {1});
    assertThatDataset(read())
        .hasDump(
            """
            subsets valid, train
            label 0 cat
            label 1 dog
            item e valid image=e.jpg
            item d valid image=d.jpg 10x10 missing
              bbox 0 0 10 10 label=dog
            item a.rf.1 train image=a.rf.1.jpg 10x10 missing
              bbox 0 0 2 2 label=cat
            item b train image=b.jpg 10x10 missing
              polygon 1 1 9 1 9 9 label=dog
            item c train image=c.jpg 10x10 missing
            """);
  }

  @Test
  void readsFoldersThatStandTheOtherWayRound() throws IOException {
    write("data.yaml", "names: [cat]\n");
    write("labels/train/x/a.txt", "0 0.5 0.5 1 1\n");
    write("labels/valid/b.txt", "");
    Files.createDirectories(folder.resolve("images/train/x"));
    Files.write(folder.resolve("images/train/x/a.jpg"), new byte[] {1});
    ImportedDataset dataset = read();
    assertThat(dataset.schema().subsets()).containsExactly("train", "valid");
    assertThat(dataset.item("x/a").subset()).isEqualTo("train");
    assertThat(dataset.item("x/a").annotations()).hasSize(1);
    assertThat(dataset.item("b").subset()).isEqualTo("valid");
  }

  @Test
  void recognisesPointersInPlaceOfImages() throws IOException {
    write("data.yaml", "names: [cat]\n");
    write("train/labels/a.txt", "0 0.5 0.5 1 1\n");
    write("train/images/a.jpg", "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12345\n");
    assertThatThrownBy(() -> FormatHarness.strict().importFolder(new RoboflowYoloImporter(), folder))
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("YOLO-IMAGE-POINTER"));
    ImportedDataset rest = FormatHarness.tolerant().importFolder(new RoboflowYoloImporter(), folder);
    assertThat(rest.item("a").annotations()).isEmpty();
  }

  @Test
  void writesALayoutThatIsDetectedAndReadAsItself() throws IOException {
    Image image = Image.ofBytes("a/b.png", new byte[] {1}, new ImageSize(10, 10));
    Bbox box = new Bbox(Common.ofLabel(1), 2, 2, 4, 4);
    List<DatasetItem> items =
        List.of(
            DatasetItem.of("a/b", "train", image, List.of(box), Attributes.empty()),
            DatasetItem.of("c", "val", image, List.of(), Attributes.empty()));
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(List.of("cat", "dog")), List.of("train", "val"));
    ExportedDataset out =
        FormatHarness.strict().export(new RoboflowYoloExporter(), schema, items, folder.resolve("out"), "--save-media");
    assertThat(FormatHarness.files(out.folder())).containsExactly(
        "data.yaml", "train/images/a/b.png", "train/labels/a/b.txt", "val/images/c.png", "val/labels/c.txt");
    assertThat(Files.readString(out.folder().resolve("data.yaml")))
        .isEqualTo("train: train/images\nval: val/images\nnc: 2\nnames:\n  0: cat\n  1: dog\n");
    FormatHarness harness = FormatHarness.strict();
    assertThat(harness.detect(new RoboflowYoloImporter(), out.folder()).confidence()).isEqualTo(Confidence.CERTAIN);
    ImportedDataset read = harness.importFolder(new RoboflowYoloImporter(), out.folder(), "--image-size", "10x10");
    assertThat(read.ids()).containsExactly("a/b", "c");
    assertThat(read.item("a/b").annotations()).containsExactly(box);
  }

  @Test
  void asksForTheNamesOfTheClasses() throws IOException {
    write("train/labels/a.txt", "0 0.5 0.5 1 1\n");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("ROBOFLOW-YOLO-DATA"));
    assertThat(FormatHarness.strict().detect(new RoboflowYoloImporter(), folder).missing())
        .containsExactly("data.yaml with class names");
    assertThat(FormatHarness.strict().detect(new RoboflowYoloImporter(), folder).found())
        .containsExactly("train/labels/a.txt");
  }
}
