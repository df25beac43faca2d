// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;
import static org.datum4j.yolo.YoloTestData.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloUltralyticsExporterTest {
  private static final Categories CATEGORIES = Categories.ofNames(List.of("cat", "yes", "a: b"));
  private static final Common ONE = Common.ofLabel(0).withGroup(1);

  @TempDir Path folder;
  private int exports;

  private ExportedDataset export(Categories categories, List<DatasetItem> items, String... options) {
    List<String> subsets = items.stream().map(DatasetItem::subset).distinct().toList();
    return FormatHarness.strict()
        .export(new YoloUltralyticsExporter(), DatasetSchema.of(categories, subsets), items,
            folder.resolve("out" + ++exports), options);
  }

  private ImportedDataset read(ExportedDataset out) {
    return FormatHarness.strict().importFolder(new YoloUltralyticsImporter(), out.folder(), "--image-size", "100x50");
  }

  private static String text(ExportedDataset out, String name) throws IOException {
    return Files.readString(out.folder().resolve(name));
  }

  @Test
  void writesBoxesWhenThereIsNothingElse() throws IOException {
    ExportedDataset out =
        export(
            CATEGORIES,
            List.of(
                item("a/b", "train", new Bbox(Common.ofLabel(2), 10, 5, 20, 10)), item("n", "train"),
                item("v", "val", new Bbox(Common.ofLabel(1), 0, 0, 100, 50))));
    assertThat(FormatHarness.files(out.folder())).containsExactly(
        "data.yaml", "labels/train/a/b.txt", "labels/train/n.txt", "labels/val/v.txt", "train.txt", "val.txt");
    assertThat(text(out, "data.yaml")).isEqualTo(
        """
        train: train.txt
        val: val.txt
        names:
          0: cat
          1: 'yes'
          2: 'a: b'
        """);
    assertThat(text(out, "train.txt")).isEqualTo("./images/train/a/b.jpg\n./images/train/n.jpg\n");
    assertThat(text(out, "labels/train/a/b.txt")).isEqualTo("2 0.2 0.2 0.2 0.2\n");
    assertThat(text(out, "labels/train/n.txt")).isEmpty();
    assertThat(out.losses()).isEmpty();
    assertThat(out.issues()).isEmpty();
    assertThatDataset(read(out)).hasNoIssues();
    assertThat(FormatHarness.strict().detect(new YoloUltralyticsImporter(), out.folder()).confidence())
        .isEqualTo(Confidence.CERTAIN);
    assertThat(FormatHarness.strict().detect(new YoloImporter(), out.folder()).isImpossible()).isTrue();
  }

  @Test
  void writesOutlinesOfAllObjectsOnceOneHasOne() throws IOException {
    ExportedDataset out =
        export(
            CATEGORIES,
            List.of(
                item("box", "train", new Bbox(Common.ofLabel(1), 10, 5, 20, 10)),
                item(
                    "parts",
                    "train",
                    new Polygon(ONE, Coordinates.of(10, 10, 20, 10, 20, 20)),
                    new Polygon(ONE, Coordinates.of(30, 10, 40, 10, 40, 20)),
                    new Bbox(ONE, 10, 10, 30, 10))));
    assertThat(text(out, "data.yaml")).contains("task: segment");
    assertThat(text(out, "labels/train/box.txt")).isEqualTo("1 0.1 0.1 0.3 0.1 0.3 0.3 0.1 0.3\n");
    assertThat(out.lossCodes()).containsExactly("YOLO-BOX-POLYGON");
    assertThatDataset(read(out))
        .hasItem(
            "parts",
            """
            item parts train image=parts.jpg 100x50 missing
              polygon 10 10 20 10 20 20 label=cat group=1
              polygon 30 10 40 10 40 20 label=cat group=1""");
  }

  @Test
  void writesMasksWithHolesAsOutlinesThatCoverTheSamePixels() {
    byte[] bitmap = new byte[50 * 100];
    for (int y = 10; y < 30; y++) {
      for (int x = 20; x < 60; x++) {
        bitmap[y * 100 + x] = (byte) (y > 15 && y < 20 && x > 30 && x < 40 ? 0 : 1);
      }
    }
    bitmap[0] = 1;
    Rle mask = Rle.ofBitmap(bitmap, 50, 100);
    ExportedDataset out = export(CATEGORIES, List.of(item("m", "train", new Mask(Common.ofLabel(0), mask))));
    assertThat(out.lossCodes()).containsExactly("YOLO-MASK-POLYGON");
    List<double[]> polygons = new ArrayList<>();
    for (Annotation annotation : read(out).item("m").annotations()) {
      polygons.add(((Polygon) annotation).coordinates().toArray());
    }
    assertThat(polygons).hasSize(2);
    for (double[] polygon : polygons) {
      for (int i = 0; i < polygon.length; i++) {
        polygon[i] = Math.rint(polygon[i]);
      }
    }
    assertThat(new PolygonRaster().rasterize(polygons, 50, 100)).isEqualTo(mask);
  }

  @Test
  void writesPosesOfAFixedNumberOfKeypoints() throws IOException {
    Categories persons =
        Categories.ofNames(List.of("person"))
            .withPoints(Map.of(0, new PointsCategory(List.of("l", "r", "top"), List.of())));
    Points points =
        new Points(ONE, Coordinates.of(10, 10, 120, 10, 7, 7),
            List.of(Visibility.HIDDEN, Visibility.VISIBLE, Visibility.ABSENT));
    ExportedDataset out =
        export(
            persons,
            List.of(
                item("a", "train", points, new Bbox(ONE, 10, 5, 20, 10), new Bbox(Common.ofLabel(0), 0, 0, 10, 10)),
                item("b", "test")));
    assertThat(text(out, "data.yaml")).contains("kpt_shape:", "flip_idx:\n- 1\n- 0\n- 2\n", "task: pose", "kpt_names:");
    assertThat(text(out, "labels/train/a.txt")).isEqualTo(
        "0 0.2 0.2 0.2 0.2 0.1 0.2 1 0 0 0 0 0 0\n0 0.05 0.1 0.1 0.2 0 0 0 0 0 0 0 0 0\n");
    assertThat(out.lossCodes()).containsExactly("YOLO-POINT-OUTSIDE");
    assertThat(out.issues()).extracting(issue -> issue.code()).containsExactly("YOLO-SPLIT-STANDIN");
    ImportedDataset read = read(out);
    assertThat(read.schema().categories().points().get(0).names()).containsExactly("l", "r", "top");
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.item("a").annotations().get(1)).isInstanceOfSatisfying(
        Points.class, back -> assertThat(back.visibility()).containsExactly(
            Visibility.HIDDEN, Visibility.ABSENT, Visibility.ABSENT));
  }

  @Test
  void writesCornersOfTurnedBoxesAndReadsThemAsSuch() throws IOException {
    ExportedDataset out =
        export(CATEGORIES, List.of(item("a", "train", new RotatedBbox(Common.ofLabel(0), 50, 25, 20, 10, 90))));
    assertThat(text(out, "labels/train/a.txt")).isEqualTo("0 0.55 0.3 0.55 0.7 0.45 0.7 0.45 0.3\n");
    assertThat(read(out).item("a").annotations().get(0)).isInstanceOfSatisfying(
        RotatedBbox.class,
        box -> {
          assertThat(box.degrees()).isCloseTo(90, within(1e-6));
          assertThat(box.width()).isCloseTo(20, within(1e-4));
        });
  }

  @Test
  void keepsToTheTaskThatIsAskedFor() throws IOException {
    DatasetItem item = item("a", "train", new Polygon(ONE, Coordinates.of(10, 10, 20, 10, 20, 20)));
    ExportedDataset boxes = export(CATEGORIES, List.of(item), "--task", "detect");
    assertThat(text(boxes, "labels/train/a.txt")).isEqualTo("0 0.15 0.3 0.1 0.2\n");
    ExportedDataset corners = export(CATEGORIES, List.of(item), "--task", "obb");
    assertThat(text(corners, "labels/train/a.txt")).isEqualTo("0 0.1 0.2 0.2 0.2 0.2 0.4 0.1 0.4\n");
    assertThatThrownBy(() -> export(CATEGORIES, List.of(item), "--task", "pose"))
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> assertThat(failed.issue().code()).isEqualTo("YOLO-KEYPOINTS-UNKNOWN"));
  }

  @Test
  void namesSubsetsOfAnyNameSoThatTrainersAndWeFindThem() throws IOException {
    ExportedDataset out =
        export(CATEGORIES, List.of(item("a", "train2017"), item("b", "valid"), item("c", "names"), item("d", "extra")));
    assertThat(text(out, "data.yaml")).startsWith("train: train2017.txt\nval: valid.txt\n");
    ImportedDataset read = read(out);
    assertThat(read.schema().subsets()).containsExactlyInAnyOrder("train2017", "valid", "names", "extra");
  }

  @Test
  void keepsImagesFoldersThatTrainersWouldMistake() throws IOException {
    ExportedDataset out = export(CATEGORIES, List.of(item("images/a", "train"), item("x/images/b", "val")));
    assertThat(text(out, "train.txt")).isEqualTo("./images/train/images_/a.jpg\n");
    assertThat(FormatHarness.files(out.folder())).contains("labels/train/images_/a.txt", "labels/val/x/images_/b.txt");
  }

  @Test
  void writesTheSameBytesWithAnyNumberOfThreads() {
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      items.add(
          i < 150 || i % 2 == 0
              ? item("i" + i, "train", new Bbox(Common.ofLabel(i % 3), i % 50, 1, 20, 10))
              : item("i" + i, "train", new Polygon(ONE, Coordinates.of(i % 50, 10, 60, 10, 20, 20))));
    }
    DatasetSchema schema = DatasetSchema.of(CATEGORIES, List.of("train"));
    FormatHarness harness = FormatHarness.strict();
    ExportedDataset one = harness.export(new YoloUltralyticsExporter(), schema, items, folder.resolve("one"));
    ExportedDataset four =
        harness.withThreads(4).export(new YoloUltralyticsExporter(), schema, items, folder.resolve("four"));
    assertThat(FormatHarness.files(four.folder())).isEqualTo(FormatHarness.files(one.folder())).hasSize(302);
    for (String file : FormatHarness.files(one.folder())) {
      assertThat(four.folder().resolve(file)).hasSameBinaryContentAs(one.folder().resolve(file));
    }
    assertThat(four.losses()).extracting(loss -> loss.objects()).isEqualTo(
        one.losses().stream().map(loss -> loss.objects()).toList());
  }
}
