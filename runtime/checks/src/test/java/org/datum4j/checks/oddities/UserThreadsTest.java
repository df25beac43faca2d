// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.checks.oddities.Scene.Read;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ErrorPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of other converters asked for, on public trackers, for years. */
class UserThreadsTest {
  private static final String IMAGE = "'images':[{'id':1,'file_name':'a.png','width':20,'height':10}]";

  @TempDir Path folder;

  private Scene scene(String annotations, String categories) throws Exception {
    return Scene.in(folder).text("annotations/instances_train.json",
        "{" + IMAGE + ",'annotations':[" + annotations + "],'categories':[" + categories + "]}").image("a.png", 20, 10);
  }

  private static String box(long id, long category) {
    return "{'id':" + id + ",'image_id':1,'category_id':" + category
        + ",'bbox':[2,1,8,6],'iscrowd':0,'segmentation':[],'area':48}";
  }

  @Test
  @DisplayName("sparse category ids make neither classes nor memory")
  void sparseIds() throws Exception {
    Scene scene = scene(box(1, 4_000_000_000L) + "," + box(2, 7), "{'id':4000000000,'name':'far'},{'id':7,'name':'near'}");
    Read read = scene.read("");
    assertThat(read.labels()).containsExactly("near", "far");
    scene.convert("", "yolo_ultralytics", "yolo");
    assertThat(scene.lines("yolo/labels/train/a.txt")).containsExactly("1 0.3 0.4 0.4 0.6", "0 0.3 0.4 0.4 0.6");
    Issue issue = Failures.of(() -> scene.read("coco_instances", "--keep-original-category-ids"));
    assertThat(issue.text()).contains("4000000000").contains("without --keep-original-category-ids");
  }

  @Test
  @DisplayName("ids begin where the user wants: the source's, or from 1 without gaps")
  void chosenIds() throws Exception {
    Scene scene = scene(box(0, 0) + "," + box(5, 9), "{'id':0,'name':'zero'},{'id':9,'name':'nine'}");
    scene.convert("", "coco_instances", "kept");
    assertThat(scene.written("kept/annotations/instances_train.json")).contains("\"id\":0,\"name\":\"zero\"")
        .contains("\"id\":9,\"name\":\"nine\"");
    scene.convert("", "coco_instances", "new", "--reindex", "true");
    assertThat(Tidy.json(scene.beside("new/annotations/instances_train.json")).toString())
        .contains("{id=1.0, name=zero, supercategory=}", "{id=2.0, name=nine, supercategory=}")
        .contains("category_id=1.0").contains("category_id=2.0");
    Read filled = scene.read("coco_instances", "--keep-original-category-ids");
    assertThat(filled.labels()).hasSize(10).startsWith("zero", "class-1").endsWith("nine");
  }

  @Test
  @DisplayName("the placeholder class of Roboflow can be left out")
  void placeholderClass() throws Exception {
    Scene scene = Scene.in(folder).text("train/_annotations.coco.json", "{" + IMAGE + ",'annotations':[" + box(0, 1)
        + "],'categories':[{'id':0,'name':'signs','supercategory':'none'},{'id':1,'name':'stop','supercategory':'signs'}]}");
    scene.convert("", "yolo_ultralytics", "all");
    assertThat(scene.written("all/data.yaml")).contains("0: signs", "1: stop");
    scene.convertWith("", "remap_labels", Map.of("label", List.of("signs:")), "yolo_ultralytics", "real");
    assertThat(scene.written("real/data.yaml")).contains("0: stop").doesNotContain("signs");
    assertThat(scene.lines("real/labels/train/a.txt")).containsExactly("0 0.3 0.4 0.4 0.6");
  }

