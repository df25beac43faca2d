// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Image;
import org.datum4j.checks.oddities.Scene.Read;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ErrorPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the images of real datasets lie, how they are called, and when they do not fit their annotations. */
class ImageOdditiesTest {
  private static final String CATEGORIES = "'categories':[{'id':1,'name':'cat'}]";
  private static final String LFS = "version https://git-lfs.github.com/spec/v1\n"
      + "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

  @TempDir Path folder;

  private static String image(long id, String name, int width, int height) {
    return "{'id':" + id + ",'file_name':'" + name + "','width':" + width + ",'height':" + height + "}";
  }

  private static String box(long id, long image) {
    return "{'id':" + id + ",'image_id':" + image
        + ",'category_id':1,'bbox':[1,2,8,6],'iscrowd':0,'segmentation':[],'area':48}";
  }

  private static String json(String images, String annotations) {
    return "{'images':[" + images + "],'annotations':[" + annotations + "]," + CATEGORIES + "}";
  }

  private Scene scene(String images, String annotations) throws Exception {
    return Scene.in(folder).text("annotations/instances_train.json", json(images, annotations));
  }

  @Test
  @DisplayName("no images beside the annotations")
  void noImages() throws Exception {
    Scene scene = scene(image(7, "x/a.jpg", 40, 30) + "," + image(8, "b.jpg", 20, 10), box(1, 7) + "," + box(2, 8));
    Read read = scene.read("coco_instances");
    assertThat(read.item("x/a").image().orElseThrow().size()).contains(new ImageSize(40, 30));
    assertThat(read.issue("COCO-IMAGE-ABSENT").what()).contains("(2 times)");
    ConversionReport voc = scene.convert("coco_instances", "voc_detection", "voc", "--save-media");
    assertThat(scene.written("voc/Annotations/x/a.xml")).contains("<width>40</width>", "<height>30</height>", "<xmax>9");
    assertThat(Scene.codes(voc.issues())).isEqualTo(
        Map.of("COCO-IMAGE-ABSENT", 1L, "VOC-IMAGE-MISSING", 1L, "EXPORT-FACTS-LEFT-OUT", 1L));
    scene.convert("coco_instances", "yolo_ultralytics", "yolo");
    assertThat(scene.lines("yolo/labels/train/x/a.txt")).containsExactly("0 0.125 0.166667 0.2 0.2");
  }

  @Test
  @DisplayName("images in folders of any name")
  void imagesElsewhere() throws Exception {
    Map<String, List<String>> layouts = Map.of(
        "official", List.of("train2017/a.jpg", "train2017/b.jpg"),
        "singular", List.of("image/a.jpg", "image/b.jpg"),
        "deep", List.of("data/train_images/a.jpg", "data/train_images/b.jpg"),
        "split", List.of("coco/train2017/a.jpg", "coco/train2017/b.jpg"),
        "root", List.of("a.jpg", "b.jpg"),
        "renamed", List.of("frames/a.png", "frames/B.JPG"));
    for (Map.Entry<String, List<String>> layout : layouts.entrySet()) {
      Scene scene = Scene.in(folder.resolve(layout.getKey())).text("annotations/instances_train2017.json",
          json(image(1, "a.jpg", 40, 30) + "," + image(2, "b.jpg", 20, 10), box(1, 1)));
      scene.image(layout.getValue().get(0), 40, 30).image(layout.getValue().get(1), 20, 10);
      Read read = scene.read("");
      assertThat(read.imageFiles(scene.root())).as(layout.getKey()).isEqualTo(layout.getValue());
      assertThat(read.codes()).as(layout.getKey()).isEmpty();
      assertThat(read.dump("a")).contains("bbox 1 2 8 6 label=cat id=1");
    }
  }

