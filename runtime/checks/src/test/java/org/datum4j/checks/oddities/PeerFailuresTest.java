// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.checks.oddities.Scene.Read;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ErrorPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One awkward file on its way to each format, then with one defect at a time. */
class PeerFailuresTest {
  private static final String[] IMAGES = {"Größe ß 7.png", "empty.png", "left/scene.jpg", "plain.png",
    "right/scene.jpg", "turned.jpg"};

  @TempDir Path folder;

  private static void assertHoldsImages(Scene scene, String out, String images) throws Exception {
    for (String image : IMAGES) {
      assertThat(scene.beside(out).resolve(images + image))
          .hasSameBinaryContentAs(scene.root().resolve("images/train/" + image));
    }
  }

  @Test
  @DisplayName("to COCO: every byte comes back, and every image")
  void toCoco() throws Exception {
    Scene scene = AwkwardFile.in(folder);
    for (String format : List.of("coco", "coco_instances")) {
      ConversionReport report = scene.convert("", format, format, "--save-media");
      assertThat(scene.beside(format).resolve(AwkwardFile.NAME))
          .hasSameBinaryContentAs(scene.root().resolve(AwkwardFile.NAME));
      assertHoldsImages(scene, format, "images/train/");
      assertThat(Scene.losses(report)).isEmpty();
      assertThat(Scene.codes(report.issues())).isEqualTo(Map.of("COCO-IMAGE-TURNED", 1L));
    }
  }

  @Test
  @DisplayName("to COCO by way of Datumaro's JSON: every value comes back")
  void toCocoByWayOfDatumaro() throws Exception {
    Scene scene = AwkwardFile.in(folder);
    scene.convert("", "datumaro", "dm");
    scene.next("dm").convert("datumaro", "coco_instances", "back");
    assertThat(Tidy.json(scene.beside("back").resolve(AwkwardFile.NAME)))
        .isEqualTo(Tidy.json(scene.root().resolve(AwkwardFile.NAME)));
  }

  @Test
  @DisplayName("to Ultralytics' YOLO: classes by position, no name clash, an empty file for the empty image")
  void toUltralytics() throws Exception {
    Scene scene = AwkwardFile.in(folder);
    ConversionReport report = scene.convert("", "yolo_ultralytics", "out", "--task", "detect", "--save-media");
    assertThat(scene.lines("out/data.yaml")).contains("names:", "  0: person", "  1: \"Möbel, groß\"", "  2: sheep",
        "  3: unused");
    assertThat(scene.written("out/labels/train/left/scene.txt")).isEqualTo("0 0.325 0.2 0.6 0.333333\n");
    assertThat(scene.written("out/labels/train/right/scene.txt")).isEqualTo("2 0.3 0.5 0.1 1\n");
    assertThat(scene.written("out/labels/train/turned.txt")).isEqualTo("1 0.2 0.2 0.2 0.2\n");
    assertThat(scene.written("out/labels/train/empty.txt")).isEmpty();
    assertHoldsImages(scene, "out", "images/train/");
    assertThat(Scene.losses(report)).containsKeys("YOLO-CROWD", "YOLO-ATTRIBUTES");
    Read again = Scene.read(scene.beside("out"), "", ErrorPolicy.FAIL);
    assertThat(again.format()).isEqualTo("yolo_ultralytics");
    assertThat(again.labels()).containsExactly("person", "Möbel, groß", "sheep", "unused");
    assertThat(again.ids()).containsExactlyInAnyOrder("Größe ß 7", "empty", "left/scene", "plain", "right/scene", "turned");
  }

  @Test
  @DisplayName("to Darknet's YOLO")
  void toDarknet() throws Exception {
    Scene scene = AwkwardFile.in(folder);
    scene.convert("", "yolo", "out", "--save-media");
    assertThat(scene.lines("out/obj.names")).containsExactly("person", "Möbel, groß", "sheep", "unused");
    assertThat(scene.written("out/obj_train_data/left/scene.txt")).isEqualTo("0 0.325 0.2 0.6 0.333333\n");
    assertThat(scene.written("out/obj_train_data/right/scene.txt")).isEqualTo("2 0.3 0.5 0.1 1\n");
    assertThat(scene.written("out/obj_train_data/empty.txt")).isEmpty();
    assertThat(scene.lines("out/train.txt")).hasSize(6).contains("data/obj_train_data/right/scene.jpg");
    assertHoldsImages(scene, "out", "obj_train_data/");
    assertThat(Scene.read(scene.beside("out"), "yolo", ErrorPolicy.FAIL).ids()).hasSize(6);
  }

