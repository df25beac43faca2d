// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.TransformStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YOLO as LabelImg, CVAT, Roboflow, Label Studio and people leave it, and what others lose on the way to it. */
class YoloOdditiesTest {
  private static final String BOX = "0.5 0.5 0.5 0.5";

  @TempDir Path temp;
  private Layout yolo;
  private Path out;

  @BeforeEach
  void start() {
    yolo = new Layout(temp.resolve("dataset"));
    out = temp.resolve("out");
  }

  private Layout coco(String subset, String images, String annotations, String categories) throws IOException {
    String text = "{'images':[" + images + "],'annotations':[" + annotations + "],'categories':[" + categories + "]}";
    return yolo.text("annotations/instances_" + subset + ".json", text.replace('\'', '"'));
  }

  private static String image(int id) {
    return "{'id':" + id + ",'file_name':'" + id + ".jpg','width':100,'height':50}";
  }

  private static String object(int id, int image, int category, String segmentation) {
    return "{'id':" + id + ",'image_id':" + image + ",'category_id':" + category + ",'bbox':[10,10,20,20],'area':400,"
        + "'iscrowd':0,'segmentation':" + segmentation + "}";
  }

  private static String category(int id, String name) {
    return "{'id':" + id + ",'name':'" + name + "'}";
  }

  @Test
  @DisplayName("LabelImg: classes.txt, images and label files in one folder")
  void labelImgInOneFolder() throws Exception {
    yolo.lines("classes.txt", "dog", "traffic light").lines("README.txt", "My first dataset.");
    for (int i = 1; i <= 3; i++) {
      yolo.image("street (" + i + ").JPG", 40, 20);
    }
    yolo.lines("street (1).txt", "1 " + BOX, "0 0.25 0.5 0.5 1").text("street (2).txt", "");
    assertThat(yolo.detected()).containsExactly("yolo");
    Reading read = yolo.read();
    assertThat(read.dump()).isEqualTo("""
        subsets default
        label 0 dog
        label 1 traffic light
        item street (1) default image=street (1).JPG 40x20
          bbox 10 5 20 10 label=traffic light
          bbox 0 0 20 20 label=dog id=1
        item street (2) default image=street (2).JPG 40x20
        item street (3) default image=street (3).JPG 40x20
        """);
    assertThat(read.told()).containsExactly(
        "YOLO-LABELS-ABSENT x1: 1 images have no label file; they are items without objects");
  }

  @Test
  @DisplayName("LabelImg and Label Studio: images/ and labels/ with classes.txt in either or above")
  void labelImgInTwoFolders() throws Exception {
    for (String place : List.of("", "labels/", "images/")) {
      yolo = new Layout(temp.resolve("at-" + place.replace("/", "")));
      yolo.lines(place + "classes.txt", "cat", "dog").text("notes.json", "{\"categories\":[]}");
      yolo.image("images/a.png", 8, 8).lines("labels/a.txt", "1 " + BOX);
      yolo.image("images/b.png", 8, 8).lines("labels/b.txt", "0 " + BOX);
      assertThat(yolo.detected()).as(place).containsExactly("yolo");
      assertThat(yolo.read().dump()).as(place).isEqualTo("""
          subsets default
          label 0 cat
          label 1 dog
          item a default image=a.png 8x8
            bbox 2 2 4 4 label=dog
          item b default image=b.png 8x8
            bbox 2 2 4 4 label=cat
          """);
    }
  }

  @Test
  @DisplayName("the same with a folder for each split, whichever stands above")
  void splits() throws Exception {
    yolo.lines("classes.txt", "cat");
    for (String split : List.of("train", "val")) {
      yolo.image(split + "/images/1.png", 8, 8).lines(split + "/labels/1.txt", "0 " + BOX);
    }
    assertThat(yolo.read().places()).containsExactly("train:1", "val:1");
    Layout other = new Layout(temp.resolve("other")).lines("classes.txt", "cat");
    for (String split : List.of("train", "val")) {
      other.image("images/" + split + "/1.png", 8, 8).lines("labels/" + split + "/1.txt", "0 " + BOX);
    }
    assertThat(other.read().places()).containsExactly("train:1", "val:1");
    assertThat(other.read().withImages()).hasSize(2);
  }

