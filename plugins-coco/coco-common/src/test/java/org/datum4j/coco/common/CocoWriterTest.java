// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoWriterTest {
  private static final String SOURCE = """
      { "info": {"year": 2024, "x": 1.50},
        "images": [{"id": 7, "file_name": "b/ü.jpg", "width": 20, "height": 10, "license": 3, "extra": [1e2]},
                   {"id": 3, "file_name": "a.jpg", "width": 20, "height": 10}],
        "annotations": [
          {"segmentation": [[1, 2.50, 6, 2, 6, 8]], "area": 14.3, "iscrowd": 0, "image_id": 3, "bbox": [1.0, 2, 5, 6],
           "category_id": 40, "id": 9001, "note": "kept"},
          {"id": 5, "image_id": 7, "category_id": 2, "segmentation": {"counts": "b1640R4", "size": [10, 20]},
           "area": 12, "bbox": [5, 0, 2, 6], "iscrowd": 0, "attributes": {"a": 1}},
          {"id": 0, "image_id": 3, "category_id": 41, "segmentation": [], "area": 4, "bbox": [0, 0, 2, 2],
           "iscrowd": 1}],
        "licenses": [{"id": 3}], "type": "instances",
        "categories": [{"id": 40, "name": "dog", "supercategory": "animal", "isthing": 1},
                       {"id": 2, "name": "cat", "supercategory": "animal"},
                       {"id": 41, "name": "dog", "supercategory": "animal"}] }
      """;

  @TempDir Path temp;

  private final CocoTestFormat instances = CocoTestFormat.of(CocoTask.INSTANCES);

  private ImportedDataset source() throws IOException {
    CocoTestFormat.file(temp.resolve("in"), "instances_train.json", SOURCE);
    return FormatHarness.strict().importFolder(instances, temp.resolve("in"));
  }

  private String write(ImportedDataset dataset, String... options) throws IOException {
    return write(instances, dataset, "instances_train.json", options);
  }

  private String write(CocoTestFormat format, ImportedDataset dataset, String file,
      String... options) throws IOException {
    Path out = Files.createTempDirectory(temp, "out").resolve("x");
    ExportedDataset written = FormatHarness.strict().export(format, dataset, out, options);
    return Files.readString(written.folder().resolve("annotations").resolve(file));
  }

  private static ImportedDataset changed(ImportedDataset dataset, UnaryOperator<DatasetItem> change) {
    List<DatasetItem> items = dataset.items().stream().map(change).toList();
    return new ImportedDataset(dataset.schema(), items, List.of(), List.of());
  }

  private static ImportedDataset dataset(List<DatasetItem> items, String... labels) {
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(List.of(labels)), List.of("train"))
        .withItemCount(OptionalLong.of(items.size()));
    return new ImportedDataset(schema, items, List.of(), List.of());
  }

  private static DatasetItem item(String id, Attributes attributes, Annotation... annotations) {
    Image image = Image.missing(id + ".jpg", new ImageSize(20, 10));
    return DatasetItem.of(id, "train", image, List.of(annotations), attributes);
  }

  private static Common common(long id, int label) {
    return Common.of(id, id, label, Attributes.empty(), null);
  }

  @Test
  void givesAnUntouchedFileBackByteForByte() throws IOException {
    assertThat(write(source())).isEqualTo(SOURCE);
  }

  @Test
  void keepsEverythingElseOfARecordThatChanges() throws IOException {
    ImportedDataset moved = changed(source(), item -> item.withAnnotations(item.annotations().stream()
        .map(part -> part instanceof Bbox box && part.id() == 9001
            ? new Bbox(box.common(), 3, 4, 5, 6) : part).toList()));

    String json = write(moved);

    assertThat(json)
        .contains("[[1, 2.50, 6, 2, 6, 8]]", "\"area\":14.3", "\"note\":\"kept\"", "\"bbox\":[3.0,4.0,5.0,6.0]")
        .contains("{\"id\": 5, \"image_id\": 7", "\"type\":\"instances\"", "\"info\":{\"year\": 2024, \"x\": 1.50}");
    assertThat(json.indexOf("9001")).isLessThan(json.indexOf("b1640R4"));
  }

  @Test
  void leavesOutWhatWasFilteredAndKeepsTheRest() throws IOException {
    ImportedDataset fewer = changed(source(), item -> item.withAnnotations(
        item.annotations().stream().filter(part -> part.id() != 5).toList()));

    assertThat(write(fewer)).contains("\"id\": 9001", "\"id\": 0").doesNotContain("b1640R4");
  }

  @Test
  void numbersFromOneWhenAsked() throws IOException {
    String json = write(source(), "--reindex", "true");

    assertThat(json)
        .contains("{\"id\":1,\"file_name\":\"b/ü.jpg\"", "{\"id\":2,\"file_name\":\"a.jpg\"")
        .contains("\"categories\":[{\"id\":1,\"name\":\"cat\",\"supercategory\":\"animal\"},{\"id\":2,\"name\":\"dog\"")
        .contains("\"id\":1,\"image_id\":1,\"category_id\":1", "\"note\":\"kept\"");
  }

  @Test
  void dropsAttributesWhenToldTo() throws IOException {
    assertThat(write(source(), "--allow-attributes", "false")).doesNotContain("attributes").contains("b1640R4");
  }

  @Test
  void turnsPolygonsIntoMasksAndKeepsTheCrowdFlag() throws IOException {
    String json = write(source(), "--segmentation-mode", "mask", "--rle", "uncompressed");

    assertThat(json)
        .contains("\"counts\":[50,6,4,6,134],\"size\":[10,20]},\"area\":12,", "\"iscrowd\":0")
        .doesNotContain("b1640R4", "2.50");
  }

  @Test
  void turnsMasksIntoPolygonsOfTheSamePixels() throws IOException {
    String json = write(source(), "--segmentation-mode", "polygons");

    assertThat(json).doesNotContain("counts").contains("[[1, 2.50, 6, 2, 6, 8]]");
  }

  @Test
  void givesFreeIdsToThoseWithout() throws IOException {
    ImportedDataset dataset = dataset(
        List.of(
            item("p", Attributes.of("id", 4), new Bbox(common(5, 0), 1, 1, 5, 5), new Bbox(common(0, 1), 2, 2, 5, 5)),
            item("q", Attributes.empty(), new Bbox(common(0, 0), 1, 1, 5, 5), new Bbox(common(4, 1), 2, 2, 5, 5))),
        "cat", "dog");

    String json = write(dataset);

    assertThat(json)
        .contains("{\"id\":4,\"width\":20,\"height\":10,\"file_name\":\"p.jpg\"", "{\"id\":5,\"width\":20")
        .contains("{\"id\":6,\"image_id\":4,\"category_id\":2", "{\"id\":7,\"image_id\":5,\"category_id\":1")
        .contains("\"categories\":[{\"id\":1,\"name\":\"cat\",\"supercategory\":\"\"},{\"id\":2,\"name\":\"dog\"");
  }

  @Test
  void countsKeypointsOfAnotherFileThatAreNotWritten() throws IOException {
    Path in = temp.resolve("both");
    String rest = "'images': [{'id': 1, 'file_name': 'a.jpg', 'width': 20, 'height': 10}], 'categories': ["
        + "{'id': 1, 'name': 'cat', 'supercategory': '', 'keypoints': ['nose'], 'skeleton': []}], 'annotations': ["
        + "{'id': 4, 'image_id': 1, 'category_id': 1, 'iscrowd': 0, 'bbox': [1, 1, 2, 2], 'area': 4,"
        + " 'segmentation': []";
    CocoTestFormat.file(in, "instances_train.json", "{" + rest + "}]}");
    CocoTestFormat.file(
        in, "person_keypoints_train.json", "{" + rest + ", 'num_keypoints': 1, 'keypoints': [2, 2, 2]}]}");
    ImportedDataset both = FormatHarness.strict().importFolder(CocoTestFormat.all(), in);

    ExportedDataset written = FormatHarness.strict().export(instances, both, temp.resolve("boxes"));

    assertThat(written.losses()).anyMatch(loss -> loss.loss().equals(CocoLosses.POINTS) && loss.objects() == 1);
  }

  @Test
  void givesASecondThingOfOneIdAnother() throws IOException {
    DatasetItem first = item("p", Attributes.of("id", 4), new Bbox(common(5, 0), 1, 1, 5, 5));
    DatasetItem second = item("q", Attributes.of("id", 4), new Bbox(common(5, 0), 2, 2, 5, 5));
    Path out = temp.resolve("twice");

    ExportedDataset written = FormatHarness.strict().export(instances, dataset(List.of(first, second), "cat"), out);

    String json = Files.readString(out.resolve("annotations/instances_train.json"));
    assertThat(json).contains("{\"id\":5,\"image_id\":4", "{\"id\":6,\"image_id\":5", "\"file_name\":\"q.jpg\"");
    assertThat(written.issues()).anyMatch(issue -> issue.samples().get(0).code().equals(CocoIssues.ID_TAKEN));
  }

  @Test
  void keepsTheIdsOfKnownLabelsWhenTheListChanges() throws IOException {
    ImportedDataset source = source();
    DatasetSchema schema = source.schema().withCategories(Categories.ofNames(List.of("new", "dog")));
    List<DatasetItem> items = List.of(
        source.item("a").withAnnotations(List.of(new Bbox(common(1, 1), 1, 1, 2, 2),
            new Bbox(common(2, 0), 1, 1, 3, 3))));

    String json = write(new ImportedDataset(schema, items, List.of(), List.of()));

    assertThat(json)
        .contains("{\"id\": 40, \"name\": \"dog\", \"supercategory\": \"animal\", \"isthing\": 1}")
        .contains("{\"id\":1,\"name\":\"new\"", "\"category_id\":40", "\"category_id\":1")
        .doesNotContain("cat\"");
  }

  @Test
  void givesOneObjectOneIdInAllFiles() throws IOException {
    Points points = Points.visible(common(0, 0).withGroup(3), Coordinates.of(2, 2, 3, 3));
    DatasetItem item = item("p", Attributes.empty(),
        new Bbox(common(0, 0), 1, 1, 5, 5), new Bbox(common(0, 0).withGroup(3), 2, 2, 5, 5), points);
    Path out = temp.resolve("shared");

    FormatHarness.strict().export(CocoTestFormat.all(), dataset(List.of(item), "cat"), out);

    String keypoints = Files.readString(out.resolve("annotations/person_keypoints_train.json"));
    String boxes = Files.readString(out.resolve("annotations/instances_train.json"));
    assertThat(keypoints).contains("\"annotations\":[{\"id\":2,",
        "\"keypoints\":[2.0,2.0,2,3.0,3.0,2],\"num_keypoints\":2");
    assertThat(boxes).contains("{\"id\":1,", "{\"id\":2,");
  }

  @Test
  void cropsCoveredPartsAndMeasuresAnew() throws IOException {
    CocoTestFormat.file(temp.resolve("in"), "instances_train.json", """
        {'images': [{'id': 1, 'file_name': 'a.jpg', 'width': 20, 'height': 10}], 'categories': [{'id': 1,
         'name': 'cat'}],
         'annotations': [
          {'id': 1, 'image_id': 1, 'category_id': 1, 'segmentation': [[0, 0, 10, 0, 10, 10, 0, 10]], 'bbox': [0, 0,
           10, 10],
           'area': 100, 'iscrowd': 0},
          {'id': 2, 'image_id': 1, 'category_id': 1, 'segmentation': [[5, 0, 20, 0, 20, 10, 5, 10]], 'bbox': [5, 0,
           15, 10],
           'area': 150, 'iscrowd': 0}]}
        """);
    ImportedDataset source = FormatHarness.strict().importFolder(instances, temp.resolve("in"));

    String json = write(source, "--crop-covered");

    assertThat(json).contains("\"area\":50.0", "\"bbox\":[0.0,0.0,5.0,10.0]", "\"area\":150");
  }

  @Test
  void resolvesOverlapsInPanopticPicturesByTheirOrder() throws IOException {
    byte[] all = new byte[200];
    Arrays.fill(all, (byte) 1);
    byte[] half = new byte[200];
    for (int i = 0; i < 200; i++) {
      half[i] = (byte) (i % 20 < 10 ? 1 : 0);
    }
    DatasetItem item = item("p", Attributes.of("id", 1),
        new Mask(common(1 << 24, 1).withZOrder(2), Rle.ofBitmap(half, 10, 20)),
        new Mask(common(6, 0), Rle.ofBitmap(all, 10, 20)));
    CocoTestFormat panoptic = CocoTestFormat.of(CocoTask.PANOPTIC);
    Path out = temp.resolve("panoptic");

    ExportedDataset written = FormatHarness.strict().export(panoptic, dataset(List.of(item), "sky", "cat"), out);

    assertThat(Files.readString(out.resolve("annotations/panoptic_train.json")))
        .contains("{\"id\":6,\"category_id\":1,\"area\":100,\"bbox\":[10,0,10,10],\"iscrowd\":0}")
        .contains("{\"id\":1,\"category_id\":2,\"area\":100,\"bbox\":[0,0,10,10],\"iscrowd\":0}");
    assertThat(written.losses()).extracting(summary -> summary.loss())
        .contains(CocoLosses.SEGMENT_ID, CocoLosses.COVERED);
    ImportedDataset again = FormatHarness.strict().importFolder(panoptic, out);
    assertThat(again.item("p").annotations()).allMatch(part -> ((Mask) part).rle().area() == 100);
  }

  @Test
  void mergesImagesWithoutOverwritingAny() throws IOException {
    Image image = Image.ofBytes("a.jpg", new byte[] {1, 2, 3}, new ImageSize(2, 2));
    DatasetItem train = DatasetItem.of("a", "train", image, List.of(), Attributes.of("id", 1));
    ImportedDataset dataset = dataset(List.of(train, train.withSubset("val")));
    Path out = temp.resolve("merged");

    FormatHarness.strict().export(instances, dataset, out, "--save-media", "--merge-images", "true");

    assertThat(FormatHarness.files(out)).contains("images/a.jpg", "images/a_val.jpg");
    assertThat(Files.readString(out.resolve("annotations/instances_val.json"))).contains("\"file_name\":\"a_val.jpg\"");
  }

  @Test
  void writesWhatTheSourceHadAndNothingMore() throws IOException {
    ImportedDataset source = source();
    Path out = temp.resolve("auto");

    FormatHarness.strict().export(CocoTestFormat.all(), source, out);

    assertThat(FormatHarness.files(out)).containsExactly("annotations/instances_train.json");
    assertThat(Files.readString(out.resolve("annotations/instances_train.json"))).isEqualTo(SOURCE);
  }

  @Test
  void writesTheSameWhenTheSourceIsGone() throws IOException {
    ImportedDataset source = source();
    Files.delete(temp.resolve("in/annotations/instances_train.json"));

    assertThat(write(source)).contains("2.50", "\"note\": \"kept\"", "b1640R4",
        "\"info\":{\"year\": 2024, \"x\": 1.50}");
  }

  @Test
  void tellsWhatATaskCannotHold() throws IOException {
    DatasetItem item = item("p", Attributes.empty(), Points.visible(common(1, 0), Coordinates.of(1, 1)),
        new Polygon(common(2, 0).withZOrder(4), Coordinates.of(1, 1, 5, 1, 5, 5)));

    ExportedDataset written =
        FormatHarness.strict().export(instances, dataset(List.of(item), "cat"), temp.resolve("losses"));

    assertThat(written.losses()).extracting(summary -> summary.loss())
        .containsExactlyInAnyOrder(CocoLosses.POINTS, CocoLosses.Z_ORDER);
  }
}
