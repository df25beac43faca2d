// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Demand;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoReaderTest {
  private static final String IMAGE = "{'id': 1, 'file_name': 'a.jpg', 'width': 20, 'height': 10}";
  private static final String CATEGORIES = "'categories': [{'id': 1, 'name': 'cat'}]";

  @TempDir Path temp;

  private final CocoTestFormat instances = CocoTestFormat.of(CocoTask.INSTANCES);

  private ImportedDataset read(CocoTestFormat format, String... options) {
    return FormatHarness.strict().importFolder(format, temp, options);
  }

  private ImportedDataset readAnnotation(String annotation) throws IOException {
    CocoTestFormat.file(
        temp, "instances_train.json", "{'images': [" + IMAGE + "], 'annotations': [" + annotation + "], " + CATEGORIES
            + "}");
    return read(instances);
  }

  private static List<String> codes(ImportedDataset dataset) {
    return dataset.issues().stream().flatMap(summary -> summary.samples().stream()).map(issue -> issue.code()).toList();
  }

  @Test
  void readsAnnotationsThatStandBeforeTheirImages() throws IOException {
    CocoTestFormat.file(temp, "instances_train2017.json",
        "{'annotations': [{'id': 2, 'image_id': 5, 'category_id': 1, 'bbox': [1, 1, 2, 2], 'iscrowd': 0,"
            + " 'segmentation': []},"
            + "{'id': 1, 'image_id': 1, 'category_id': 1, 'bbox': [3, 3, 2, 2], 'iscrowd': 0, 'segmentation': []}],"
            + CATEGORIES + ", 'images': [" + IMAGE + ", {'id': 5, 'file_name': 'b.png', 'width': 9, 'height': 9}]}");

    ImportedDataset dataset = read(instances);

    assertThat(dataset.ids()).containsExactly("a", "b");
    assertThat(dataset.schema().subsets()).containsExactly("train2017");
    assertThat(dataset.item("b").annotations()).extracting(Annotation::id).containsExactly(2L);
  }

  @Test
  void readsWhatToolsWriteLoosely() throws IOException {
    byte[] json = ("{'images': [{'id': '1', 'file_name': 'a.jpg', 'width': 20, 'height': 10}], 'annotations': ["
        + "{'id': 4.0, 'image_id': '1', 'category_id': '1', 'bbox': [1, '2.5', 3, 4]}], " + CATEGORIES + "}")
        .replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    byte[] withMark = new byte[json.length + 3];
    System.arraycopy(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, 0, withMark, 0, 3);
    System.arraycopy(json, 0, withMark, 3, json.length);
    Files.write(CocoTestFormat.file(temp, "instances_train.json", ""), withMark);

    ImportedDataset dataset = read(instances);

    assertThatDataset(dataset).hasItem("a", """
        item a train image=a.jpg 20x10 missing {id=1}
          bbox 1 2.5 3 4 label=cat id=4 group=4 {is_crowd=false}
        """);
    assertThat(codes(dataset)).contains(CocoIssues.ANNOTATION_FIELD, CocoIssues.BBOX_TYPE,
        CocoIssues.SEGMENTATION_TYPE);
  }

  @Test
  void computesABoxThatIsMissing() throws IOException {
    ImportedDataset dataset = readAnnotation(
        "{'id': 4, 'image_id': 1, 'category_id': 1, 'iscrowd': 0, 'segmentation': [[1, 2, 6, 2, 6, 8.5]]}");

    assertThatDataset(dataset).hasItem("a", """
        item a train image=a.jpg 20x10 missing {id=1}
          polygon 1 2 6 2 6 8.5 label=cat id=4 group=4 {is_crowd=false}
          bbox 1 2 5 6.5 label=cat id=4 group=4 {is_crowd=false}
        """);
  }

  @Test
  void keepsTheBoxOfAMaskWhenOnlyBoxesAreAskedFor() throws IOException {
    readAnnotation(
        "{'id': 4, 'image_id': 1, 'category_id': 1, 'iscrowd': 1,"
            + " 'segmentation': {'size': [10, 20], 'counts': [50, 6, 144]}}");
    Demand boxes = new Demand(EnumSet.of(AnnotationType.BBOX), false);

    ImportedDataset dataset = FormatHarness.strict().withDemand(boxes).importFolder(instances, temp);

    assertThatDataset(dataset).hasItem("a", """
        item a train image=a.jpg 20x10 missing {id=1}
          bbox 5 0 1 6 label=cat id=4 group=4 {is_crowd=true}
        """);
  }

  @Test
  void givesAnObjectOfIdZeroAGroup() throws IOException {
    ImportedDataset dataset = readAnnotation(
        "{'id': 0, 'image_id': 1, 'category_id': 1, 'iscrowd': 0, 'bbox': [1, 2, 5, 6],"
            + " 'segmentation': [[1, 2, 6, 2, 6, 8]]}");

    List<Annotation> parts = dataset.item("a").annotations();
    assertThat(parts).extracting(Annotation::id).containsOnly(0L);
    assertThat(parts.get(0).group()).isNotZero().isEqualTo(parts.get(1).group());
  }

  @Test
  void keepsCategoryZeroWhenItIsDeclared() throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", "{'images': [" + IMAGE
        + "], 'categories': [{'id': 0, 'name': 'cat'}],"
        + " 'annotations': [{'id': 1, 'image_id': 1, 'category_id': 0, 'iscrowd': 0, 'bbox': [1, 2, 5, 6],"
        + " 'segmentation': []}]}");

    assertThat(read(instances).item("a").annotations().get(0).labelIndex()).isZero();
  }

  @Test
  void leavesAnnotationsOfUnlistedImagesOutWithOneWord() throws IOException {
    ImportedDataset dataset = readAnnotation(
        "{'id': 1, 'image_id': 9, 'category_id': 1, 'bbox': [1, 2, 5, 6]}, {'id': 2, 'image_id': 8, 'category_id': 1}");

    assertThat(dataset.item("a").annotations()).isEmpty();
    assertThat(codes(dataset).stream().filter(CocoIssues.IMAGE_UNKNOWN::equals)).hasSize(1);
  }

  @Test
  void readsKeypointsWhereverTheyStand() throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", "{'images': [" + IMAGE
        + "], 'categories': [{'id': 1, 'name': 'cat',"
        + " 'keypoints': ['l', 'r']}], 'annotations': [{'id': 1, 'image_id': 1, 'category_id': 1, 'iscrowd': 0,"
        + " 'bbox': [1, 2, 5, 6], 'segmentation': [], 'keypoints': [1, 2, 2, 3, 4, 1]}]}");

    ImportedDataset dataset = read(instances);

    assertThat(dataset.item("a").annotations()).extracting(Annotation::type)
        .containsExactly(AnnotationType.POINTS, AnnotationType.BBOX);
    assertThat(dataset.schema().categories().points().get(0).names()).containsExactly("l", "r");
  }

  @Test
  void namesImagesThatDifferInTheExtensionOnlyApart() throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", "{'images': [" + IMAGE + ", {'id': 2, 'file_name': 'a.png'}],"
        + " 'annotations': [], " + CATEGORIES + "}");

    ImportedDataset dataset = read(instances);

    assertThat(dataset.ids()).containsExactly("a", "a.png#2");
    assertThat(codes(dataset)).contains(CocoIssues.NAME_TWICE);
  }

  @Test
  void neverLooksOutsideOfTheDataset() throws IOException {
    Files.writeString(temp.resolve("secret.jpg"), "secret");
    Path inner = Files.createDirectory(temp.resolve("inner"));
    CocoTestFormat.file(inner, "instances_train.json", "{'images': [{'id': 1, 'file_name': '../secret.jpg'},"
        + " {'id': 2, 'file_name': 'C:\\\\\\\\x\\\\\\\\b.jpg'}], 'annotations': [], " + CATEGORIES + "}");

    ImportedDataset dataset = FormatHarness.strict().importFolder(instances, inner);

    assertThat(dataset.ids()).containsExactly("secret", "x/b");
    assertThat(dataset.items()).noneMatch(item -> item.image().orElseThrow().hasData());
    assertThat(codes(dataset)).contains(CocoIssues.NAME_UNSAFE);
  }

  @Test
  void refusesNamesThatLeadOutOfTheDataset() throws IOException {
    for (String name : List.of("../../x.jpg", "a/../../../x.jpg", "..\\\\..\\\\x.jpg")) {
      CocoTestFormat.file(temp, "instances_train.json",
          "{'images': [{'id': 1, 'file_name': '" + name + "'}], 'annotations': [], " + CATEGORIES + "}");
      assertThatThrownBy(() -> read(instances)).as(name).hasMessageContaining("leads out of the dataset");
    }
  }

  @Test
  void findsImagesInEveryCommonLayout() throws IOException {
    readAnnotation("");
    for (String place : List.of("images/train/a.jpg", "images/a.jpg", "train/a.jpg", "a.jpg", "other/x/A.JPG",
        "q/a.png")) {
      Path file = temp.resolve(place);
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[2000]);

      DatasetItem item = read(instances).item("a");

      assertThat(item.image().orElseThrow().file()).as(place).isPresent();
      Files.delete(file);
    }
  }

  @Test
  void recognisesFilesOfAnyNameByTheirContent() throws IOException {
    String json = ("{'images': [" + IMAGE + "], 'annotations': [], " + CATEGORIES + "}").replace('\'', '"');
    Files.writeString(temp.resolve("lvis_val_100.json"), json);
    Files.writeString(temp.resolve("train.json"), json);
    Files.writeString(temp.resolve("package.json"), "{\"name\": \"x\"}");

    assertThat(FormatHarness.strict().detect(instances, temp).confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(read(instances).schema().subsets()).containsExactly("train", "val");
  }

  @Test
  void putsASingleFileOfAnyNameIntoTheDefaultSubset() throws IOException {
    Files.writeString(temp.resolve("mine.json"),
        ("{'images': [" + IMAGE + "], 'annotations': [], " + CATEGORIES + "}").replace('\'', '"'));

    ImportedDataset dataset = FormatHarness.strict().importFile(instances, temp, "mine.json");

    assertThat(dataset.schema().subsets()).containsExactly("default");
    assertThat(dataset.ids()).containsExactly("a");
  }

  @Test
  void takesLabelsFromDatasetMeta() throws IOException {
    Files.writeString(temp.resolve("dataset_meta.json"), "{\"label_map\": {\"0\": \"uno\", \"1\": \"due\"}}");
    ImportedDataset dataset = readAnnotation(
        "{'id': 1, 'image_id': 1, 'category_id': 1, 'iscrowd': 0, 'bbox': [1, 2, 5, 6], 'segmentation': []}");

    assertThat(dataset.schema().categories().labels().names()).containsExactly("uno", "due");
    assertThat(dataset.item("a").annotations().get(0).labelIndex()).isZero();
  }
}
