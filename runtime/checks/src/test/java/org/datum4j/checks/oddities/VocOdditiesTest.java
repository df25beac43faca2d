// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Image;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.LossSummary;
import org.datum4j.runtime.TransformStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pascal VOC as LabelImg, labelme2voc, CVAT and people leave it. */
class VocOdditiesTest {
  private static final String FLAGS = " {difficult=false, truncated=false, occluded=false}\n";

  @TempDir Path temp;
  private Layout voc;
  private Path out;

  @BeforeEach
  void start() {
    voc = new Layout(temp.resolve("dataset"));
    out = temp.resolve("out");
  }

  private static String object(String name, String corners) {
    String[] c = corners.split(" ");
    return "<object><name>" + name + "</name><bndbox><xmin>" + c[0] + "</xmin><ymin>" + c[1] + "</ymin><xmax>" + c[2]
        + "</xmax><ymax>" + c[3] + "</ymax></bndbox></object>";
  }

  private static String size(int width, int height) {
    return "<size><width>" + width + "</width><height>" + height + "</height><depth>3</depth></size>";
  }

  private void xml(String id, String... parts) throws IOException {
    voc.text("Annotations/" + id + ".xml", "<annotation>\n" + String.join("\n", parts) + "\n</annotation>\n");
  }

  /** Two images with a box each, as LabelImg saves them. */
  private void small() throws IOException {
    for (String id : List.of("a", "b")) {
      voc.image("JPEGImages/" + id + ".jpg", 40, 30);
      xml(id, "<filename>" + id + ".jpg</filename>", size(40, 30), object("cat", "4 5 20 25"));
    }
  }