  @Test
  @DisplayName("to VOC: folders and names as they are, and the empty image in the list")
  void toVoc() throws Exception {
    Scene scene = AwkwardFile.in(folder);
    ConversionReport report = scene.convert("", "voc", "out", "--save-media");
    assertThat(scene.lines("out/ImageSets/Main/train.txt")).containsExactly("left/scene", "right/scene", "Größe ß 7",
        "turned", "plain", "empty");
    assertThat(scene.written("out/Annotations/left/scene.xml")).contains("<name>person</name>", "<xmin>1", "<xmax>25");
    assertThat(scene.written("out/Annotations/plain.xml")).contains("<name>Möbel, groß</name>", "<occluded>1</occluded>")
        .contains("grün");
    assertThat(scene.files("out")).contains("JPEGImages/empty.png").doesNotContain("Annotations/empty.xml");
    assertHoldsImages(scene, "out", "JPEGImages/");
    assertThat(scene.written("out/labelmap.txt")).contains("Möbel, groß:").contains("unused:");
    Read again = Scene.read(scene.beside("out"), "", ErrorPolicy.FAIL);
    assertThat(again.format()).isEqualTo("voc");
    assertThat(again.ids()).containsExactly("left/scene", "right/scene", "Größe ß 7", "turned", "plain", "empty");
    assertThat(again.item("right/scene").annotations()).anyMatch(one -> one.type().text().equals("mask"));
    assertThat(Scene.losses(report)).containsKeys("VOC-POINTS", "VOC-POLYGON");
  }

