// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.ErrorPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from Roboflow, as they come and as people rearrange them. */
class RoboflowOdditiesTest {
  @TempDir Path temp;
  private Layout roboflow;

  @BeforeEach
  void start() {
    roboflow = new Layout(temp.resolve("dataset"));
  }

  private static String coco(String image) {
    return ("{'images':[{'id':0,'file_name':'" + image + "','width':8,'height':8}],'annotations':[{'id':0,'image_id':0,"
        + "'category_id':1,'bbox':[1,1,4,4],'area':16,'iscrowd':0,'segmentation':[]}],'categories':[{'id':0,'name':'d',"
        + "'supercategory':'none'},{'id':1,'name':'can','supercategory':'d'}]}").replace('\'', '"');
  }

  private static String xml(String database, String label) {
    return "<annotation><folder/>" + database + "<size><width>8</width><height>8</height></size><object><name>" + label
        + "</name><bndbox><xmin>1</xmin><xmax>3</xmax><ymin>2</ymin><ymax>4</ymax></bndbox></object></annotation>";
  }

  private static String source(String database) {
    return "<source><database>" + database + "</database></source>";
  }

  private static String record(String image, String label, int x) {
    return ("{'image':'" + image + "','annotations':[{'label':'" + label + "','coordinates':{'x':" + x
        + ",'y':20,'width':10,'height':8}}]}").replace('\'', '"');
  }

  private void cocoSplits(String images) throws IOException {
    for (String split : List.of("train", "valid", "test")) {
      roboflow.text(split + "/_annotations.coco.json", coco(split + "_jpg.rf.0a.jpg"));
      roboflow.image(split + "/" + images + split + "_jpg.rf.0a.jpg", 8, 8);
    }
    roboflow.text("README.roboflow.txt", "drinks - v1\n").text("README.dataset.txt", "drinks\n");
  }

  @Test
  @DisplayName("a COCO download, its images beside the annotations or moved to images/")
  void cocoFolders() throws Exception {
    for (String images : List.of("", "images/")) {
      roboflow = new Layout(temp.resolve("coco" + images.length()));
      cocoSplits(images);
      assertThat(roboflow.detected()).containsExactly("roboflow_coco");
      Reading read = roboflow.read();
      assertThat(read.places()).containsExactlyInAnyOrder("train:train_jpg.rf.0a", "valid:valid_jpg.rf.0a",
          "test:test_jpg.rf.0a");
      assertThat(read.withImages()).hasSize(3);
      assertThat(read.dump("train", "train_jpg.rf.0a")).contains("bbox 1 1 4 4 label=can");
      assertThat(read.told()).isEmpty();
    }
  }

  @Test
  @DisplayName("a zipped download, also with one folder around it, a README beside and what a Mac adds")
  void zipped() throws Exception {
    cocoSplits("");
    Reading plain = Layout.read(DatasetLocation.of(roboflow.zipped(temp.resolve("plain.zip"))), ErrorPolicy.FAIL);
    assertThat(plain.dump()).isEqualTo(roboflow.read().dump());
    Layout around = new Layout(temp.resolve("around"));
    for (String file : Layout.files(roboflow.root())) {
      Path copy = around.root().resolve("drinks.v1i.coco").resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(roboflow.root().resolve(file), copy);
    }
    around.text("README.md", "# Drinks\n").text("__MACOSX/drinks.v1i.coco/._train", "x");
    Reading wrapped = Layout.read(DatasetLocation.of(around.zipped(temp.resolve("around.zip"))), ErrorPolicy.FAIL);
    assertThat(wrapped.format()).isEqualTo("roboflow_coco");
    assertThat(wrapped.places()).isEqualTo(plain.places());
    assertThat(wrapped.withImages()).hasSize(3);
  }

