// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.model.Bbox;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatumaroImporterTest {
  private static final String CATEGORIES =
      """
      "categories": {"label": {"labels": [{"name": "cat", "parent": "", "attributes": ["n"]},
        {"name": "dog", "parent": "cat", "attributes": []}], "label_groups": [], "attributes": []}}""";

  @TempDir Path folder;

  private void write(String subset, String items) throws IOException {
    write(subset, CATEGORIES, items);
  }

  private void write(String subset, String categories, String items) throws IOException {
    Files.createDirectories(folder.resolve("annotations"));
    Files.writeString(
        folder.resolve("annotations").resolve(subset + ".json"),
        "{\"dm_format_version\": \"1.0\", \"media_type\": 2, \"infos\": {\"by\": \"x\"}, " + categories
            + ", \"items\": ["
            + items + "]}");
  }

  private ImportedDataset read() {
    return FormatHarness.strict().importFolder(new DatumaroImporter(), folder);
  }

  @Test
  void readsEveryKindOfAnnotation() throws IOException {
    write(
        "train",
        """
        {"id": "a/b", "attr": {"id": 7}, "image": {"path": "a/b.png", "size": [24, 32]}, "annotations": [
          {"id": 1, "type": "label", "attributes": {"score": 0.5}, "group": 0, "label_id": 1},
          {"id": 2, "type": "bbox", "group": 4, "label_id": 0, "bbox": [1.25, 2, 3.5, 4], "z_order": 2, "object_id": 9},
          {"id": 3, "type": "polygon", "group": 4, "label_id": null, "points": [20.33, 14.3, 17.21, 18.87, 1e1, 9.7]},
          {"id": 4, "type": "polyline", "points": [1, 2, 8.5, 9], "label_id": 1},
          {"id": 5, "type": "points", "points": [4, 5, 0, 0], "visibility": [1, 0], "label_id": 0},
          {"id": 6, "type": "mask", "label_id": 1, "rle": {"counts": [1, 2, 3], "size": [2, 3]}},
          {"id": 7, "type": "caption", "caption": "nice ü"},
          {"id": 8, "type": "ellipse", "points": [1, 2, 3, 4], "label_id": 0},
          {"id": 9, "type": "rotated_bbox", "points": [5, 6, 7, 8, 30.5], "label_id": 0}]}
        """);
    ImportedDataset dataset = read();
    assertThatDataset(dataset).hasNoIssues();
    assertThat(dataset.schema().infos().get("by")).isEqualTo("x");
    assertThat(dataset.schema().categories().labels().get(1).parent()).isEqualTo("cat");
    assertThat(dataset.schema().annotationTypes()).hasSize(9);
    assertThat(dataset.item("a/b").annotations()).extracting(a -> a.type().text()).containsExactly(
        "label", "bbox", "polygon", "polyline", "points", "mask", "caption", "ellipse", "rotated_bbox");
    Bbox bbox = (Bbox) dataset.item("a/b").annotations().get(1);
    assertThat(bbox.x()).isEqualTo(1.25);
    assertThat(bbox.common().objectId()).isEqualTo(9);
    assertThat(bbox.zOrder()).isEqualTo(2);
    assertThat(dataset.item("a/b").image().orElseThrow().size().orElseThrow().height()).isEqualTo(24);
  }

  @Test
  void findsImagesInTheSubsetsFolderAndTellsOfThoseOutside() throws IOException {
    Files.createDirectories(folder.resolve("images/train"));
    Files.write(folder.resolve("images/train/a.png"), new byte[] {1});
    write(
        "train",
        """
        {"id": "a", "image": {"path": "a.png"}},
        {"id": "b", "image": {"path": "../../../secret.png"}},
        {"id": "c", "media": {"path": "train/a.png"}}
        """);
    ImportedDataset dataset = read();
    assertThat(dataset.item("a").image().orElseThrow().hasData()).isTrue();
    assertThat(dataset.item("b").image().orElseThrow().name()).isEqualTo("secret.png");
    assertThat(dataset.item("b").image().orElseThrow().hasData()).isFalse();
    assertThat(dataset.item("c").image().orElseThrow().hasData()).isTrue();
    assertThat(dataset.issueCodes()).containsExactly(DatumaroFormat.IMAGE_OUTSIDE);
  }

  @Test
  void unitesLabelListsThatDifferByName() throws IOException {
    write("train", "{\"id\": \"a\", \"annotations\": [{\"id\": 1, \"type\": \"label\", \"label_id\": 1}]}");
    write(
        "val",
        "\"categories\": {\"label\": {\"labels\": [{\"name\": \"owl\"}, {\"name\": \"dog\"}]}}",
        "{\"id\": \"b\", \"annotations\": [{\"id\": 1, \"type\": \"label\", \"label_id\": 1}]}");
    ImportedDataset dataset = read();
    assertThat(dataset.schema().categories().labels().names()).containsExactly("cat", "dog", "owl");
    assertThat(dataset.item("b").annotations().get(0).labelIndex()).isEqualTo(1);
    assertThat(dataset.issueCodes()).containsExactly(DatumaroFormat.CATEGORIES_DIFFER);
  }

  @Test
  void leavesOutWhatIsFaultyAndNamesTheObject() throws IOException {
    write(
        "train",
        """
        {"id": "a", "annotations": [
          {"id": 1, "type": "bbox", "bbox": [1, 2, 3, 4], "label_id": 99},
          {"id": 2, "type": "hexagon", "bbox": [1, 2, 3, 4], "label_id": 0},
          {"id": 3, "type": "bbox", "bbox": [1, 2, 3], "label_id": 0},
          {"id": 4, "type": "bbox", "bbox": "x", "label_id": 0},
          {"id": 5, "type": "polygon", "points": [1, 2, 3], "label_id": 0},
          {"id": 6, "type": "points", "points": [1, 2], "visibility": [3], "label_id": 0},
          {"id": 7, "type": "mask", "rle": {"counts": [9], "size": [2, 3]}, "label_id": 0},
          {"id": 8, "type": "bbox", "bbox": [1, 2, 3, 4], "label_id": 0}]},
        {"id": "a", "annotations": []}
        """);
    ImportedDataset dataset = FormatHarness.tolerant().importFolder(new DatumaroImporter(), folder);
    assertThat(dataset.items()).hasSize(1);
    assertThat(dataset.item("a").annotations()).extracting(a -> a.id()).containsExactly(8L);
    assertThat(dataset.issueCodes()).containsExactlyInAnyOrder(
        DatumaroFormat.LABEL_RANGE, DatumaroFormat.TYPE_UNKNOWN, DatumaroFormat.GEOMETRY_FAULTY,
        DatumaroFormat.JSON_FAULTY, DatumaroFormat.ITEM_TWICE);
    assertThat(dataset.issues().stream().filter(issue -> issue.code().equals(DatumaroFormat.LABEL_RANGE)).findFirst())
        .hasValueSatisfying(
            issue -> {
              assertThat(issue.samples().get(0).where().object()).isEqualTo("annotation 1 of item a");
              assertThat(issue.samples().get(0).where().path()).isEqualTo("$.items[0].annotations[0]");
            });
  }

  @Test
  void saysWhereTheJsonIsBroken() throws IOException {
    write("train", "\n{\"id\": \"a\", \"annotations\": [{\"id\": 1, \"type\": \"bbox\", \"bbox\": [1, NaN, 3, 4]}]}");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            ImportException.class,
            failed -> {
              assertThat(failed.issue().code()).isEqualTo(DatumaroFormat.JSON_FAULTY);
              assertThat(failed.issue().where().file()).isEqualTo("annotations/train.json");
              assertThat(failed.issue().where().path()).isEqualTo("$.items[0].annotations[0].bbox[1]");
            });
  }

  @Test
  void refusesVersionsItDoesNotKnowAndFilesWithoutItems() throws IOException {
    Files.createDirectories(folder.resolve("annotations"));
    Path file = folder.resolve("annotations/train.json");
    Files.writeString(file, "{\"dm_format_version\": \"99.9\", \"categories\": {}, \"items\": []}");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> assertThat(failed.issue().code()).isEqualTo(DatumaroFormat.VERSION_UNKNOWN));
    Files.writeString(file, "{\"images\": []}");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo(DatumaroFormat.ITEMS_MISSING));
    Files.delete(file);
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo(DatumaroFormat.FILES_MISSING));
  }

  @Test
  void readsTheSameWithSeveralThreads() throws IOException {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      items.append(i == 0 ? "" : ",").append("{\"id\": \"").append(i);
      items.append("\", \"annotations\": [{\"id\": ").append(i)
          .append(", \"type\": \"bbox\", \"bbox\": [").append(i).append(", 2, 3, 4], \"label_id\": 0}]}");
    }
    write("train", items.toString());
    write("val", items.toString());
    ImportedDataset several = FormatHarness.strict().withThreads(4).importFolder(new DatumaroImporter(), folder);
    assertThat(several.items()).hasSize(2000);
    assertThatDataset(several).isSameAs(read());
  }

  @Test
  void isDetectedByItsKeys() throws IOException {
    assertThat(FormatHarness.strict().detect(new DatumaroImporter(), folder).isImpossible()).isTrue();
    write("train", "");
    assertThat(FormatHarness.strict().detect(new DatumaroImporter(), folder).confidence())
        .isEqualTo(Confidence.CERTAIN);
  }
}