  @Test
  @DisplayName("obj.names beside images and label files, without obj.data")
  void namesOnly() throws Exception {
    yolo.lines("obj.names", "cat", "dog");
    yolo.image("obj_train_data/f1.PNG", 8, 8).lines("obj_train_data/f1.txt", "1 " + BOX);
    yolo.image("obj_train_data/f2.PNG", 8, 8).text("obj_train_data/f2.txt", "");
    assertThat(yolo.detected()).containsExactly("yolo");
    Reading read = yolo.read();
    assertThat(read.places()).containsExactly("train:f1", "train:f2");
    assertThat(read.dump("train", "f1")).isEqualTo("item f1 train image=f1.PNG 8x8\n  bbox 2 2 4 4 label=dog\n");
    Layout flat = new Layout(temp.resolve("flat")).lines("obj.names", "cat").image("x.jpg", 8, 8);
    assertThat(flat.detected()).containsExactly("image_dir");
    flat.lines("x.txt", "0 " + BOX);
    assertThat(flat.detected()).containsExactly("yolo");
    assertThat(flat.read().item("default", "x").annotations()).hasSize(1);
  }

  @Test
  @DisplayName("class lists in another order in each folder, which others swap in silence")
  void listsInAnotherOrder() throws Exception {
    yolo.lines("train/classes.txt", "cat", "dog").lines("val/classes.txt", "dog", "bird", "cat");
    yolo.image("train/a.png", 8, 8).lines("train/a.txt", "0 " + BOX, "1 " + BOX);
    yolo.image("val/b.png", 8, 8).lines("val/b.txt", "0 " + BOX, "1 " + BOX, "2 " + BOX);
    Reading read = yolo.read();
    assertThat(read.dump()).isEqualTo("""
        subsets train, val
        label 0 cat
        label 1 dog
        label 2 bird
        item a train image=a.png 8x8
          bbox 2 2 4 4 label=cat
          bbox 2 2 4 4 label=dog id=1
        item b val image=b.png 8x8
          bbox 2 2 4 4 label=dog
          bbox 2 2 4 4 label=bird id=1
          bbox 2 2 4 4 label=cat id=2
        """);
    assertThat(read.told()).containsExactly("YOLO-NAMES-DIFFER x1: the lists of class names differ: train/classes.txt,"
        + " val/classes.txt; each counts for the label files of its folder, and classes of one name are one");
    yolo.lines("train/a.txt", "2 " + BOX);
    assertThat(yolo.failure("yolo").what()).startsWith("class index is 2, expected a whole number of 0 to 1");
  }