  @Test
  @DisplayName("VOC: both databases, none, and XML of another program in one download")
  void vocDatabases() throws Exception {
    roboflow.text("train/a.xml", xml(source("roboflow.ai"), "can"));
    roboflow.text("train/b.xml", xml(source("roboflow.com"), "cup"));
    roboflow.text("train/c.xml", xml("", "bottle")).text("train/sketch.xml", "<svg/>");
    roboflow.text("valid/d.xml", xml(source("roboflow.com"), "ant")).image("valid/d.jpg", 8, 8);
    assertThat(roboflow.detected()).containsExactly("roboflow_voc");
    Reading read = roboflow.read();
    assertThat(read.labels()).containsExactly("ant", "bottle", "can", "cup");
    assertThat(read.places()).containsExactly("train:a", "train:b", "train:c", "valid:d");
    assertThat(read.dump("valid", "d")).contains("bbox 1 2 2 2 label=ant");
    assertThat(read.told()).containsExactly(
        "VOC-XML-ROOT x1: the root element is <svg>, expected <annotation>; the file is ignored");
  }

  @Test
  @DisplayName("VOC: a broken file is named and can be left out")
  void vocBroken() throws Exception {
    roboflow.text("train/a.xml", xml(source("roboflow.ai"), "can")).text("train/b.xml", "<annotation><size>\n<width>1");
    Issue failed = roboflow.failure("roboflow_voc");
    assertThat(failed.code()).isEqualTo("VOC-XML-SYNTAX");
    assertThat(failed.where().file()).isEqualTo("train/b.xml");
    Reading rest = roboflow.readSkipping("roboflow_voc");
    assertThat(rest.places()).containsExactly("train:a");
    assertThat(rest.told()).hasSize(1);
  }

  @Test
  @DisplayName("VOC: two folders of one name are one subset")
  void vocFolders() throws Exception {
    roboflow.text("one/train/a.xml", xml(source("roboflow.ai"), "can"));
    roboflow.text("two/train/b.xml", xml(source("roboflow.ai"), "cup"));
    assertThat(roboflow.read().places()).containsExactly("train:a", "train:b");
    roboflow.text("two/train/a.xml", xml(source("roboflow.ai"), "cup"));
    assertThat(roboflow.failure("roboflow_voc").code()).isEqualTo("VOC-ITEM-TWICE");
  }