  @Test
  @DisplayName("a mask is not a crowd because it is written as runs")
  void masksAreNoCrowds() throws Exception {
    Scene scene = scene("{'id':1,'image_id':1,'category_id':1,'bbox':[2,0,2,10],'iscrowd':0,'area':20,"
        + "'segmentation':{'size':[10,20],'counts':[20,20,160]}}", "{'id':1,'name':'cat'}");
    for (String rle : List.of("keep", "compressed", "uncompressed")) {
      scene.convert("", "coco_instances", rle, "--rle", rle);
      assertThat(scene.written(rle + "/annotations/instances_train.json")).contains("\"iscrowd\":0")
          .doesNotContain("\"iscrowd\":1");
      Read again = scene.next(rle).read("");
      assertThat(mask(again).rle().area()).as(rle).isEqualTo(20);
      assertThat(again.dump("a")).as(rle).contains("{is_crowd=false}").doesNotContain("is_crowd=true");
    }
    scene.convert("", "coco_instances", "masks", "--segmentation-mode", "mask");
    assertThat(scene.written("masks/annotations/instances_train.json")).doesNotContain("\"iscrowd\":1");
  }

  @Test
  @DisplayName("polygons turned into masks and back, holes and parts: the pixels stay")
  void holesAndParts() throws Exception {
    // A frame of 8 x 8 with a hole of 4 x 4, and a part of 2 x 10 beside it.
    byte[] pixels = new byte[200];
    for (int i = 0; i < 200; i++) {
      int x = i % 20;
      int y = i / 20;
      boolean isRing = x < 8 && y < 8 && !(x > 1 && x < 6 && y > 1 && y < 6);
      pixels[i] = (byte) (isRing || x > 11 && x < 14 ? 1 : 0);
    }
    Rle ring = Rle.ofBitmap(pixels, 10, 20);
    StringBuilder counts = new StringBuilder();
    for (int run = 0; run < ring.runCount(); run++) {
      counts.append(run == 0 ? "" : ",").append(ring.run(run));
    }
    Scene scene = scene("{'id':1,'image_id':1,'category_id':1,'bbox':[0,0,14,10],'iscrowd':0,'area':68,"
        + "'segmentation':{'size':[10,20],'counts':[" + counts + "]}}", "{'id':1,'name':'ring'}");
    Mask before = mask(scene.read(""));
    assertThat(before.rle().area()).isEqualTo(68);
    scene.convert("", "coco_instances", "polygons", "--segmentation-mode", "polygons");
    Read polygons = scene.next("polygons").read("");
    assertThat(polygons.item("a").annotations()).extracting(one -> one.type().text())
        .containsExactly("polygon", "polygon", "bbox");
    scene.next("polygons").convert("", "coco_instances", "back", "--segmentation-mode", "mask");
    assertThat(mask(scene.next("back").read("")).rle()).isEqualTo(before.rle());
    ConversionReport filled = scene.convert("", List.of("masks_to_polygons"), "coco_instances", "filled");
    assertThat(Scene.losses(filled)).containsEntry("TRANSFORM-MASK-HOLE", 1L);
  }

  private static Mask mask(Read read) {
    List<Annotation> masks = read.item("a").annotations().stream().filter(one -> one instanceof Mask).toList();
    assertThat(masks).hasSize(1);
    return (Mask) masks.get(0);
  }

  @Test
  @DisplayName("crowds on the way to YOLO are kept as objects or skipped, as the user says, and counted")
  void crowdsToYolo() throws Exception {
    Scene scene = scene(box(1, 1) + ",{'id':2,'image_id':1,'category_id':1,'bbox':[10,0,4,10],'iscrowd':1,'area':40,"
        + "'segmentation':{'size':[10,20],'counts':[100,40,60]}}", "{'id':1,'name':'cat'}");
    ConversionReport kept = scene.convert("", "yolo_ultralytics", "kept", "--task", "segment");
    assertThat(scene.lines("kept/labels/train/a.txt")).containsExactly("0 0.1 0.1 0.5 0.1 0.5 0.7 0.1 0.7",
        "0 0.7 0 0.7 1 0.5 1 0.5 0");
    assertThat(Scene.losses(kept)).containsEntry("YOLO-CROWD", 1L);
    scene.convert("", "yolo_ultralytics", "skipped", "--task", "detect", "--crowd", "skip");
    assertThat(scene.lines("skipped/labels/train/a.txt")).containsExactly("0 0.3 0.4 0.4 0.6");
  }

