// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.datum4j.checks.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command line that the documentation of COCO support shows, typed as it stands there, on the samples. */
class PageCommandsTest {
  private static final String COCO = Distribution.SAMPLES.resolve("coco").toString();
  private static final String PANOPTIC = Distribution.SAMPLES.resolve("coco-panoptic").toString();
  private static final String ROBOFLOW = Distribution.SAMPLES.resolve("roboflow").toString();

  @TempDir Path here;

  private Result datum(String... words) throws Exception {
    Result result = Distribution.run(here, words);
    assertThat(result.code()).as("datum %s\n%s%s", String.join(" ", words), result.out(), result.err()).isZero();
    assertThat(result.err()).doesNotContain("\tat ");
    return result;
  }

  private List<String> files(String below) throws IOException {
    Path folder = here.resolve(below);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
    }
  }

  @Test
  void importsIntoAProjectAndExportsToVoc() throws Exception {
    datum("project", "create");
    datum("project", "import", "--format", "coco", COCO);
    assertThat(datum("project", "info").out()).contains("format: coco");
    datum("project", "export", "-f", "voc", "-o", "voc");
    assertThat(files("voc/Annotations")).containsExactly("beach.xml", "field.xml", "park/a lawn.xml");
    assertThat(files("voc/ImageSets/Main")).contains("train.txt", "val.txt");
  }

  @Test
  void importsWithOriginalCategoryIds() throws Exception {
    datum("project", "create");
    datum("project", "import", "--format", "coco", COCO, "--", "--keep-original-category-ids");
    datum("project", "export", "-f", "datumaro", "-o", "dm");
    assertThat(Files.readString(here.resolve("dm/annotations/train.json"))).contains("class-2").contains("kite");
  }

  @Test
  void convertsToVocInOneStep() throws Exception {
    datum("convert", "-if", "coco", "-i", COCO, "-f", "voc", "-o", "voc", "--", "--save-media");
    assertThat(files("voc/JPEGImages")).hasSize(4);
    String xml = Files.readString(here.resolve("voc/Annotations/beach.xml"));
    assertThat(xml.split("<object>", -1)).hasSize(5);
  }

  @Test
  void exportsAProjectAndVocToCoco() throws Exception {
    datum("project", "create", "-o", "project");
    datum("project", "import", "-p", "project", "-f", "coco", COCO);
    datum("project", "export", "-p", "project", "-f", "coco", "-o", "coco", "--", "--save-media");
    assertThat(files("coco/images")).hasSize(4);
    datum("convert", "-if", "coco", "-i", COCO, "-f", "voc", "-o", "voc", "--", "--save-media");
    datum("convert", "-if", "voc", "-i", "voc", "-f", "coco", "-o", "again", "--", "--save-media");
    assertThat(files("again/annotations")).contains("instances_train.json", "instances_val.json");
  }

  @Test
  void exportsChosenTasksToAFolderWithAFreeName() throws Exception {
    datum("project", "create");
    datum("project", "import", "-f", "coco", COCO);
    datum("project", "export", "-f", "coco", "--", "--tasks", "instances,stuff");
    datum("project", "export", "-f", "coco", "--", "--tasks", "instances,stuff");
    List<String> expected =
        List.of("instances_train.json", "instances_val.json", "stuff_train.json", "stuff_val.json");
    assertThat(files("export-coco/annotations")).containsExactlyElementsOf(expected);
    assertThat(files("export-coco.1/annotations")).containsExactlyElementsOf(expected);
  }

  @Test
  void importsOneTaskFromAFileOfAnyName() throws Exception {
    Path data = Files.createDirectories(here.resolve("data/annotations"));
    Files.copy(Path.of(PANOPTIC, "annotations/stuff_val2017.json"), data.resolve("my stuff.json"));
    datum("project", "create");
    datum("project", "import", "--format", "coco_stuff", "-r", "annotations/my stuff.json", "data");
    datum("project", "export", "-f", "datumaro", "-o", "dm");
    assertThat(files("dm/annotations")).containsExactly("default.json");
  }

  @Test
  void followsTheExampleOfPanopticToVoc() throws Exception {
    datum("project", "create", "-o", "project");
    datum("project", "import", "-p", "project", "-f", "coco_panoptic", PANOPTIC + "/annotations/panoptic_val2017.json");
    datum("stats", "-p", "project");
    assertThat(here.resolve("statistics.json")).exists();
    datum("project", "export", "-p", "project", "-f", "voc", "--", "--save-media");
    assertThat(files("project/export-voc/SegmentationClass")).containsExactly("000000000139.png", "000000000285.png");
    assertThat(files("project/export-voc/JPEGImages")).hasSize(2);
  }

  @Test
  void importsRoboflowsCoco() throws Exception {
    datum("project", "create");
    datum("project", "import", "--format", "roboflow_coco", ROBOFLOW);
    datum("project", "export", "-f", "coco", "-o", "coco");
    assertThat(files("coco/annotations")).containsExactly("instances_train.json", "instances_valid.json");
    assertThat(datum("detect", ROBOFLOW).out()).contains("Detected format: roboflow_coco");
  }

  @Test
  void exportsWithEveryOptionOfCoco() throws Exception {
    datum(
        "convert", "-if", "coco", "-i", COCO, "-f", "coco", "-o", "all", "--",
        "--save-media", "--image-ext", ".png", "--save-dataset-meta", "--segmentation-mode", "mask", "--crop-covered",
        "--allow-attributes", "false", "--reindex", "true", "--merge-images", "true", "--tasks", "instances");
    assertThat(files("all")).contains("dataset_meta.json", "images/beach.png", "annotations/instances_train.json");
    assertThat(Files.readString(here.resolve("all/annotations/instances_train.json"))).doesNotContain("occluded");
  }
}