  @Test
  @DisplayName("YOLO: the first label file is empty, others have outlines and small numbers; names are a map")
  void yoloRows() throws Exception {
    roboflow.lines("data.yaml", "names:", "  1: cup", "  0: can", "nc: 2", "train: ../train/images", "roboflow:",
        "  workspace: me");
    roboflow.text("train/labels/a.txt", "").lines("train/labels/b.txt", "1 0.5 0.5 1e-01 0.25 ");
    roboflow.lines("train/labels/c.txt", "0 0.25 0.25 0.75 0.25 0.75 0.75");
    for (String id : List.of("a", "b", "c", "unlabelled")) {
      roboflow.image("train/images/" + id + ".jpg", 8, 8);
    }
    assertThat(roboflow.detected()).containsExactly("roboflow_yolo");
    Reading read = roboflow.read();
    assertThat(read.dump()).isEqualTo("""
        subsets train
        label 0 can
        label 1 cup
        item a train image=a.jpg 8x8
        item b train image=b.jpg 8x8
          bbox 3.6 3 0.8 2 label=cup
        item c train image=c.jpg 8x8
          polygon 2 2 6 2 6 6 label=can
        item unlabelled train image=unlabelled.jpg 8x8
        """);
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("YOLO: labels/<subset> in place of <subset>/labels, as MT-YOLOv6 has it")
  void yoloTurned() throws Exception {
    roboflow.lines("data.yaml", "train: ./images/train", "val: ./images/valid", "nc: 1", "names: ['can']");
    for (String split : List.of("train", "valid")) {
      roboflow.image("images/" + split + "/a.jpg", 8, 8).lines("labels/" + split + "/a.txt", "0 0.5 0.5 1 1");
    }
    assertThat(roboflow.detected()).containsExactly("yolo_ultralytics");
    assertThat(roboflow.read().places()).containsExactly("train:a", "valid:a");
    assertThat(roboflow.readAs("roboflow_yolo").dump()).isEqualTo(roboflow.read().dump());
  }

  @Test
  @DisplayName("YOLO OBB: names as a map in any order, images without label file, no other format is taken")
  void yoloObb() throws Exception {
    roboflow.lines("data.yaml", "names:", "  1: cup", "  0: tin can", "nc: 2");
    roboflow.lines("train/labelTxt/a.txt", "1 1 5 1 5 3 1 3 cup 0", "1 1 5 1 5 3 1 3 tin can 1");
    roboflow.image("train/images/a.jpg", 8, 8).image("train/images/b.jpg", 8, 8).image("valid/images/c.jpg", 8, 8);
    roboflow.text("valid/labelTxt/c.txt", "");
    assertThat(roboflow.detected()).containsExactly("roboflow_yolo_obb");
    assertThat(roboflow.read().dump()).isEqualTo("""
        subsets train, valid
        label 0 tin can
        label 1 cup
        item a train image=a.jpg 8x8
          rotated_bbox 3 2 4 2 0 label=cup
          rotated_bbox 3 2 4 2 0 label=tin can id=1
        item b train image=b.jpg 8x8
        item c valid image=c.jpg 8x8
        """);
  }

  @Test
  @DisplayName("CreateML: centred boxes, other classes in each subset, an image in several records or without boxes")
  void createMl() throws Exception {
    roboflow.text("train/_annotations.createml.json", "[" + record("a.jpg", "dog", 20) + ",{\"image\":\"b.jpg\"},"
        + record("a.jpg", "cat", 40) + "]");
    roboflow.text("valid/_annotations.createml.JSON", "[" + record("c.jpg", "ant", 20) + "]");
    roboflow.image("train/a.jpg", 50, 50);
    assertThat(roboflow.detected()).containsExactly("roboflow_create_ml");
    Reading read = roboflow.read();
    assertThat(read.dump()).isEqualTo("""
        subsets train, valid
        label 0 ant
        label 1 cat
        label 2 dog
        item a train image=a.jpg 50x50
          bbox 15 16 10 8 label=dog
          bbox 35 16 10 8 label=cat id=1
        item b train image=b.jpg missing
        item c valid image=c.jpg missing
          bbox 15 16 10 8 label=ant
        """);
    assertThat(read.told()).containsExactly(
        "ROBOFLOW-ANNOTATIONS-MISSING x1: record without annotations, read as an image without objects (once): b.jpg",
        "ROBOFLOW-IMAGE-TWICE x1: further record of an image; its boxes are added to those of the first (once): a.jpg");
  }

  @Test
  @DisplayName("classification CSV: empty cells, blanks around names, other classes in each subset")
  void multiclass() throws Exception {
    roboflow.text("train/_classes.csv", "filename, dog, cat\r\na.jpg, 1, \r\nb.jpg, , \r\n");
    roboflow.text("test/_classes.CSV", "filename,ant\nc d.jpg,1\n").image("test/c d.jpg", 8, 8);
    assertThat(roboflow.detected()).containsExactly("roboflow_multiclass");
    Reading read = roboflow.read();
    assertThat(read.dump()).isEqualTo("""
        subsets test, train
        label 0 ant
        label 1 cat
        label 2 dog
        item c d test image=c d.jpg 8x8
          label label=ant
        item a train image=a.jpg missing
          label label=dog
        item b train image=b.jpg missing
        """);
    assertThat(read.told()).containsExactly("ROBOFLOW-VALUE-EMPTY x1: empty value, read as 0 (3 times), first: a.jpg");
  }

  @Test
  @DisplayName("Git LFS pointers in place of images, whatever the format")
  void pointers() throws Exception {
    for (String file : List.of("a", "b")) {
      roboflow.text("train/images/" + file + ".jpg", Layout.POINTER).text("train/" + file + ".jpg", Layout.POINTER);
    }
    roboflow.text("train/labelTxt/a.txt", "1 1 5 1 5 3 1 3 cup 0\n").text("train/labelTxt/b.txt", "");
    roboflow.text("train/_annotations.createml.json",
        "[" + record("a.jpg", "dog", 20) + "," + record("b.jpg", "dog", 2) + "]");
    roboflow.text("train/_classes.csv", "filename,dog\na.jpg,1\nb.jpg,0\n");
    for (String format : List.of("roboflow_yolo_obb", "roboflow_create_ml", "roboflow_multiclass")) {
      Reading read = roboflow.readAs(format);
      assertThat(read.items()).as(format).hasSize(2);
      assertThat(read.withImages()).as(format).isEmpty();
      assertThat(read.told()).as(format).containsExactly(
          "ROBOFLOW-IMAGE-POINTER x1: image file that is a Git LFS pointer (2 times), first: a.jpg");
    }
  }
}
