// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;
import static org.datum4j.yolo.YoloTestData.image;
import static org.datum4j.yolo.YoloTestData.write;

import java.nio.file.Path;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloUltralyticsImporterTest {
  @TempDir Path folder;

  private ImportedDataset read(String... options) {
    return FormatHarness.strict().importFolder(new YoloUltralyticsImporter(), folder, options);
  }

  @Test
  void honoursTheKeysOfTheNames() {
    write(folder, "data.yaml", "path: ../datasets/x\ntrain: images/train\ntest:\nnames:\n  2: dog\n  0: 'a cat'\n");
    image(folder, "images/train/a.PNG", 10, 10);
    image(folder, "images/train/b.png", 10, 10);
    write(folder, "labels/train/a.txt", "2 0.5 0.5 1 1\n");
    write(folder, "labels/train/b.txt", "");
    assertThatDataset(read())
        .hasDump(
            """
            subsets train
            label 0 a cat
            label 1 class-1
            label 2 dog
            item a train image=a.PNG 10x10
              bbox 0 0 10 10 label=dog
            item b train image=b.png 10x10
            """)
        .hasNoIssues();
  }

  @Test
  void findsSplitsThatPointOutOfTheFolderInsideOfIt() {
    write(folder, "data.yaml", "train: ../train/images\nval: ../valid/images\nnc: 1\nnames: ['cat']\n");
    image(folder, "train/images/a.png", 10, 10);
    write(folder, "train/labels/a.txt", "0 0.5 0.5 1 1\n");
    ImportedDataset dataset = read();
    assertThat(dataset.item("a").subset()).isEqualTo("train");
    assertThat(dataset.item("a").annotations()).hasSize(1);
    assertThat(dataset.issueCodes()).containsExactly("YOLO-SPLIT-MISSING");
  }

  @Test
  void readsListsOfImages() {
    write(folder, "data.yaml", "train: train2017.txt\nval: [images/val]\nnames: [cat]\n");
    write(folder, "train2017.txt", "./images/train2017/x/a.png\n/else/where/images/train2017/b.png\n");
    image(folder, "images/train2017/x/a.png", 10, 10);
    image(folder, "images/train2017/b.png", 10, 10);
    write(folder, "labels/train2017/b.txt", "0 0.5 0.5 1 1\n");
    image(folder, "images/val/c.png", 10, 10);
    ImportedDataset dataset = read();
    assertThat(dataset.ids()).containsExactly("x/a", "b", "c");
    assertThat(dataset.schema().subsets()).containsExactly("train2017", "val");
    assertThat(dataset.item("b").annotations()).hasSize(1);
  }

  @Test
  void readsOutlinesPosesAndTurnedBoxes() {
    write(folder, "data.yaml", "train: images/train\nkpt_shape: [2, 2]\nnames: [cat]\n");
    image(folder, "images/train/a.png", 10, 10);
    write(folder, "labels/train/a.txt", "0 0.1 0.1 0.9 0.1 0.9 0.9\n0 0.5 0.5 1 1 0.5 0.5 0 0\n");
    assertThatDataset(read())
        .hasItem(
            "a",
            """
            item a train image=a.png 10x10
              polygon 1 1 9 1 9 9 label=cat
              bbox 0 0 10 10 label=cat id=1 group=2
              points 5 5 0 0 v20 label=cat id=1 group=2""");
    write(folder, "labels/train/a.txt", "0 0.1 0.1 0.9 0.1 0.9 0.9 0.1 0.9\n");
    write(folder, "data.yaml", "train: images/train\nnames: [cat]\n");
    assertThat(read("--task", "obb").item("a").annotations().get(0)).isInstanceOf(RotatedBbox.class);
  }

  @Test
  void tellsWhatIsWrongWithTheYaml() {
    write(folder, "data.yaml", "train: images/train\n");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("YOLO-NAMES-MISSING"));
    write(folder, "data.yaml", "train: images/train\nnames: !!python/object/apply:os.system [\"x\"]\n");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> {
              assertThat(failed.issue().code()).isEqualTo("YOLO-YAML-FAULTY");
              assertThat(failed.issue().where().line()).isEqualTo(2);
            });
    write(folder, "data.yaml", "names: [cat, cat]\ntrain: images\n");
    assertThat(read().schema().categories().labels().names()).containsExactly("cat", "cat~2");
  }
}
