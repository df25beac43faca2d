// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatumaroExporterTest {
  private static final Attributes COCO = Attributes.of("area", 12.5, "license", 3);

  @TempDir Path folder;

  private static DatasetSchema schema() {
    Categories categories =
        Categories.of(
                LabelCategories.of(
                    List.of(new LabelCategory("cat", "animal", List.of("n")), LabelCategory.of("Straße")),
                    List.of("common")))
            .withPoints(Map.of(0, new PointsCategory(List.of("l", "r"), List.of(new PointsCategory.Joint(1, 2)))))
            .withMaskColors(Map.of(1, new MaskColor(1, 2, 255)));
    return DatasetSchema.of(categories, List.of("train", "val"))
        .withInfos(Attributes.of("year", 2020, "list", List.of(1, "a")))
        .withOrigins(Attributes.of("coco", Attributes.of("info", Attributes.of("version", "1"))));
  }

  private static List<Annotation> everyKind() {
    Common common =
        Common.of(900_100_463_730L, 5, 0, Attributes.of("is_crowd", true, "x", null), Origin.of("coco", COCO));
    Coordinates xy = Coordinates.of(0.1, 1e-7, 20.33, 14.3, 5, 6);
    return List.of(
        new Bbox(common.withZOrder(-2), 1.005, 2, -3, 4),
        new Polygon(common, xy),
        new PolyLine(common.withLabelIndex(1), xy),
        new Points(common, xy, List.of(Visibility.ABSENT, Visibility.HIDDEN, Visibility.VISIBLE)),
        new Mask(common, Rle.ofText(3, 3, Rle.full(3, 3).text())),
        new Mask(common, Rle.ofCounts(3, 3, new int[] {4, 5})),
        new Ellipse(common, 1, 2, 3, 4),
        new RotatedBbox(common.withObjectId(4), 1, 2, 3, 4, -33.3),
        new Label(Common.ofLabel(1)),
        new Caption(Common.none(), "a \"quoted\" text\n"));
  }

  private static DatasetItem item(String id, String subset, byte[] image) {
    return DatasetItem.of(
            id, subset, Image.ofBytes(id + ".png", image, new ImageSize(3, 2)), everyKind(), Attributes.of("id", 17))
        .withOrigin(Origin.of("coco", Attributes.of("flickr_url", "http://x/y")));
  }

  private ImportedDataset read(ExportedDataset written) {
    return FormatHarness.strict().importFolder(new DatumaroImporter(), written.folder());
  }

  @Test
  void writesEverythingSoThatItReadsBackTheSame() {
    List<DatasetItem> items = List.of(item("a/b", "train", new byte[] {1}), item("ü 1", "val", new byte[] {2}));
    ExportedDataset written =
        FormatHarness.strict().export(new DatumaroExporter(), schema(), items, folder.resolve("out"), "--save-media");
    assertThat(written.losses()).isEmpty();
    ImportedDataset read = read(written);
    assertThat(read.schema().categories()).isEqualTo(schema().categories());
    assertThat(read.schema().infos()).isEqualTo(schema().infos());
    assertThat(read.schema().origins()).isEqualTo(schema().origins());
    for (DatasetItem item : items) {
      DatasetItem back = read.item(item.id());
      assertThat(back.annotations()).isEqualTo(item.annotations());
      assertThat(((Mask) back.annotations().get(4)).rle().isText()).isTrue();
      assertThat(((Mask) back.annotations().get(5)).rle().isText()).isFalse();
      assertThat(back.attributes()).isEqualTo(item.attributes());
      assertThat(back.origin().orElseThrow().family()).isEqualTo("coco");
      assertThat(back.origin().orElseThrow().fields()).isEqualTo(item.origin().orElseThrow().fields());
      assertThat(back.annotations().get(0).common().origin().orElseThrow().fields()).isEqualTo(COCO);
    }
    assertThat(FormatHarness.files(written.folder())).containsExactly(
        "annotations/train.json", "annotations/val.json", "images/train/a_b.png", "images/val/ü 1.png");
  }

  @Test
  void givesImagesOfOneNameDifferentFiles() throws IOException {
    List<DatasetItem> items = List.of(item("a/b", "train", new byte[] {1}), item("a_b", "train", new byte[] {2}));
    ExportedDataset written =
        FormatHarness.strict().export(new DatumaroExporter(), schema(), items, folder.resolve("out"), "--save-media");
    assertThat(FormatHarness.files(written.folder())).contains("images/train/a_b.png", "images/train/a_b~2.png");
    DatasetItem second = read(written).item("a_b");
    assertThat(second.image().orElseThrow().open().readAllBytes()).containsExactly(2);
  }

  @Test
  void keepsWhatOnlyDatumaroKnows() throws IOException {
    Path input = Files.createDirectories(folder.resolve("in/annotations"));
    String text =
        """
        {"dm_format_version": "1.0", "media_type": 2, "infos": {}, "categories": {"label": {"labels": [
        {"name": "cat", "parent": "", "attributes": []}], "label_groups": [{"name": "g", "group_type": "exclusive",
        "labels": ["cat"]}], "attributes": []}}, "items": [{"id": "a", "annotations": [
        {"id": 2, "type": "cuboid_2d", "label_id": 0, "points": [[1.0, 2.0], [9.0, 2.0]]},
        {"id": 3, "type": "caption", "caption": "c", "mood": "good"}], "video": {"path": "v.avi"}}]}
        """;
    Files.writeString(input.resolve("train.json"), text);
    ImportedDataset read = FormatHarness.strict().importFolder(new DatumaroImporter(), folder.resolve("in"));
    assertThat(read.issueCodes()).containsExactlyInAnyOrder(DatumaroFormat.TYPE_FOREIGN, DatumaroFormat.MEDIA_FOREIGN);
    ExportedDataset written = FormatHarness.strict().export(new DatumaroExporter(), read, folder.resolve("out"));
    String again = Files.readString(written.folder().resolve("annotations/train.json"));
    assertThat(again)
        .contains("\"group_type\":\"exclusive\"", "\"type\":\"cuboid_2d\"", "\"label_id\":0", "\"mood\":\"good\"")
        .contains("\"video\":{\"path\":\"v.avi\"}", "[[1.0,2.0],[9.0,2.0]]");
  }

  @Test
  void writesTheSameBytesWithAnyNumberOfThreads() throws IOException {
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      items.add(item("i" + i, i % 3 == 0 ? "val" : "train", new byte[] {(byte) i}));
    }
    ExportedDataset one =
        FormatHarness.strict().export(new DatumaroExporter(), schema(), items, folder.resolve("one"), "--save-media");
    ExportedDataset four =
        FormatHarness.strict()
            .withThreads(4)
            .export(new DatumaroExporter(), schema(), items, folder.resolve("four"), "--save-media");
    assertThat(FormatHarness.files(four.folder())).isEqualTo(FormatHarness.files(one.folder()));
    for (String file : FormatHarness.files(one.folder())) {
      assertThat(four.folder().resolve(file)).hasSameBinaryContentAs(one.folder().resolve(file));
    }
  }

  @Test
  void writesAFileForADatasetWithoutItems() throws IOException {
    ExportedDataset written =
        FormatHarness.strict()
            .export(new DatumaroExporter(), DatasetSchema.of(Categories.ofNames(List.of("cat")), List.of()), List.of(),
                folder.resolve("out"), "--save-dataset-meta");
    assertThat(FormatHarness.files(written.folder())).containsExactly("annotations/default.json", "dataset_meta.json");
    assertThatDataset(read(written)).hasDump("subsets default\nlabel 0 cat");
    byte[] meta = Files.readAllBytes(written.folder().resolve("dataset_meta.json"));
    assertThat(new String(meta, StandardCharsets.UTF_8)).isEqualTo("{\"labels\":[\"cat\"]}");
  }

  @Test
  void tellsOfImagesThatAreNotThere() {
    DatasetItem item =
        DatasetItem.of("a", "train", Image.missing("a.jpg", null), List.of(), Attributes.empty());
    ExportedDataset written =
        FormatHarness.strict()
            .export(new DatumaroExporter(), schema(), List.of(item), folder.resolve("out"), "--save-media");
    assertThat(written.lossCodes()).containsExactly("DATUMARO-IMAGE-MISSING");
  }
}