  /** The text that a defect replaces, what stands in its place, the code, the place, and a word of the message. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "annotation id twice | 'id': 105, | 'id': 101, | COCO-ANNOTATION-TWICE | $.annotations[4].id | annotation id 101",
    "image id twice | 'id': 16, | 'id': 11, | COCO-IMAGE-TWICE | $.images[5].id | image id 11 of empty.png",
    "category id twice | 'id': 200, | 'id': 90, | COCO-CATEGORY-TWICE | $.categories[3].id | category id 90",
    "category that is not declared | 'image_id': 15, 'category_id': 7 | 'image_id': 15, 'category_id': 8 |"
        + " COCO-CATEGORY-UNKNOWN | $.annotations[4].category_id | annotation 105",
    "no category | 'image_id': 15, 'category_id': 7 | 'image_id': 15, 'category_id': null | COCO-ANNOTATION-FIELD |"
        + " $.annotations[4].category_id | annotation 105",
    "box of a number that is none | [1, 1, 3, 3] | [1, NaN, 3, 3] | COCO-JSON-SYNTAX | $.annotations[4].bbox[1] | NaN",
    "box beyond numbers | [1, 1, 3, 3] | [1, 1, 1e999, 3] | COCO-NUMBER-RANGE | $.annotations[4].bbox[2] | annotation 105",
    "runs of another size | 'size': [10, 20] | 'size': [10, 21] | COCO-RLE-SIZE | $.annotations[1].segmentation.size |"
        + " annotation 7",
    "runs beyond the mask | [50, 20, 130] | [50, 20, 131] | COCO-RLE-COUNTS | $.annotations[1].segmentation.counts |"
        + " annotation 7",
    "polygon of two points | [20.25, 2, 25, 2, 25, 9.5] | [20.25, 2, 25, 2] | COCO-POLYGON-SHORT |"
        + " $.annotations[0].segmentation[1] | annotation 101",
    "keypoints that are no triples | 20.5, 20, 1, 0, 0, 0] | 20.5, 20, 1, 0, 0] | COCO-KEYPOINTS-COUNT |"
        + " $.annotations[2].keypoints | annotation 900100463731",
    "no file name | 'file_name': 'plain.png', | | COCO-IMAGE-FIELD | $.images[4].file_name | image 15",
    "name that leads out | 'plain.png' | '../../../plain.png' | COCO-NAME-UNSAFE | $.images[4].file_name | image 15",
  })
  void namesTheObject(String defect, String from, String to, String code, String path, String object) throws Exception {
    Scene scene = AwkwardFile.in(folder, from, to == null ? "" : to);
    List<String> before = scene.everything();
    for (String format : List.of("coco_instances", "voc", "yolo_ultralytics")) {
      Issue issue = Failures.of(() -> scene.convert("coco_instances", format, "out"));
      assertThat(issue.code()).as(defect + ": " + issue.text()).isEqualTo(code);
      assertThat(issue.where().file()).isEqualTo(AwkwardFile.NAME);
      assertThat(issue.where().path()).isEqualTo(path);
      assertThat(issue.where().line() > 0 || issue.where().offset() > 0).as(issue.text()).isTrue();
      assertThat(issue.text()).contains(object);
      assertThat(issue.mend()).isNotBlank();
      assertThat(scene.everything()).isEqualTo(before);
    }
  }

  /** What stands in place of what, the code that is told, and what an item then is. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "box out of the image | [1, 1, 3, 3] | [8, -2, 5, 5] | COCO-BBOX-OUTSIDE | plain | bbox 8 -2 5 5",
    "negative width | [1, 1, 3, 3] | [4, 1, -3, 3] | COCO-BBOX-SIZE | plain | bbox 4 1 -3 3",
    "no iscrowd | 'bbox': [1, 1, 3, 3], 'iscrowd': 0, | 'bbox': [1, 1, 3, 3], | COCO-ANNOTATION-FIELD | plain |"
        + " bbox 1 1 3 3 label=Möbel, groß id=105 group=105 {occluded=true, colour=\"grün\", count=3, is_crowd=false}",
    "no bbox | 'area': 20, 'bbox': [5, 0, 2, 10], | 'area': 20, | COCO-BBOX-TYPE | right/scene | bbox 5 0 2 10",
    "ids as texts | 'id': 105, 'image_id': 15 | 'id': '105', 'image_id': '15' | COCO-ANNOTATION-FIELD | plain |"
        + " bbox 1 1 3 3 label=Möbel, groß id=105",
    "image that is not listed | 'image_id': 15 | 'image_id': 999 | COCO-IMAGE-UNKNOWN | plain | item plain",
    "backslash in a name | 'left/scene.jpg' | 'left\\\\scene.jpg' | | left/scene | image=left/scene.jpg 40x30 {id=11}",
    "absolute name | 'plain.png' | '/data/x/plain.png' | COCO-NAME-UNSAFE | data/x/plain | bbox 1 1 3 3",
    "name of Windows | 'plain.png' | 'C:\\\\data\\\\plain.png' | COCO-NAME-UNSAFE | data/plain | bbox 1 1 3 3",
    "no size | 'plain.png', 'width': 10, 'height': 10 | 'plain.png' | | plain | image=plain.png 10x10 {id=15}",
  })
  void readsWithAWord(String variant, String from, String to, String code, String item, String found) throws Exception {
    Scene scene = AwkwardFile.in(folder, from, to);
    Read read = scene.read("coco_instances");
    assertThat(read.dump(item)).as(variant).contains(found);
    List<String> codes = new ArrayList<>(read.codes().keySet());
    codes.remove("COCO-IMAGE-TURNED");
    assertThat(codes).as(variant).isEqualTo(code == null ? List.of() : List.of(code));
    if (code != null) {
      assertThat(read.issue(code).what()).contains(variant.equals("ids as texts") ? "(2 times)" : "(1 times)");
      assertThat(read.issue(code).where().file()).isEqualTo(AwkwardFile.NAME);
    }
    scene.convert("coco_instances", "coco_instances", "again");
    Path again = scene.beside("again").resolve(AwkwardFile.NAME);
    if (variant.equals("no size")) {
      assertThat(again).content().contains("\"plain.png\",\"width\":10,\"height\":10}");
    } else if (variant.equals("ids as texts")) {
      // All ids are numbers afterwards, so that they fit together; values are the same.
      assertThat(again).content().contains("{\"id\":105,\"image_id\":15,").doesNotContain("\"105\"", "\"15\"");
      assertThat(Tidy.json(again)).isEqualTo(Tidy.json(AwkwardFile.TEXT));
    } else if (!"COCO-NAME-UNSAFE".equals(code) && !"COCO-IMAGE-UNKNOWN".equals(code)) {
      assertThat(again).hasSameBinaryContentAs(scene.root().resolve(AwkwardFile.NAME));
    }
  }

  @Test
  @DisplayName("no size and no image: what needs it names the image")
  void noSizeAtAll() throws Exception {
    Scene scene = AwkwardFile.in(folder, "'plain.png', 'width': 10, 'height': 10", "'plain.png'");
    Files.delete(scene.root().resolve("images/train/plain.png"));
    assertThat(scene.read("coco_instances").dump("plain")).contains("item plain train image=plain.png missing {id=15}");
    Issue yolo = Failures.of(() -> scene.convert("coco_instances", "yolo_ultralytics", "yolo"));
    assertThat(yolo.text()).contains("plain").contains("size");
    assertThat(scene.everything()).noneMatch(file -> file.startsWith("yolo"));
    scene.convert("coco_instances", "voc_detection", "voc");
    assertThat(scene.written("voc/Annotations/plain.xml")).contains("<xmax>4").doesNotContain("<width>10");
  }

  @Test
  @DisplayName("a byte order mark before the file")
  void byteOrderMark() throws Exception {
    Scene scene = AwkwardFile.in(folder);
    Files.writeString(scene.root().resolve(AwkwardFile.NAME), "\ufeff" + AwkwardFile.TEXT.replace('\'', '"'));
    assertThat(scene.read("").ids()).hasSize(6);
    assertThat(scene.detected()).containsExactly("coco_instances");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coco", "coco_panoptic", "voc", "voc_segmentation", "yolo", "yolo_ultralytics", "datumaro",
    "image_dir", "camvid", "roboflow_coco", "roboflow_voc", "roboflow_yolo", "roboflow_create_ml"})
  @DisplayName("absolute names: nothing is written but in the output")
  void staysInside(String format) throws Exception {
    Path victim = Files.createDirectories(folder.resolve("victim"));
    String absolute = victim.resolve("plain.png").toString().replace('\\', '/');
    Scene scene = AwkwardFile.in(folder, "'plain.png'", "'" + absolute + "'");
    List<String> before = scene.everything();
    scene.convert("coco_instances", List.of("polygons_to_masks"), format, "out", "--save-media");
    List<String> fresh = new ArrayList<>(scene.everything());
    fresh.removeAll(before);
    assertThat(fresh).isNotEmpty().allMatch(file -> file.startsWith("out/"));
    assertThat(victim).isEmptyDirectory();
  }
}