  @Test
  @DisplayName("one name in several folders, and the dataset in a folder that nobody names")
  void sameNameElsewhere() throws Exception {
    Scene scene = scene(image(1, "cam1/0001.jpg", 40, 30) + "," + image(2, "cam2/0001.jpg", 20, 10), box(1, 1));
    scene.image("frames/raw/cam1/0001.jpg", 40, 30).image("frames/raw/cam2/0001.jpg", 20, 10);
    assertThat(scene.read("coco_instances").imageFiles(scene.root()))
        .containsExactly("frames/raw/cam1/0001.jpg", "frames/raw/cam2/0001.jpg");
    Scene splits = Scene.in(folder.resolve("splits"))
        .text("annotations/instances_train.json", json(image(1, "0001.jpg", 40, 30), box(1, 1)))
        .text("annotations/instances_val.json", json(image(1, "0001.jpg", 20, 10), box(1, 1)))
        .image("data/train_images/0001.jpg", 40, 30).image("data/val_images/0001.jpg", 20, 10);
    assertThat(splits.read("coco_instances").imageFiles(splits.root()))
        .containsExactly("data/train_images/0001.jpg", "data/val_images/0001.jpg");
  }

  @Test
  @DisplayName("one name in several folders, and nothing tells which is meant: none is taken, and that is said")
  void ambiguousName() throws Exception {
    Scene scene = scene(image(1, "0001.jpg", 40, 30), box(1, 1));
    scene.image("monday/0001.jpg", 40, 30).image("tuesday/0001.jpg", 40, 30);
    Read read = scene.read("coco_instances");
    assertThat(read.imageFiles(scene.root())).containsExactly("-");
    assertThat(read.issue("COCO-IMAGE-ABSENT").what()).contains("0001.jpg").contains("several files");
  }

  @Test
  @DisplayName("Git LFS pointers in place of images")
  void pointers() throws Exception {
    Scene scene = scene(image(1, "a.jpg", 40, 30) + "," + image(2, "b.jpg", 40, 30) + "," + image(3, "c.jpg", 40, 30),
        box(1, 1) + "," + box(2, 2));
    for (String name : List.of("a.jpg", "b.jpg")) {
      scene.bytes("images/train/" + name, LFS.getBytes(StandardCharsets.UTF_8));
    }
    scene.image("images/train/c.jpg", 40, 30);
    Read read = scene.read("coco_instances");
    assertThat(read.issue("COCO-IMAGE-POINTER").what()).contains("Git LFS pointer").contains("(2 times)");
    assertThat(read.issue("COCO-IMAGE-POINTER").mend()).contains("git lfs pull");
    assertThat(read.codes()).containsOnlyKeys("COCO-IMAGE-POINTER");
    ConversionReport report = scene.convert("coco_instances", "coco_instances", "out", "--save-media");
    assertThat(scene.files("out")).containsExactly("annotations/instances_train.json", "images/train/c.jpg");
    assertThat(Scene.losses(report)).containsExactly(Map.entry("COCO-IMAGE", 2L));
  }