  @Test
  @DisplayName("names with letters of all scripts, whatever the system's code page")
  void namesOfAllScripts() throws Exception {
    List<String> names = List.of("café", "汽车", "Ёлка", "a: b #c", "- x", "'quoted'", "null", "1e3", "🐈");
    StringBuilder categories = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).replace("'", "\\u0027");
      categories.append(i == 0 ? "" : ",").append("{'id':").append(i + 1).append(",'name':'").append(name).append("'}");
    }
    Scene scene = scene(box(1, 2) + "," + box(2, 9), categories.toString());
    for (String format : List.of("coco_instances", "voc_detection", "yolo", "yolo_ultralytics", "datumaro",
        "roboflow_create_ml")) {
      scene.convert("", format, format, "--save-media");
      Read again = Scene.read(scene.beside(format), format, ErrorPolicy.FAIL);
      assertThat(again.labels()).as(format).contains("汽车", "🐈");
      assertThat(again.dump()).as(format).contains("label=汽车").contains("label=🐈");
      if (!format.equals("roboflow_create_ml")) {
        assertThat(again.labels()).as(format).containsAll(names);
      }
    }
  }

  @Test
  @DisplayName("names of Windows and of a server's folders find their images")
  void foreignPaths() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/instances_train.json",
        "{'images':[{'id':1,'file_name':'batch1\\\\a.png','width':20,'height':10},"
            + "{'id':2,'file_name':'../images/batch2/a.png','width':20,'height':10},"
            + "{'id':3,'file_name':'./b.png','width':20,'height':10}],"
            + "'annotations':[" + box(1, 1) + "],'categories':[{'id':1,'name':'x'}]}");
    scene.image("images/batch1/a.png", 20, 10).image("images/batch2/a.png", 20, 10).image("images/b.png", 20, 10);
    Read read = scene.read("");
    assertThat(read.imageFiles(scene.root())).containsExactly("images/batch1/a.png", "images/batch2/a.png", "images/b.png");
    assertThat(read.codes()).containsOnlyKeys("COCO-NAME-UNSAFE");
    scene.convert("", "voc_detection", "voc", "--save-media");
    assertThat(scene.files("voc")).contains("JPEGImages/batch1/a.png").contains("JPEGImages/b.png");
    String server = "..\\\\..\\\\..\\\\media\\\\upload\\\\1\\\\a.png";
    Scene far = Scene.in(folder.resolve("far")).text("result.json", "{'images':[{'id':0,'file_name':'" + server
        + "','width':20,'height':10}],'annotations':[],'categories':[{'id':0,'name':'x'}]}");
    assertThat(Failures.of(() -> far.read("")).text()).contains("leads out of the dataset").contains("image 0")
        .contains("$.images[0].file_name");
  }

  @Test
  @DisplayName("frames of train, val and test in one folder do not overwrite each other")
  void framesOfSubsets() throws Exception {
    Scene scene = Scene.in(folder);
    int width = 10;
    for (String subset : List.of("train", "val", "test")) {
      width += 10;
      scene.text("annotations/instances_" + subset + ".json", "{'images':[{'id':1,'file_name':'frame_000000.PNG','width':"
          + width + ",'height':10}],'annotations':[" + box(1, 1) + "],'categories':[{'id':1,'name':'x'}]}")
          .image("images/" + subset + "/frame_000000.PNG", width, 10);
    }
    ConversionReport report = scene.convert("", "coco_instances", "flat", "--save-media", "--merge-images", "true");
    assertThat(scene.files("flat")).filteredOn(file -> file.startsWith("images/")).hasSize(3);
    assertThat(Scene.codes(report.issues())).isEqualTo(Map.of("COCO-NAME-CHANGED", 1L));
    Read again = Scene.read(scene.beside("flat"), "", ErrorPolicy.FAIL);
    assertThat(again.items()).extracting(item -> item.subset() + " "
        + item.image().orElseThrow().header().orElseThrow().width()).containsExactly("test 40", "train 20", "val 30");
    scene.convert("", "yolo_ultralytics", "yolo", "--save-media");
    assertThat(scene.files("yolo")).contains("images/train/frame_000000.PNG", "images/val/frame_000000.PNG",
        "images/test/frame_000000.PNG");
  }

  @Test
  @DisplayName("as many label files as images, and each reason why one is empty")
  void nothingVanishes() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/instances_train.json",
        "{'images':[{'id':1,'file_name':'a.png','width':20,'height':10},{'id':2,'file_name':'none.png','width':20,'height':10},"
            + "{'id':3,'file_name':'crowd.png','width':20,'height':10}],'annotations':[" + box(1, 1)
            + ",{'id':2,'image_id':3,'category_id':1,'bbox':[10,0,4,10],'iscrowd':1,'area':40,"
            + "'segmentation':{'size':[10,20],'counts':[100,40,60]}},"
            + box(3, 1).replace("'image_id':1", "'image_id':77") + "],'categories':[{'id':1,'name':'x'}]}");
    ConversionReport report = scene.convert("", "yolo_ultralytics", "out", "--crowd", "skip");
    assertThat(scene.files("out")).contains("labels/train/a.txt", "labels/train/none.txt", "labels/train/crowd.txt");
    assertThat(scene.written("out/labels/train/crowd.txt")).isEmpty();
    assertThat(Scene.losses(report)).isEqualTo(Map.of("YOLO-CROWD-OMITTED", 1L, "YOLO-BOX-POLYGON", 1L));
    assertThat(Scene.codes(report.issues())).containsEntry("COCO-IMAGE-UNKNOWN", 1L);
  }

  @Test
  @DisplayName("custom attributes stay on the way through")
  void attributes() throws Exception {
    String attributes = "'attributes':{'make':'Škoda','doors':5,'speed':12.50,'parked':false,'tags':['a','b']}";
    Scene scene = scene(box(1, 1).replace("'area':48", "'area':48," + attributes), "{'id':1,'name':'car'}");
    scene.convert("", List.of("polygons_to_masks", "sort"), "coco_instances", "coco");
    assertThat(scene.written("coco/annotations/instances_train.json")).contains(attributes.replace('\'', '"'));
    scene.convert("", "voc_detection", "voc");
    Read voc = Scene.read(scene.beside("voc"), "voc_detection", ErrorPolicy.FAIL);
    assertThat(voc.dump("a")).contains("make=\"Škoda\"").contains("doors=\"5\"").contains("speed=\"12.5\"");
    ConversionReport without = scene.convert("", "coco_instances", "bare", "--allow-attributes", "false");
    assertThat(Scene.losses(without)).isEqualTo(Map.of("COCO-ATTRIBUTES", 1L));
  }

  @Test
  @DisplayName("files of captions, of other programs and of the system beside the annotations do no harm")
  void filesBeside() throws Exception {
    Scene scene = scene(box(1, 1), "{'id':1,'name':'x'}");
    scene.text("annotations/captions_train.json", "{" + IMAGE + ",'annotations':[{'id':1,'image_id':1,'caption':'c'}]}")
        .text("annotations/._instances_train.json", "\u0000\u0005\u0016\u0007Mac OS X")
        .text("annotations/.DS_Store", "\u0000\u0001").text("settings.json", "{'images':'folder','version':3}")
        .text("annotations/notes.json", "[1, 2, 3]");
    Read read = scene.read("coco_instances");
    assertThat(read.ids()).containsExactly("a");
    assertThat(read.schema().subsets()).containsExactly("train");
    assertThat(scene.read("").format()).isEqualTo("coco");
    scene.convert("coco_instances", "yolo_ultralytics", "yolo");
    assertThat(scene.lines("yolo/labels/train/a.txt")).hasSize(1);
  }

  @Test
  @DisplayName("which ids are not unique, and where")
  void idsThatAreNotUnique() throws Exception {
    Scene scene = scene(box(3, 1) + "," + box(8, 1) + "," + box(3, 1), "{'id':1,'name':'x'}");
    Issue issue = Failures.of(() -> scene.read(""));
    assertThat(issue.text()).contains("annotation id 3 stands twice").contains("annotations/instances_train.json")
        .contains("$.annotations[2].id").contains("--on-error skip");
    Read rest = scene.readTolerantly("");
    assertThat(rest.item("a").annotations()).extracting(Annotation::id).containsExactly(3L, 8L);
    assertThat(rest.codes()).isEqualTo(Map.of("COCO-ANNOTATION-TWICE", 1L));
  }
}
