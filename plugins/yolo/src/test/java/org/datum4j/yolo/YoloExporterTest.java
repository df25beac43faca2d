// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.yolo.YoloTestData.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloExporterTest {
  private static final Categories CATEGORIES = Categories.ofNames(List.of("cat", "dog"));

  @TempDir Path folder;

  private ExportedDataset export(List<DatasetItem> items, String... options) {
    List<String> subsets = items.stream().map(DatasetItem::subset).distinct().toList();
    return FormatHarness.strict()
        .export(new YoloExporter(), DatasetSchema.of(CATEGORIES, subsets), items, folder.resolve("out"), options);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  @Test
  void writesDarknetsLayout() throws IOException {
    ExportedDataset out =
        export(
            List.of(
                item("a/b c", "default", new Bbox(Common.ofLabel(1), 10, 5, 20, 10)),
                item("é", "val"),
                item("d", "default", new Bbox(Common.ofLabel(0), 90, 0, 20, 50))));
    assertThat(FormatHarness.files(out.folder())).containsExactly(
        "obj.data", "obj.names", "obj_train_data/a/b c.txt", "obj_train_data/d.txt", "obj_val_data/é.txt", "train.txt",
        "val.txt");
    assertThat(text("obj.data"))
        .isEqualTo("classes = 2\ntrain = data/train.txt\nval = data/val.txt\nnames = data/obj.names\nbackup = backup/\n");
    assertThat(text("obj.names")).isEqualTo("cat\ndog\n");
    assertThat(text("train.txt")).isEqualTo("data/obj_train_data/a/b c.jpg\ndata/obj_train_data/d.jpg\n");
    assertThat(text("obj_train_data/a/b c.txt")).isEqualTo("1 0.2 0.2 0.2 0.2\n");
    assertThat(text("obj_train_data/d.txt")).isEqualTo("0 1 0.5 0.2 1\n");
    assertThat(text("obj_val_data/é.txt")).isEmpty();
    assertThat(out.losses()).isEmpty();
  }

  @Test
  void tellsWhatIsLostByObjectAndNotTwice() throws IOException {
    Common one = Common.of(1, 1, 0, Attributes.of("is_crowd", false), null);
    Common crowd = Common.of(2, 2, 0, Attributes.of("is_crowd", true, "who", "x"), null);
    Coordinates xy = Coordinates.of(0, 0, 10, 0, 10, 10);
    ExportedDataset out =
        export(
            List.of(
                item(
                    "a",
                    "train",
                    new Polygon(one, xy),
                    new Polygon(one, xy),
                    new Bbox(one, 0, 0, 10, 10),
                    new Mask(crowd, Rle.full(50, 100)),
                    new Label(Common.ofLabel(0)),
                    new Caption(Common.none(), "c"),
                    new Bbox(Common.none(), 1, 1, 2, 2),
                    new Bbox(Common.ofLabel(0), 200, 10, 5, 5),
                    new Bbox(Common.ofLabel(0), 10, 10, -5, 5))));
    assertThat(out.losses()).extracting(loss -> loss.loss().code() + " " + loss.objects()).containsExactlyInAnyOrder(
        "YOLO-POLYGON-BOX 1", "YOLO-SHAPE-UNBOXED 1", "YOLO-CROWD 1", "YOLO-ATTRIBUTES 1",
        "YOLO-LABEL 1", "YOLO-CAPTION 1", "YOLO-LABEL-MISSING 1", "YOLO-OUTSIDE 2");
    assertThat(text("obj_train_data/a.txt")).isEqualTo("0 0.05 0.1 0.1 0.2\n");
  }

  @Test
  void givesBoxesToShapesAndSkipsCrowdsWhenAsked() throws IOException {
    Common crowd = Common.of(2, 2, 0, Attributes.of("is_crowd", true), null);
    ExportedDataset out =
        export(
            List.of(
                item(
                    "a",
                    "train",
                    new Polygon(Common.ofLabel(1), Coordinates.of(0, 0, 10, 0, 10, 10)),
                    new Bbox(crowd, 0, 0, 10, 10))),
            "--shapes-to-boxes", "--crowd", "skip", "--add-path-prefix", "False");
    assertThat(text("obj_train_data/a.txt")).isEqualTo("1 0.05 0.1 0.1 0.2\n");
    assertThat(out.lossCodes()).containsExactly("YOLO-CROWD-OMITTED", "YOLO-POLYGON-BOX");
    assertThat(text("train.txt")).isEqualTo("obj_train_data/a.jpg\n");
  }

  @Test
  void refusesSubsetsThatTheFormatCannotHave() {
    assertThatThrownBy(() -> export(List.of(item("a", "names"))))
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("YOLO-SUBSET-RESERVED"));
    assertThatThrownBy(() -> export(List.of(item("a", "train"), item("b", "default"))))
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("YOLO-SUBSET-TWICE"));
  }

  @Test
  void asksForTheSizeOfTheImage() {
    DatasetItem item =
        DatasetItem.of(
            "a", "train", Image.missing("a.jpg", null), List.of(new Bbox(Common.ofLabel(0), 1, 1, 2, 2)),
            Attributes.empty());
    assertThatThrownBy(() -> export(List.of(item)))
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> {
              assertThat(failed.issue().code()).isEqualTo("YOLO-SIZE-UNKNOWN");
              assertThat(failed.issue().where().object()).contains("item a");
            });
  }
}