  @Test
  @DisplayName("an annotation file that is a Git LFS pointer")
  void annotationPointer() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/instances_train.json", LFS);
    assertThat(Failures.of(() -> scene.read("coco_instances")).text())
        .contains("annotations/instances_train.json").contains("Git LFS pointer").contains("git lfs pull");
  }

  @Test
  @DisplayName("photos that EXIF turns: the annotations are trusted, and it is said")
  void turnedPhotos() throws Exception {
    Scene scene = scene(
        image(1, "as-shown.jpg", 30, 40) + "," + image(2, "as-stored.jpg", 40, 30) + "," + image(3, "plain.jpg", 40, 30),
        box(1, 1) + "," + box(2, 2) + "," + box(3, 3));
    scene.turned("images/train/as-shown.jpg", 40, 30, 6).turned("images/train/as-stored.jpg", 40, 30, 8);
    scene.image("images/train/plain.jpg", 40, 30);
    Read read = scene.read("coco_instances");
    assertThat(read.dump("as-shown")).contains("image=as-shown.jpg 30x40").contains("bbox 1 2 8 6");
    assertThat(read.dump("as-stored")).contains("image=as-stored.jpg 40x30").contains("bbox 1 2 8 6");
    assertThat(read.codes()).containsExactly(Map.entry("COCO-IMAGE-TURNED", 2L));
    assertThat(read.issues().toString()).contains("as-shown.jpg").contains("as-stored.jpg is shown as 30 x 40");
    scene.convert("coco_instances", "coco_instances", "out", "--save-media");
    assertThat(scene.beside("out/images/train/as-stored.jpg"))
        .hasSameBinaryContentAs(scene.root().resolve("images/train/as-stored.jpg"));
    assertThat(scene.beside("out/annotations/instances_train.json"))
        .hasSameBinaryContentAs(scene.root().resolve("annotations/instances_train.json"));
    scene.convert("coco_instances", "voc_detection", "voc");
    assertThat(scene.written("voc/Annotations/as-shown.xml")).contains("<width>30</width>", "<height>40</height>");
  }

  @Test
  @DisplayName("a turned photo whose size the annotations do not state has the size that it is shown in")
  void turnedPhotoWithoutSize() throws Exception {
    Scene scene = scene("{'id':1,'file_name':'a.jpg'}", box(1, 1)).turned("a.jpg", 40, 20, 6);
    assertThat(scene.read("coco_instances").item("a").image().flatMap(Image::size)).contains(new ImageSize(20, 40));
    scene.convert("coco_instances", "yolo_ultralytics", "yolo");
    assertThat(scene.lines("yolo/labels/train/a.txt")).containsExactly("0 0.25 0.125 0.4 0.15");
  }

  @Test
  @DisplayName("images that were scaled after they were annotated")
  void scaledImages() throws Exception {
    Scene scene = scene(image(1, "a.png", 1080, 1920) + "," + image(2, "b.png", 1080, 1920), box(1, 1));
    scene.image("images/train/a.png", 72, 128).image("images/train/b.png", 72, 128);
    Read read = scene.read("coco_instances");
    assertThat(read.item("a").image().flatMap(Image::size)).contains(new ImageSize(1080, 1920));
    assertThat(read.dump("a")).contains("bbox 1 2 8 6");
    assertThat(read.issue("COCO-IMAGE-HEADER").what()).contains("(2 times)").contains("a.png is 72 x 128");
    assertThat(read.codes()).containsOnlyKeys("COCO-IMAGE-HEADER");
    scene.convert("coco_instances", "voc_detection", "voc");
    assertThat(scene.written("voc/Annotations/a.xml")).contains("<width>1080</width>", "<xmax>9");
  }

  @Test
  @DisplayName("blanks, brackets, signs and letters of all kinds in names, and folders in them")
  void oddNames() throws Exception {
    List<String> names = List.of("Screenshot (573).png", "a [1] {x}, y.png", "Straße 12/Ünïcödé – 写真.PNG",
        "cam#1/frame%2005.png", "v1.2.final.png", "it's & co.png");
    StringBuilder images = new StringBuilder();
    StringBuilder boxes = new StringBuilder();
    Scene scene = Scene.in(folder);
    for (int i = 0; i < names.size(); i++) {
      images.append(i == 0 ? "" : ",").append(image(i + 1, names.get(i).replace("'", "\\u0027"), 40, 30));
      boxes.append(i == 0 ? "" : ",").append(box(i + 1, i + 1));
      scene.image("images/train/" + names.get(i), 40, 30);
    }
    scene.text("annotations/instances_train.json", json(images.toString(), boxes.toString()));
    Read read = scene.read("");
    assertThat(read.codes()).isEmpty();
    assertThat(read.ids()).containsExactly("Screenshot (573)", "a [1] {x}, y", "Straße 12/Ünïcödé – 写真",
        "cam#1/frame%2005", "v1.2.final", "it's & co");
    for (String format : List.of("coco_instances", "voc_detection", "yolo", "yolo_ultralytics")) {
      scene.convert("coco_instances", format, format, "--save-media");
      Read again = Scene.read(scene.beside(format), format, ErrorPolicy.FAIL);
      assertThat(again.ids()).as(format).containsExactlyInAnyOrderElementsOf(read.ids());
      assertThat(again.items()).as(format).allMatch(item -> item.image().orElseThrow().hasData());
      assertThat(again.items()).as(format).allMatch(item -> item.annotations().size() == 1);
    }
    assertThat(scene.files("coco_instances")).contains("images/train/Straße 12/Ünïcödé – 写真.PNG");
    assertThat(scene.files("voc_detection")).contains("Annotations/Straße 12/Ünïcödé – 写真.xml");
  }

  @Test
  @DisplayName("one image name in several subsets: items of their own, and nothing is overwritten in a flat output")
  void sameNameInSubsets() throws Exception {
    Scene scene = Scene.in(folder);
    for (String subset : List.of("test", "train", "valid")) {
      int width = subset.equals("test") ? 10 : subset.equals("train") ? 20 : 40;
      scene.text(subset + "/_annotations.coco.json", json(image(0, "frame_0001.png", width, 30), box(0, 0)))
          .image(subset + "/frame_0001.png", width, 30);
    }
    Read read = scene.read("");
    assertThat(read.items()).extracting(item -> item.subset() + " " + item.id() + " " + item.image().flatMap(Image::size)
        .orElseThrow().width()).containsExactly("test frame_0001 10", "train frame_0001 20", "valid frame_0001 40");
    for (String format : List.of("voc_detection", "coco_instances")) {
      List<String> options = format.equals("voc_detection") ? List.of("--save-media") : List.of("--save-media",
          "--merge-images", "true");
      ConversionReport report = scene.convert("", format, format, options.toArray(String[]::new));
      Read again = Scene.read(scene.beside(format), format, ErrorPolicy.FAIL);
      assertThat(again.items()).as(format).extracting(item -> item.subset() + " " + item.image().flatMap(Image::header)
          .orElseThrow().width()).containsExactlyInAnyOrder("test 10", "train 20", "valid 40");
      assertThat(again.ids()).as(format).doesNotHaveDuplicates();
      assertThat(Scene.codes(report.issues()).toString()).as(format).contains("NAME");
    }
  }

  @Test
  @DisplayName("a folder in file_name is made again")
  void foldersInNames() throws Exception {
    Scene scene = scene(image(1, "2024/05/cam_a/1.png", 40, 30), box(1, 1)).image("images/2024/05/cam_a/1.png", 40, 30);
    assertThat(scene.read("coco_instances").ids()).containsExactly("2024/05/cam_a/1");
    scene.convert("coco_instances", "coco_instances", "out", "--save-media");
    assertThat(scene.files("out")).containsExactly("annotations/instances_train.json",
        "images/train/2024/05/cam_a/1.png");
    scene.convert("coco_instances", "yolo_ultralytics", "yolo", "--save-media");
    assertThat(scene.files("yolo")).contains("images/train/2024/05/cam_a/1.png", "labels/train/2024/05/cam_a/1.txt");
  }

  @Test
  @DisplayName("images in a zip file")
  void zipped() throws Exception {
    Scene scene = scene(image(1, "ä b/1.png", 40, 30), box(1, 1)).image("train/ä b/1.png", 40, 30);
    Path zip = scene.beside("export.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String file : List.of("annotations/instances_train.json", "train/ä b/1.png")) {
        out.putNextEntry(new ZipEntry("my dataset/" + file));
        out.write(Files.readAllBytes(scene.root().resolve(file)));
      }
    }
    Read read = Scene.read(zip, "", ErrorPolicy.FAIL);
    assertThat(read.format()).isEqualTo("coco_instances");
    assertThat(read.ids()).containsExactly("ä b/1");
    assertThat(read.codes()).isEmpty();
  }
}
