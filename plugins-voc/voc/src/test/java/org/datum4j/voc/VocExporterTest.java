// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.OptionException;
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
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.Polygon;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocExporterTest {
  private static final Attributes NO_CROWD = Attributes.of("is_crowd", false);
  @TempDir Path temp;

  private static DatasetSchema schema(String... subsets) {
    return DatasetSchema.of(Categories.ofNames(List.of("cat", "dog")), List.of(subsets));
  }

  private static DatasetItem item(String id, String subset, Annotation... annotations) {
    Image image = Image.missing(id + ".jpg", new ImageSize(20, 10));
    return DatasetItem.of(id, subset, image, List.of(annotations), Attributes.empty());
  }

  private static Common common(long group, int label) {
    return Common.of(group, group, label, NO_CROWD, null);
  }

  private static Bbox box(long group, int label) {
    return new Bbox(common(group, label), 1.1, 2, 10.1, 5);
  }

  private static Polygon polygon(long group, double at) {
    return new Polygon(common(group, 0), Coordinates.of(at, at, at + 4, at, at + 4, at + 4, at, at + 4));
  }

  private ExportedDataset write(DatasetSchema schema, List<DatasetItem> items, String... words) {
    return FormatHarness.strict().export(new VocExporter(), schema, items, temp.resolve("out"), words);
  }

  private String text(String name) {
    try {
      return Files.readString(temp.resolve("out").resolve(name));
    } catch (IOException missing) {
      return "";
    }
  }

  private ImportedDataset readBack() {
    return FormatHarness.strict().importFolder(new VocImporter(), temp.resolve("out"));
  }

  @Test
  void writesOneObjectForAnInstanceAndCountsItsPolygonsOnce() {
    DatasetItem item = item("a_1", "train", polygon(7, 1), polygon(7, 9), box(7, 0));
    ExportedDataset out = write(schema("train"), List.of(item));
    String xml = text("Annotations/a_1.xml");
    assertThat(xml.split("<object>")).hasSize(2);
    assertThat(xml)
        .contains("<folder>a</folder>", "<filename>a_1.jpg</filename>", "<depth>3</depth>", "<segmented>0</segmented>")
        .contains("<xmin>1.1</xmin>", "<xmax>11.2</xmax>", "<ymax>7.0</ymax>")
        .doesNotContain("is_crowd");
    assertThat(out.losses()).singleElement().satisfies(loss -> {
      assertThat(loss.loss().code()).isEqualTo("VOC-POLYGON");
      assertThat(loss.objects()).isEqualTo(1);
    });
    assertThatDataset(readBack()).hasItem("a_1", "item a_1 train image=a_1.jpg 20x10 missing\n"
        + "  bbox 1.1 2 10.1 5 label=cat group=1 {difficult=false, truncated=false, occluded=false}");
  }

  @Test
  void boxesAnInstanceThatHasNoBox() {
    write(schema("train"), List.of(item("a", "train", polygon(7, 1), polygon(7, 4))));
    assertThat(text("Annotations/a.xml")).contains("<xmin>1.0</xmin>", "<xmax>8.0</xmax>");
  }

  @Test
  void marksCrowds() {
    Bbox crowd = box(1, 1).withCommon(common(1, 1).withAttributes(Attributes.of("is_crowd", true)));
    Mask mask = new Mask(crowd.common(), Rle.ofCounts(10, 20, new int[] {0, 50, 150}));
    write(schema("train"), List.of(item("a", "train", crowd, mask)));
    assertThat(text("Annotations/a.xml")).contains("<name>is_crowd</name>\n        <value>True</value>");
    assertThat(readBack().item("a").annotations()).hasSize(2).allMatch(one -> one.attributes().isTrue("is_crowd"));
  }

  @Test
  void drawsPolygonsIntoMasksWhenAsked() {
    ExportedDataset out =
        write(schema("train"), List.of(item("a", "train", polygon(7, 1), box(7, 0))), "--polygons-to-masks");
    assertThat(out.lossCodes()).containsExactly("VOC-POLYGON-PIXELS");
    List<Annotation> read = readBack().item("a").annotations();
    assertThat(read).hasSize(2);
    assertThat(((Mask) read.get(1)).rle().area()).isEqualTo(16);
    assertThat(read.get(1).group()).isEqualTo(read.get(0).group());
  }

  @Test
  void numbersMasksLikeObjectsSoThatTheyComeBackTogether() {
    Rle left = Rle.ofCounts(10, 20, new int[] {0, 50, 150});
    Rle right = Rle.ofCounts(10, 20, new int[] {150, 50});
    Mask masked = new Mask(common(3, 1), right);
    Mask alone = new Mask(common(4, 0), left);
    write(schema("train"), List.of(item("a", "train", alone, box(2, 0), box(3, 1), masked)));
    List<Annotation> read = readBack().item("a").annotations();
    assertThat(read).hasSize(4);
    assertThat(read.get(0).labelIndex()).isEqualTo(2);
    assertThat(read.get(0).group()).isEqualTo(read.get(2).group()).isEqualTo(1);
    assertThat(((Mask) read.get(2)).rle()).isEqualTo(right);
    assertThat(read.get(3).group()).isEqualTo(3);
    assertThat(((Mask) read.get(3)).rle()).isEqualTo(left);
  }

  @Test
  void keepsMoreThan255Objects() {
    int count = 300;
    List<Annotation> masks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      masks.add(new Mask(common(i + 1, 0), Rle.ofCounts(1, count, new int[] {i, 1, count - i - 1})));
    }
    for (String colored : List.of("true", "false")) {
      Path out = temp.resolve(colored);
      DatasetItem item = DatasetItem.of("a", "train", null, masks, Attributes.empty());
      FormatHarness.strict().export(new VocExporter(), schema("train"), List.of(item), out, "--apply-colormap",
          colored);
      ImportedDataset read = FormatHarness.strict().importFolder(new VocImporter(), out);
      assertThat(read.item("a").annotations()).hasSize(count).extracting(Annotation::group).doesNotHaveDuplicates();
    }
  }

  @Test
  void writesAnItemOnceWhenItIsEqualInTwoSubsets() {
    List<DatasetItem> items = List.of(item("a", "train", box(1, 0)), item("a", "trainval", box(1, 0)));
    ExportedDataset out = write(schema("train", "trainval"), items);
    assertThat(out.issues()).isEmpty();
    assertThat(text("ImageSets/Main/train.txt")).isEqualTo("a\n").isEqualTo(text("ImageSets/Main/trainval.txt"));
  }

  @Test
  void renamesAnItemWhenItDiffersInTwoSubsets() {
    List<DatasetItem> items = List.of(item("a", "train", box(1, 0)), item("a", "val", box(1, 1)));
    ExportedDataset out = write(schema("train", "val"), items);
    assertThat(out.issues()).singleElement().satisfies(issue -> assertThat(issue.code()).isEqualTo("VOC-ITEM-RENAMED"));
    assertThat(text("ImageSets/Main/val.txt")).isEqualTo("a_val\n");
    assertThat(text("Annotations/a_val.xml")).contains("<name>dog</name>", "<filename>a_val.jpg</filename>");
    assertThat(text("Annotations/a.xml")).contains("<name>cat</name>");
  }

  @Test
  void givesLabelsWithoutAColourAFreeOne() {
    Categories some = Categories.ofNames(List.of("cat", "dog")).withMaskColors(Map.of(1, new MaskColor(9, 9, 9)));
    write(DatasetSchema.of(some, List.of("train")), List.of(item("a", "train", box(1, 0))));
    assertThat(text("labelmap.txt")).contains("background:0,0,0::\n", "cat:128,0,0::\n", "dog:9,9,9::\n");
    assertThat(text("Annotations/a.xml")).contains("<name>cat</name>");
  }

  @Test
  void tellsWhatVocCannotHold() {
    Caption caption = new Caption(Common.none(), "a cat");
    Bbox unlabeled = new Bbox(Common.none(), 0, 0, 1, 1);
    ExportedDataset out = write(schema("train"), List.of(item("a", "train", caption, unlabeled)));
    assertThat(out.lossCodes()).containsExactlyInAnyOrder("VOC-CAPTION", "VOC-UNLABELED", "VOC-IMAGE");
    assertThat(text("Annotations/a.xml")).isEmpty();
  }

  @Test
  void writesOnlyTheTasksThatAreNamed() {
    write(schema("train"), List.of(item("a", "train", box(1, 0))), "--tasks", "voc_detection");
    assertThat(FormatHarness.files(temp.resolve("out")))
        .containsExactly("Annotations/a.xml", "ImageSets/Main/train.txt", "labelmap.txt");
    assertThat(FormatHarness.strict().detect(new VocImporter(), temp.resolve("out")).confidence())
        .isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void isDetectedAsItself() {
    write(schema("train"), List.of(item("a", "train", box(1, 0))));
    assertThat(FormatHarness.strict().detect(new VocImporter(), temp.resolve("out")).confidence())
        .isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void keepsFieldsPartsAndActionsOfVoc() {
    Path fixture = Path.of("src", "test", "resources", "voc", "everything", "input");
    ImportedDataset dataset = FormatHarness.strict().importFolder(new VocImporter(), fixture);
    FormatHarness.strict().export(new VocExporter(), dataset, temp.resolve("out"));
    assertThat(text("Annotations/a.xml").replaceAll("\\s*\n\\s*", ""))
        .contains("<folder>Shots</folder>", "<database>By hand</database><annotation>me</annotation></source>")
        .contains("<owner><name>somebody</name></owner>", "<confidence>0.5</confidence>")
        .contains("<part><name>head</name>", "<actions><jump>1</jump><read_aloud>0</read_aloud></actions>");
    assertThat(text("labelmap.txt")).contains("person:10,20,30:head,hand:jump,read aloud\n");
    assertThat(text("ImageSets/Main/person_train.txt")).isEqualTo("a  1\nsub/b 1 -1\n");
    assertThat(text("ImageSets/Action/read aloud_train.txt")).isEqualTo("a 1 -1\n");
    assertThat(text("ImageSets/Layout/train.txt")).isEqualTo("a  1\n");
  }

  @Test
  void recodesImagesOnlyWhenAsked() throws IOException {
    byte[] noImage = "as it is".getBytes(StandardCharsets.UTF_8);
    Image odd = Image.ofBytes("a.JPG", noImage, new ImageSize(20, 10));
    DatasetItem item = DatasetItem.of("a", "train", odd, List.of(), Attributes.empty());
    write(schema("train"), List.of(item), "--save-media", "--image-ext", "jpg");
    assertThat(Files.readAllBytes(temp.resolve("out/JPEGImages/a.JPG"))).isEqualTo(noImage);
    assertThatThrownBy(() ->
            FormatHarness.strict().export(
                new VocExporter(), schema("train"), List.of(item), temp.resolve("b"), "--save-media", "--image-ext",
                    ".png"))
        .hasMessageContaining("VOC-IMAGE-RECODE");
  }

  @Test
  void refusesALabelMapThatIsNotThere() {
    assertThatThrownBy(() -> write(schema("train"), List.of(), "--label-map", "nowhere.txt"))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("nowhere.txt");
  }

  @Test
  void neverPutsListsElsewhere() {
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(Arrays.asList("../up", "b")), List.of("x/y"));
    DatasetItem item =
        DatasetItem.of("a", "x/y", null, List.of(new Label(Common.ofLabel(0))), Attributes.empty());
    ExportedDataset out = write(schema, List.of(item));
    assertThat(FormatHarness.files(temp.resolve("out"))).contains("ImageSets/Main/.._up_x_y.txt",
        "ImageSets/Main/x_y.txt");
    assertThat(out.issues().get(0).code()).isEqualTo("VOC-NAME-CHANGED");
  }
}