  @Test
  @DisplayName("Roboflow's Darknet download: _darknet.labels in each split")
  void roboflowDarknet() throws Exception {
    for (String split : List.of("train", "valid")) {
      yolo.lines(split + "/_darknet.labels", "bottle", "can");
      yolo.image(split + "/p_jpg.rf.1.jpg", 8, 8).lines(split + "/p_jpg.rf.1.txt", "1 " + BOX);
    }
    Reading read = yolo.read();
    assertThat(read.format()).isEqualTo("yolo");
    assertThat(read.labels()).containsExactly("bottle", "can");
    assertThat(read.places()).containsExactly("train:p_jpg.rf.1", "valid:p_jpg.rf.1");
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("obj.data and train.txt with folders that are not there")
  void foreignFolders() throws Exception {
    yolo.lines("obj.data", "classes = 2", "train = dataset/train.txt", "names = dataset/obj.names", "backup = backup/");
    yolo.lines("cfg/obj.names", "cat", "dog");
    yolo.lines("train.txt", "data/obj_train_data/x.png", "data/obj_train_data/sub/y.png", "data/obj_train_data/z.png");
    yolo.image("images/x.png", 8, 8).image("pictures/y.png", 8, 8).image("obj_train_data/z.png", 8, 8);
    yolo.lines("labels/x.txt", "1 " + BOX).lines("marks/y.txt", "0 " + BOX).lines("obj_train_data/z.txt", "1 " + BOX);
    Reading read = yolo.read();
    assertThat(read.dump()).isEqualTo("""
        subsets train
        label 0 cat
        label 1 dog
        item x train image=x.png 8x8
          bbox 2 2 4 4 label=dog
        item sub/y train image=sub/y.png 8x8
          bbox 2 2 4 4 label=cat
        item z train image=z.png 8x8
          bbox 2 2 4 4 label=dog
        """);
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("one file name in two folders is never guessed")
  void ambiguousNames() throws Exception {
    yolo.lines("obj.data", "train = train.txt").lines("obj.names", "cat").lines("train.txt", "data/1.png");
    yolo.image("a/1.png", 8, 8).image("b/1.png", 9, 9).lines("a/1.txt", "0 " + BOX).lines("b/1.txt", "0 " + BOX);
    Reading read = yolo.read();
    assertThat(read.dump("train", "1")).isEqualTo("item 1 train image=1.png missing\n");
    assertThat(read.told()).hasSize(1).allMatch(told -> told.startsWith("YOLO-LABELS-ABSENT x1: 1 images"));
  }

  @Test
  @DisplayName("an image that a list names twice, and two images that differ in their extension")
  void twins() throws Exception {
    yolo.lines("obj.data", "train = train.txt").lines("obj.names", "cat").lines("train.txt", "a.png", "b.png", "a.png");
    yolo.image("a.png", 8, 8).lines("a.txt", "0 " + BOX).image("b.png", 8, 8).text("b.txt", "");
    assertThat(yolo.read().places()).containsExactly("train:a", "train:b");
    assertThat(yolo.read().told()).containsExactly(
        "YOLO-ITEM-TWICE x1: line of a list that names an image again; it is read once (once): a.png");
    Layout flat = new Layout(temp.resolve("flat")).lines("classes.txt", "cat").lines("a.txt", "0 " + BOX);
    Reading read = flat.image("a.jpg", 8, 8).image("a.png", 4, 4).read();
    assertThat(read.dump("default", "a")).isEqualTo("item a default image=a.jpg 8x8\n  bbox 2 2 4 4 label=cat\n");
    assertThat(read.dump("default", "a.png")).isEqualTo("item a.png default image=a.png 4x4\n");
    Layout yaml = new Layout(temp.resolve("yaml")).lines("data.yaml", "train: train/images", "names: [cat]");
    yaml.image("train/images/a.jpg", 8, 8).image("train/images/a.png", 4, 4).lines("train/labels/a.txt", "0 " + BOX);
    for (String format : List.of("roboflow_yolo", "yolo_ultralytics")) {
      assertThat(yaml.readAs(format).places()).as(format).containsExactly("train:a", "train:a.png");
      assertThat(yaml.readAs(format).item("train", "a").annotations()).as(format).hasSize(1);
    }
  }

  @Test
  @DisplayName("splits of data.yaml that point out of the folder, or are not there")
  void missingSplits() throws Exception {
    yolo.lines("data.yaml", "train: ../train/images", "val: ../valid/images", "test: ../test/images", "nc: 2",
        "names: [0, 1]");
    yolo.image("train/images/a.jpg", 8, 8).lines("train/labels/a.txt", "1 " + BOX);
    for (String format : List.of("roboflow_yolo", "yolo_ultralytics")) {
      Reading read = yolo.readAs(format);
      assertThat(read.labels()).as(format).containsExactly("0", "1");
      assertThat(read.dump("train", "a")).contains("bbox 2 2 4 4 label=1");
      assertThat(read.told()).as(format).containsExactly("YOLO-SPLIT-MISSING x2: \"../test/images\", the place of test,"
          + " is not there; the subset is left out");
    }
  }

  @Test
  @DisplayName("empty label files and Git LFS pointers in place of all images")
  void pointers() throws Exception {
    yolo.lines("data.yaml", "train: images/train", "names: [cat]");
    for (int i = 0; i < 176; i++) {
      yolo.text("images/train/" + i + ".jpg", Layout.POINTER).text("labels/train/" + i + ".txt", "");
    }
    Reading read = yolo.read();
    assertThat(read.items()).hasSize(176).allMatch(item -> item.annotations().isEmpty());
    assertThat(read.withImages()).isEmpty();
    assertThat(read.told()).containsExactly(
        "YOLO-IMAGE-POINTER x1: image file that is a Git LFS pointer (176 times), first: 0.jpg");
    yolo.lines("labels/train/5.txt", "0 " + BOX);
    Issue failed = yolo.failure("yolo_ultralytics");
    assertThat(failed.code()).isEqualTo("YOLO-IMAGE-POINTER");
    assertThat(failed.where().file()).isEqualTo("labels/train/5.txt");
    assertThat(failed.mend()).contains("git lfs pull", "--image-size");
    read = yolo.readAs("yolo_ultralytics", "--image-size", "40x20");
    assertThat(read.dump("train", "5"))
        .isEqualTo("item 5 train image=5.jpg 40x20 missing\n  bbox 10 5 20 10 label=cat\n");
    assertThat(read.told()).hasSize(1);
  }

  @Test
  @DisplayName("coordinates beyond the image, told once with their number")
  void beyond() throws Exception {
    yolo.lines("classes.txt", "cat").image("a.png", 10, 10).image("b.png", 10, 10);
    yolo.lines("a.txt", "0 0.9 0.5 0.2 0.2", "0 1.2 0.5 0.2 0.2").lines("b.txt", "0 -0.5 0.5 0.2 0.2");
    Reading read = yolo.read();
    assertThat(read.dump("default", "a")).contains("bbox 11 4 2 2 label=cat id=1");
    assertThat(read.told()).containsExactly("YOLO-COORDINATE-RANGE x1: row with a coordinate beyond the range 0 to 1;"
        + " its shape is kept and reaches out of the image (2 times), first: 1.2");
  }

  @Test
  @DisplayName("classes of gapped ids, listed otherwise in each file: positions from 0, and names that fit")
  void classOrder() throws Exception {
    coco("train", image(1), object(1, 1, 90, "[]") + "," + object(2, 1, 7, "[]"), category(90, "cat") + ","
        + category(7, "dog"));
    coco("val", image(2), object(3, 2, 7, "[]") + "," + object(4, 2, 3, "[]"), category(3, "bird") + ","
        + category(7, "dog"));
    yolo.convert("yolo_ultralytics", out);
    assertThat(Files.readString(out.resolve("data.yaml"))).contains("names:\n  0: dog\n  1: cat\n  2: bird\n");
    assertThat(Files.readAllLines(out.resolve("labels/train/1.txt"))).extracting(row -> row.substring(0, 1))
        .containsExactly("1", "0");
    assertThat(Files.readAllLines(out.resolve("labels/val/2.txt"))).extracting(row -> row.substring(0, 1))
        .containsExactly("0", "2");
    Path darknet = temp.resolve("darknet");
    yolo.convert("yolo", darknet);
    assertThat(Files.readAllLines(darknet.resolve("obj.names"))).containsExactly("dog", "cat", "bird");
  }

  @Test
  @DisplayName("Roboflow's placeholder class: kept, and easily left out")
  void placeholder() throws Exception {
    String text = "{'images':[" + image(0) + "],'annotations':[" + object(0, 0, 1, "[]") + "," + object(1, 0, 2, "[]")
        + "],'categories':[{'id':0,'name':'drinks','supercategory':'none'},"
        + "{'id':1,'name':'can','supercategory':'drinks'},{'id':2,'name':'bottle','supercategory':'drinks'}]}";
    yolo.text("train/_annotations.coco.json", text.replace('\'', '"'));
    yolo.convert("yolo_ultralytics", out);
    assertThat(Files.readString(out.resolve("data.yaml"))).contains("names:\n  0: drinks\n  1: can\n  2: bottle\n");
    TransformStep without =
        new TransformStep("project_labels", OptionValues.ofWords(List.of("--label", "can", "--label", "bottle")));
    yolo.convert(List.of(without), "yolo_ultralytics", out);
    assertThat(Files.readString(out.resolve("data.yaml"))).contains("names:\n  0: can\n  1: bottle\n");
    assertThat(Files.readAllLines(out.resolve("labels/train/0.txt"))).extracting(row -> row.substring(0, 1))
        .containsExactly("0", "1");
  }

  @Test
  @DisplayName("CVAT's COCO becomes label files with rows; an instance of several polygons is one row")
  void rowsForInstances() throws Exception {
    coco("train", image(1), object(1, 1, 1, "[[10,10,20,10,20,20],[24,24,30,24,30,30]]") + "," + object(2, 1, 1, "[]"),
        category(1, "cat"));
    ConversionReport report = yolo.convert("yolo_ultralytics", out);
    assertThat(Files.readAllLines(out.resolve("labels/train/1.txt"))).hasSize(2);
    assertThat(report.instances()).isEqualTo(2);
    Reading read = new Layout(out).read("--image-size", "100x50");
    assertThat(read.dump("train", "1")).contains("polygon 10 10 20 10 20 20 label=cat group=1",
        "polygon 24 24 30 24 30 30 label=cat group=1");
    yolo.convert("yolo", temp.resolve("darknet"));
    assertThat(Files.readAllLines(temp.resolve("darknet/obj_train_data/1.txt")))
        .containsExactly("0 0.2 0.4 0.2 0.4", "0 0.2 0.4 0.2 0.4");
  }

  @Test
  @DisplayName("poses: as many keypoints as the classes have, unlabelled ones and ones out of the image")
  void poses() throws Exception {
    String object = "{'id':1,'image_id':1,'category_id':1,'bbox':[10,10,20,20],'area':400,'iscrowd':0,"
        + "'num_keypoints':2,'keypoints':[20,20,2,0,0,0,120,25,1]}";
    String text = "{'images':[" + image(1) + "],'annotations':[" + object + "],'categories':[{'id':1,'name':'crab',"
        + "'keypoints':['eye','claw','tail'],'skeleton':[[1,2]]}]}";
    yolo.text("annotations/person_keypoints_train.json", text.replace('\'', '"'));
    ConversionReport report = yolo.convert("yolo_ultralytics", out);
    assertThat(Files.readString(out.resolve("data.yaml"))).contains("kpt_shape:\n- 3\n- 3\n");
    assertThat(Files.readAllLines(out.resolve("labels/train/1.txt")))
        .containsExactly("0 0.2 0.4 0.2 0.4 0.2 0.4 2 0 0 0 0 0 0");
    assertThat(report.losses()).filteredOn(loss -> loss.loss().code().equals("YOLO-POINT-OUTSIDE"))
        .extracting(loss -> loss.objects()).containsExactly(1L);
  }

  @Test
  @DisplayName("names are UTF-8, whatever the computer's own alphabet is")
  void alphabets() throws Exception {
    coco("train", image(1), object(1, 1, 1, "[]"), category(1, "Äpfel, 東京"));
    for (String format : List.of("yolo", "yolo_ultralytics", "voc", "roboflow_yolo", "roboflow_voc")) {
      yolo.convert(format, out);
      byte[] wanted = "Äpfel, 東京".getBytes(StandardCharsets.UTF_8);
      assertThat(Layout.files(out)).as(format).anyMatch(file -> holds(out.resolve(file), wanted));
    }
  }

  private static boolean holds(Path file, byte[] part) {
    try {
      String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return all.contains(new String(part, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