  @Test
  @DisplayName("classes that are called by numbers, without a label map")
  void numericClasses() throws Exception {
    small();
    xml("c", object("10", "1 1 3 3"), object("0", "1 1 2 2"), object("1", "1 1 4 4"));
    voc.lines("ImageSets/Main/train.txt", "a", "b").lines("ImageSets/Main/val.txt", "c");
    Reading read = voc.read();
    assertThat(read.labels()).containsExactly("0", "1", "10", "cat");
    assertThat(read.dump("val", "c")).isEqualTo("item c val image=c.jpg missing\n"
        + "  bbox 1 1 2 2 label=10 group=1" + FLAGS
        + "  bbox 1 1 1 1 label=0 id=1 group=2" + FLAGS
        + "  bbox 1 1 3 3 label=1 id=2 group=3" + FLAGS);
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("nothing but Annotations and JPEGImages")
  void withoutLists() throws Exception {
    small();
    voc.image("JPEGImages/unlabelled.jpg", 10, 10);
    assertThat(voc.detected()).containsExactly("voc");
    Reading read = voc.read();
    assertThat(read.places()).containsExactly("default:a", "default:b");
    assertThat(read.labels()).hasSize(25).startsWith("background", "aeroplane");
    xml("b", "<filename>b.jpg</filename>", object("zebra", "4 5 20 25"));
    assertThat(voc.read().labels()).containsExactly("cat", "zebra");
    assertThat(read.withImages()).containsExactly("a", "b");
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("nothing but masks and JPEGImages")
  void masksOnly() throws Exception {
    for (String id : List.of("s1", "s2")) {
      voc.image("JPEGImages/" + id + ".jpg", 3, 2);
      voc.colors("SegmentationClass/" + id + ".png", 3, 0, 0x800000, 0x800000, 0, 0, 0x008000);
    }
    Reading read = voc.read();
    assertThat(read.format()).isEqualTo("voc");
    assertThat(read.places()).containsExactly("default:s1", "default:s2");
    assertThat(read.dump("default", "s1")).isEqualTo("""
        item s1 default image=s1.jpg 3x2
          mask 2x3 [0, 2, 1, 1, 2] label=background
          mask 2x3 [2, 1, 1, 1, 1] label=aeroplane
          mask 2x3 [5, 1] label=bicycle
        """);
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("labelme2voc's masks with class_names.txt, without lists")
  void labelme() throws Exception {
    voc.lines("class_names.txt", "__ignore__", "_background_", "bottle").image("JPEGImages/x.jpg", 3, 1);
    voc.indexes("SegmentationClass/x.png", 3, 0, 1, 1);
    Reading read = voc.read();
    assertThat(read.labels()).contains("_background_", "bottle");
    assertThat(read.places()).containsExactly("default:x");
  }

  @Test
  @DisplayName("one id in train and in trainval")
  void sharedIds() throws Exception {
    small();
    voc.lines("ImageSets/Main/train.txt", "a").lines("ImageSets/Main/trainval.txt", "a", "b");
    assertThat(voc.read().places()).containsExactly("train:a", "trainval:a", "trainval:b");
    ConversionReport report = voc.convert("voc", out, "--save-media");
    assertThat(Layout.told(report.issues())).isEmpty();
    assertThat(Layout.files(out)).contains("JPEGImages/a.jpg", "JPEGImages/b.jpg")
        .doesNotContain("JPEGImages/a_trainval.jpg");
    assertThat(Files.readAllLines(out.resolve("ImageSets/Main/trainval.txt"))).containsExactly("a", "b");
  }

  @Test
  @DisplayName("thousands of listed ids without files: one warning")
  void emptyLists() throws Exception {
    small();
    String[] ids = new String[3000];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = "2008_%06d".formatted(i);
    }
    voc.lines("ImageSets/Main/train.txt", "a", "b").lines("ImageSets/Main/val.txt", ids);
    Reading read = voc.read();
    assertThat(read.items()).hasSize(3002);
    assertThat(read.item("val", "2008_000001").annotations()).isEmpty();
    assertThat(read.told()).containsExactly("VOC-LIST-FILES x1: 3000 listed items have neither annotation nor image,"
        + " for example 2008_000000, 2008_000001, 2008_000002, 2008_000003, 2008_000004");
  }

  @Test
  @DisplayName("annotation files in JPEGImages as well")
  void strayXml() throws Exception {
    small();
    voc.text("JPEGImages/a.xml", "<annotation/>").text("JPEGImages/z.xml", "<annotation/>");
    Reading read = voc.read();
    assertThat(read.places()).containsExactly("default:a", "default:b");
    assertThat(read.item("default", "a").annotations()).hasSize(1);
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("paths of another computer")
  void foreignPaths() throws Exception {
    small();
    xml("w", "<folder>C:\\Users\\me\\pics</folder><filename>w.png</filename><path>C:\\Users\\me\\pics\\w.png</path>",
        object("cat", "1 1 2 2"));
    xml("u", "<filename>/home/me/u.png</filename><path>/home/me/u.png</path>", object("cat", "1 1 2 2"));
    xml("s", "<filename>cam 1\\s.png</filename>", object("cat", "1 1 2 2"));
    voc.image("JPEGImages/w.png", 9, 8).image("JPEGImages/u.png", 7, 6).image("JPEGImages/cam 1/s.png", 5, 4);
    Reading read = voc.read();
    assertThat(read.dump("default", "w")).startsWith("item w default image=w.png 9x8\n");
    assertThat(read.dump("default", "u")).startsWith("item u default image=u.png 7x6\n");
    assertThat(read.dump("default", "s")).startsWith("item s default image=cam 1/s.png 5x4\n");
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("a size of 0: the image's own, or none")
  void zeroSizes() throws Exception {
    voc.image("JPEGImages/a.png", 12, 10);
    xml("a", "<filename>a.png</filename>", size(0, 0), object("cat", "1 1 5 5"));
    xml("b", "<filename>b.png</filename>", size(0, 0), object("cat", "1 1 500 5"));
    Reading read = voc.read();
    assertThat(read.dump("default", "a")).startsWith("item a default image=a.png 12x10\n");
    assertThat(read.dump("default", "b"))
        .isEqualTo("item b default image=b.png missing\n  bbox 1 1 499 4 label=cat group=1" + FLAGS);
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("extensions in capitals")
  void capitals() throws Exception {
    voc.text("Annotations/a.XML",
        "<annotation><filename>a.JPG</filename>" + object("cat", "1 1 2 2") + "</annotation>");
    voc.image("JPEGImages/a.JPG", 4, 4).image("JPEGImages/b.PNG", 3, 1).lines("ImageSets/Main/all.txt", "a", "b");
    voc.lines("labelmap.txt", "background:0,0,0::", "cat:9,9,9::").colors("SegmentationClass/b.PNG", 3, 0, 0x090909, 0);
    Reading read = voc.read();
    assertThat(read.dump()).isEqualTo("""
        subsets all
        label 0 background
        label 1 cat
        color 0 0 0 0
        color 1 9 9 9
        item a all image=a.JPG 4x4
          bbox 1 1 1 1 label=cat group=1 {difficult=false, truncated=false, occluded=false}
        item b all image=b.PNG 3x1
          mask 1x3 [0, 1, 1, 1] label=background
          mask 1x3 [1, 1, 1] label=cat
        """);
    assertThat(read.told()).isEmpty();
  }

  @Test
  @DisplayName("boxes of fractions, never shifted by a pixel")
  void fractions() throws Exception {
    voc.image("JPEGImages/a.png", 40, 30);
    xml("a", size(40, 30), object("cat", "1 1 40 30"), object("cat", "0.5 2.25 10.125 7.75"));
    voc.convert("coco_instances", out);
    String json = Files.readString(out.resolve("annotations/instances_default.json"));
    assertThat(json.replace(".0", "")).contains("\"bbox\":[1,1,39,29]", "\"bbox\":[0.5,2.25,9.625,5.5]");
    Path again = temp.resolve("again");
    voc.convert("voc", again);
    String xml = Files.readString(again.resolve("Annotations/a.xml"));
    assertThat(xml).contains("<xmax>40.0</xmax>", "<xmin>0.5</xmin>", "<ymax>7.75</ymax>");
    voc.convert(List.of(TransformStep.of("bbox_values_decrement")), "coco_instances", out);
    json = Files.readString(out.resolve("annotations/instances_default.json"));
    assertThat(json.replace(".0", "")).contains("\"bbox\":[0,0,39,29]");
  }

  @Test
  @DisplayName("boxes beyond the image or without area: kept, and told once with their number")
  void oddBoxes() throws Exception {
    small();
    xml("c", size(40, 30), object("cat", "-3 0 44 30"), object("dog", "7 7 7 9"), object("cat", "30 5 20 9"));
    xml("d", size(40, 30), object("cat", "0 0 41 30"));
    Reading read = voc.read();
    assertThat(read.dump("default", "c")).contains("bbox -3 0 47 30 label=cat", "bbox 7 7 0 2 label=dog",
        "bbox 30 5 -10 4 label=cat");
    assertThat(read.told()).containsExactlyInAnyOrder(
        "VOC-BBOX-OUTSIDE x1: box that reaches out of its image, kept as it is (2 times), first: \"cat\" at -3.0, 0.0"
            + " to 44.0, 30.0",
        "VOC-BBOX-SIZE x1: box without area, kept as it is (2 times), first: \"dog\" at 7.0, 7.0 to 7.0, 9.0");
    for (String format : List.of("coco", "yolo", "yolo_ultralytics", "voc", "datumaro", "roboflow_create_ml")) {
      assertThat(voc.convert(format, out).items()).as(format).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("Git LFS pointers in place of the images")
  void pointers() throws Exception {
    small();
    voc.text("JPEGImages/a.jpg", Layout.POINTER).text("JPEGImages/b.jpg", Layout.POINTER);
    Reading read = voc.read();
    assertThat(read.dump("default", "a")).startsWith("item a default image=a.jpg 40x30 missing\n  bbox 4 5 16 20");
    assertThat(read.told()).containsExactly(
        "VOC-IMAGE-POINTER x1: image file that is a Git LFS pointer (2 times), first: a.jpg");
    ConversionReport report = voc.convert("voc", out, "--save-media");
    assertThat(Layout.told(report.issues())).anyMatch(told -> told.startsWith("VOC-IMAGE-MISSING x1: 2 images"));
    assertThat(Layout.files(out)).noneMatch(file -> file.startsWith("JPEGImages/"));
  }

  @Test
  @DisplayName("images that were turned or scaled after they were annotated: the annotations are trusted")
  void otherSizes() throws Exception {
    small();
    voc.image("JPEGImages/a.jpg", 30, 40).image("JPEGImages/b.jpg", 20, 15);
    Reading read = voc.read();
    assertThat(read.item("default", "a").image().flatMap(Image::size)).contains(new ImageSize(40, 30));
    assertThat(read.dump("default", "b")).contains("image=b.jpg 40x30\n  bbox 4 5 16 20 label=cat");
    assertThat(read.told()).containsExactly(
        "VOC-IMAGE-HEADER x1: image whose file has another size than the annotations state; the annotations are trusted"
            + " (2 times), first: a.jpg is 30 x 40, stated is 40 x 30");
  }

  @Test
  @DisplayName("blanks, brackets and other alphabets in names and classes")
  void names() throws Exception {
    String id = "Straße (2) [alt] – 東京";
    voc.image("JPEGImages/" + id + ".jpg", 8, 8).lines("ImageSets/Main/test.txt", id);
    xml(id, "<filename>" + id + ".jpg</filename>", object("rotes Auto, groß", "1 1 2 2"));
    Reading read = voc.read();
    assertThat(read.places()).containsExactly("test:" + id);
    assertThat(read.labels()).containsExactly("rotes Auto, groß");
    assertThat(read.withImages()).hasSize(1);
    for (String format : List.of("voc", "coco", "yolo", "yolo_ultralytics", "roboflow_voc", "datumaro")) {
      voc.convert(format, out, "--save-media");
      Reading again = new Layout(out).read();
      assertThat(again.items().get(0).id()).as(format).isEqualTo(id);
      assertThat(again.labels()).as(format).contains("rotes Auto, groß");
      assertThat(again.withImages()).as(format).containsExactly(id);
    }
  }

  @Test
  @DisplayName("a list, or the folder of the lists, is named as the dataset")
  void namedLists() throws Exception {
    small();
    voc.lines("ImageSets/Main/train.txt", "a").lines("ImageSets/Main/val.txt", "b");
    DatasetLocation list = DatasetLocation.of(voc.root().resolve("ImageSets/Main/val.txt"), "voc");
    Reading read = Layout.read(list, ErrorPolicy.FAIL);
    assertThat(read.places()).containsExactly("val:b");
    assertThat(read.item("val", "b").annotations()).hasSize(1);
    Issue failed = new Layout(voc.root().resolve("ImageSets")).failure("voc");
    assertThat(failed.code()).isEqualTo("VOC-DATASET-MISSING");
    assertThat(failed.mend()).isNotEmpty();
  }

  @Test
  @DisplayName("neither an image nor its name, but a size")
  void sizeWithoutName() throws Exception {
    xml("a", size(40, 30), object("cat", "1 2 3 4"));
    assertThat(voc.read().dump("default", "a"))
        .isEqualTo("item a default image=a.jpg 40x30 missing\n  bbox 1 2 2 2 label=cat group=1" + FLAGS);
  }

  @Test
  @DisplayName("the parts of the first object belong to it, too")
  void firstObject() throws Exception {
    String head =
        "<part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></part>";
    voc.lines("ImageSets/Main/train.txt", "a").lines("ImageSets/Layout/train.txt", "a 1");
    xml("a", object("person", "1 1 9 9").replace("</object>", head + "</object>"), object("person", "3 3 8 8"));
    Reading read = voc.readAs("voc");
    assertThat(read.items().get(0).annotations()).extracting(one -> one.group()).containsExactly(1L, 1L, 2L);
  }

  @Test
  @DisplayName("masks of objects without masks of classes")
  void objectMasksOnly() throws Exception {
    small();
    voc.indexes("SegmentationObject/a.png", 2, 0, 1, 2, 2).lines("ImageSets/Segmentation/train.txt", "a");
    Reading read = voc.readAs("voc_segmentation");
    assertThat(read.dump("train", "a")).contains("mask 2x2 [2, 1, 1] group=1\n  mask 2x2 [1, 1, 1, 1] group=2\n");
  }

  @Test
  @DisplayName("gray images have one channel")
  void grayDepth() throws Exception {
    voc.indexes("JPEGImages/a.png", 3, 1, 2, 3, 4, 5, 6);
    xml("a", object("cat", "0 0 2 2"));
    voc.convert("voc", out, "--save-media");
    assertThat(Files.readString(out.resolve("Annotations/a.xml"))).contains("<depth>1</depth>");
  }

  @Test
  @DisplayName("the format is clear, whatever lists and files there are")
  void clearFormats() throws Exception {
    small();
    voc.lines("ImageSets/Main/train.txt", "a");
    assertThat(voc.detected()).containsExactly("voc_detection");
    voc.lines("ImageSets/Main/cat_train.txt", "a  1").indexes("SegmentationClass/a.png", 1, 0);
    assertThat(voc.detected()).containsExactly("voc");
    Layout masks = new Layout(temp.resolve("masks"));
    masks.lines("ImageSets/Segmentation/train.txt", "a").indexes("SegmentationClass/a.png", 1, 0);
    assertThat(masks.detected()).containsExactly("voc_segmentation");
  }

  @Test
  @DisplayName("items that only masks could put on a list are counted as lost")
  void itemsWithoutMasks() throws Exception {
    small();
    voc.image("JPEGImages/empty.jpg", 4, 4).lines("ImageSets/Main/train.txt", "a", "b", "empty");
    ConversionReport report = voc.convert("voc_segmentation", out);
    assertThat(report.losses()).filteredOn(loss -> loss.loss().code().equals("VOC-ITEM"))
        .extracting(LossSummary::objects).containsExactly(2L);
    assertThat(new Layout(out).readAs("voc_segmentation").places()).containsExactly("train:empty");
  }

  @Test
  @DisplayName("one image name in several subsets, and in several folders")
  void equalNames() throws Exception {
    Layout coco = new Layout(temp.resolve("coco"));
    int side = 4;
    for (String subset : List.of("train", "val", "test")) {
      coco.text("annotations/instances_" + subset + ".json",
          "{\"images\":[{\"id\":1,\"file_name\":\"x/1.png\",\"width\":"
          + side + ",\"height\":4},{\"id\":2,\"file_name\":\"y/1.png\",\"width\":" + side + ",\"height\":4}],"
          + "\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[0,0," + side + ",2],\"iscrowd\":0,"
          + "\"area\":4,\"segmentation\":[]}],\"categories\":[{\"id\":1,\"name\":\"cat\"}]}");
      coco.image("images/" + subset + "/x/1.png", side, 4).image("images/" + subset + "/y/1.png", side, 4);
      side++;
    }
    for (String format : List.of("voc", "roboflow_voc", "yolo", "yolo_ultralytics", "roboflow_yolo")) {
      coco.convert(format, out, "--save-media");
      Reading read = new Layout(out).read();
      assertThat(read.withImages()).as(format).hasSize(6);
      Map<String, Integer> widths = Map.of("train", 4, "val", 5, "test", 6);
      assertThat(read.items()).as(format).allMatch(item ->
          item.image().flatMap(Image::header).orElseThrow().size().width() == widths.get(item.subset()));
      assertThat(read.items()).as(format).filteredOn(item -> !item.annotations().isEmpty()).hasSize(3);
    }
  }

  @Test
  @DisplayName("writing again replaces the output as a whole")
  void overwrites() throws Exception {
    small();
    voc.lines("ImageSets/Main/train.txt", "a", "b").lines("ImageSets/Main/val.txt", "a");
    voc.convert("voc", out, "--save-media");
    voc.lines("ImageSets/Main/train.txt", "b");
    voc.convert("voc", out, "--save-media");
    assertThat(Layout.files(out)).contains("Annotations/a.xml", "JPEGImages/a.jpg");
    voc.lines("ImageSets/Main/val.txt", "b");
    voc.convert("voc_segmentation", out, "--save-media");
    assertThat(Layout.files(out)).noneMatch(file -> file.contains("/a."));
  }
}
