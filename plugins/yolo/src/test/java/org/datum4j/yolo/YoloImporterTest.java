// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;
import static org.datum4j.yolo.YoloTestData.image;
import static org.datum4j.yolo.YoloTestData.write;

import java.nio.file.Path;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloImporterTest {
  @TempDir Path folder;

  @BeforeEach
  void writeDarknet() {
    write(folder, "obj.data", "classes = 2\ntrain = data/train.txt\nnames = dataset/obj.names\nbackup = backup/\n");
    write(folder, "obj.names", "\uFEFFcat\r\nstop sign\r\n\r\n");
    write(folder, "train.txt", "data/obj_train_data/a.png\n\ndata/obj_train_data/sub dir/b é.png\n");
    image(folder, "obj_train_data/a.png", 100, 50);
    image(folder, "obj_train_data/sub dir/b é.png", 10, 10);
    write(folder, "obj_train_data/a.txt", "0 0.5 0.5 0.2 0.4\r\n\r\n1 2.5e-1 .5 1E-1 +0.1\r\n");
  }

  private ImportedDataset read(String... options) {
    return FormatHarness.strict().importFolder(new YoloImporter(), folder, options);
  }

  private void assertFails(String code, int line, String... words) {
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> {
              assertThat(failed.issue().code()).isEqualTo(code);
              assertThat(failed.issue().where().line()).isEqualTo(line);
              assertThat(failed.issue().text()).contains(words);
            });
  }

  @Test
  void readsDarknetsLayout() {
    ImportedDataset dataset = read();
    assertThatDataset(dataset)
        .hasDump(
            """
            subsets train
            label 0 cat
            label 1 stop sign
            item a train image=a.png 100x50
              bbox 40 15 20 20 label=cat
              bbox 20 22.5 10 5 label=stop sign id=1
            item sub dir/b é train image=sub dir/b é.png 10x10
            """);
    assertThat(dataset.issueCodes()).containsExactly("YOLO-LABELS-ABSENT");
  }

  @Test
  void findsFilesBehindFoldersThatAreNotThere() {
    write(folder, "train.txt", "/home/me/darknet/data/obj_train_data/a.png\nC:\\x\\obj_train_data\\sub dir\\b é.png\n");
    ImportedDataset dataset = read();
    assertThat(dataset.ids()).containsExactly("a", "sub dir/b é");
    assertThat(dataset.item("a").annotations()).hasSize(2);
    assertThat(dataset.item("sub dir/b é").image().orElseThrow().hasData()).isTrue();
  }

  @Test
  void readsNothingOutsideOfTheFolder() {
    write(folder.getParent(), "secret.txt", "0 0.5 0.5 0.2 0.4\n");
    write(folder, "train.txt", "data/../../secret.png\n");
    ImportedDataset dataset = read();
    assertThat(dataset.ids()).containsExactly("secret");
    assertThat(dataset.item("secret").annotations()).isEmpty();
  }

  @Test
  void takesSizesOfMissingImagesFromTheSideFileOrTheOption() {
    write(folder, "train.txt", "data/obj_train_data/x y.png\ndata/obj_train_data/z.png\n");
    write(folder, "obj_train_data/x y.txt", "0 0.5 0.5 1 1\n");
    write(folder, "obj_train_data/z.txt", "0 0.5 0.5 1 1\n");
    write(folder, "images.meta", "\"x y\" 24 36\n");
    assertFails("YOLO-SIZE-UNKNOWN", 0, "z.png", "--image-size");
    assertThatDataset(read("--image-size", "640x480"))
        .hasItem("x y", "item x y train image=x y.png 36x24 missing\n  bbox 0 0 36 24 label=cat")
        .hasItem("z", "item z train image=z.png 640x480 missing\n  bbox 0 0 640 480 label=cat");
  }

  @Test
  void namesFileAndLineOfFaultyRows() {
    write(folder, "obj_train_data/a.txt", "0 0.5 0.5 0.2 0.4\n\n0 0.5 0.5 0.2\n");
    assertFails("YOLO-COLUMN-COUNT", 3, "4 values", "obj_train_data/a.txt:3");
    write(folder, "obj_train_data/a.txt", "7 0.5 0.5 0.2 0.4\n");
    assertFails("YOLO-CLASS-RANGE", 1, "class index is 7", "2 class names");
    write(folder, "obj_train_data/a.txt", "0 0.5 0.5 0.2 0.4\n0 0.5 nan 0.2 0.4\n");
    assertFails("YOLO-NUMBER-FAULTY", 2, "\"nan\"");
    write(folder, "obj_train_data/a.txt", "cat 0.5 0.5 0.2 0.4\n");
    assertFails("YOLO-NUMBER-FAULTY", 1, "\"cat\"");
  }

  @Test
  void leavesFaultyRowsOutWhenAsked() {
    write(folder, "obj_train_data/a.txt", "0 0.5 0.5 0.2\n9 0.5 0.5 0.2 0.4\n1 0.5 x 1 1\n1 0.5 0.5 1 1\n");
    ImportedDataset dataset = FormatHarness.tolerant().importFolder(new YoloImporter(), folder);
    assertThat(dataset.item("a").annotations()).hasSize(1);
    assertThat(dataset.issueCodes()).contains("YOLO-COLUMN-COUNT", "YOLO-CLASS-RANGE", "YOLO-NUMBER-FAULTY");
  }

  @Test
  void warnsOfCoordinatesBeyondTheImageAndReadsScores() {
    write(folder, "obj_train_data/a.txt", "0 1.5 0.5 0.2 0.2\n1 0.5 0.5 0.2 0.2 0.75\n");
    ImportedDataset dataset = read();
    assertThat(dataset.issueCodes()).contains("YOLO-COORDINATE-RANGE", "YOLO-SCORE-READ");
    assertThat(dataset.item("a").annotations().get(1).attributes().get("score")).isEqualTo(0.75);
  }

  @Test
  void asksForTheNamesOfTheClasses() {
    write(folder, "obj.data", "train = data/train.txt\nnames = data/other.names\n");
    assertFails("YOLO-FILE-MISSING", 0, "data/other.names", "obj.data");
  }

  @Test
  void readsTheLooseLayoutAndDetectsBoth() {
    FormatHarness harness = FormatHarness.strict();
    assertThat(harness.detect(new YoloImporter(), folder).confidence()).isEqualTo(Confidence.CERTAIN);
    Path loose = folder.resolve("loose");
    write(loose, "obj.names", "cat\n");
    write(loose, "Annotations/val/1.txt", "0 0.5 0.5 1 1\n");
    image(loose, "Images/val/1.png", 4, 6);
    assertThat(harness.detect(new YoloImporter(), loose).confidence()).isEqualTo(Confidence.PROBABLE);
    assertThatDataset(harness.importFolder(new YoloImporter(), loose))
        .hasDump("subsets val\nlabel 0 cat\nitem 1 val image=1.png 4x6\n  bbox 0 0 4 6 label=cat");
    assertThat(harness.detect(new YoloUltralyticsImporter(), folder).isImpossible()).isTrue();
  }
}
