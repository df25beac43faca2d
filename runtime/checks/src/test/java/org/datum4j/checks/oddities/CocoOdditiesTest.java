// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.datum4j.checks.oddities.Scene.Read;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ErrorPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the COCO files of real datasets, and what is made of it. */
class CocoOdditiesTest {
  private static final String TWO_IMAGES =
      "'images':[{'id':1,'file_name':'a.jpg','width':40,'height':30},{'id':2,'file_name':'b.jpg','width':40,'height':30}]";
  private static final String ONE_CATEGORY = "'categories':[{'id':1,'name':'cat','supercategory':'animal'}]";

  @TempDir Path folder;

  /** Lays out one annotation file as the official download has it. */
  private Scene instances(String images, String annotations, String categories) throws Exception {
    return Scene.in(folder).text("annotations/instances_train2017.json",
        "{" + images + ",'annotations':[" + annotations + "]," + categories + "}");
  }

  private static void assertComesBack(Scene scene, String format, String file) throws Exception {
    scene.convert(format, "coco_instances", "again");
    assertThat(scene.beside("again").resolve(file)).hasSameBinaryContentAs(scene.root().resolve(file));
  }

  @Test
  @DisplayName("category 0 is Roboflow's placeholder, which nothing is annotated with")
  void placeholderCategory() throws Exception {
    String file = "{'info':{'year':'2024','version':'1'},'licenses':[{'id':1,'url':'','name':'Public Domain'}],"
        + "'categories':[{'id':0,'name':'street-signs','supercategory':'none'},"
        + "{'id':1,'name':'stop','supercategory':'street-signs'},{'id':2,'name':'yield','supercategory':'street-signs'}],"
        + "'images':[{'id':0,'license':1,'file_name':'IMG_1_jpg.rf.0a.jpg','height':64,'width':64,"
        + "'date_captured':'2024-05-01T10:00:00+00:00'}],"
        + "'annotations':[{'id':0,'image_id':0,'category_id':1,'bbox':[3,4,20,21.5],'area':430,'segmentation':[],"
        + "'iscrowd':0},{'id':1,'image_id':0,'category_id':2,'bbox':[30,4,20,20],'area':400,'segmentation':[],'iscrowd':0}]}";
    Scene scene = Scene.in(folder).text("train/_annotations.coco.json", file);
    Read read = scene.read("");
    assertThat(read.format()).isEqualTo("roboflow_coco");
    assertThat(read.dump()).isEqualTo("""
        subsets train
        label 0 street-signs parent=none
        label 1 stop parent=street-signs
        label 2 yield parent=street-signs
        item IMG_1_jpg.rf.0a train image=IMG_1_jpg.rf.0a.jpg 64x64 missing {id=0}
          bbox 3 4 20 21.5 label=stop {is_crowd=false}
          bbox 30 4 20 20 label=yield id=1 group=1 {is_crowd=false}
        """);
    scene.convert("", "roboflow_coco", "again");
    assertThat(scene.beside("again/train/_annotations.coco.json"))
        .hasSameBinaryContentAs(scene.root().resolve("train/_annotations.coco.json"));
  }

  @Test
  @DisplayName("category 0 is a class of its own, as labelme2coco's _background_")
  void backgroundCategory() throws Exception {
    Scene scene = Scene.in(folder).text("annotations.json",
        "{" + TWO_IMAGES + ",'annotations':[{'id':0,'image_id':1,'category_id':0,'bbox':[0,0,9,9],'iscrowd':0,"
            + "'segmentation':[[0,0,9,0,9,9,0,9]]},{'id':1,'image_id':2,'category_id':1,'bbox':[5,5,9,9],'iscrowd':0,"
            + "'segmentation':[]}],'categories':[{'id':0,'name':'_background_'},{'id':1,'name':'leaf'}]}");
    Read read = scene.read("");
    assertThat(read.labels()).containsExactly("_background_", "leaf");
    assertThat(read.dump("a")).isEqualTo("""
        item a default image=a.jpg 40x30 missing {id=1}
          polygon 0 0 9 0 9 9 0 9 label=_background_ group=1 {is_crowd=false}
          bbox 0 0 9 9 label=_background_ group=1 {is_crowd=false}
        """);
    assertThat(read.dump("b")).contains("bbox 5 5 9 9 label=leaf id=1");
    assertThat(read.codes()).containsOnlyKeys("COCO-IMAGE-ABSENT");
  }

  @Test
  @DisplayName("annotation 0 is an annotation like others, in each subset")
  void annotationZero() throws Exception {
    String head = "{" + TWO_IMAGES + "," + ONE_CATEGORY + ",'annotations':[";
    String zero = "{'id':0,'image_id':1,'category_id':1,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[[1,1,9,1,9,9]]}";
    String one = "{'id':1,'image_id':1,'category_id':1,'bbox':[11,1,8,8],'iscrowd':0,'segmentation':[[11,1,19,1,19,9]]}";
    Scene scene = Scene.in(folder).text("train/_annotations.coco.json", head + zero + "," + one + "]}")
        .text("valid/_annotations.coco.json", head + zero + "]}");
    Read read = scene.read("roboflow_coco");
    assertThat(read.dump("a")).contains("polygon 1 1 9 1 9 9 label=cat group=2").contains("bbox 1 1 8 8 label=cat group=2")
        .contains("polygon 11 1 19 1 19 9 label=cat id=1 group=1").contains("bbox 11 1 8 8 label=cat id=1 group=1");
    scene.convert("roboflow_coco", "coco_instances", "out", "--reindex", "true");
    assertThat(scene.written("out/annotations/instances_train.json")).contains("\"id\":1", "\"id\":2")
        .doesNotContain("\"id\":0,\"image_id\"");
    scene.convert("roboflow_coco", "roboflow_coco", "again");
    for (String subset : List.of("train", "valid")) {
      Path file = Path.of(subset, "_annotations.coco.json");
      assertThat(scene.beside("again").resolve(file)).hasSameBinaryContentAs(scene.root().resolve(file));
    }
  }

  @Test
  @DisplayName("two categories of one name, in every subset")
  void categoryNameTwice() throws Exception {
    String file = "{" + TWO_IMAGES + ",'categories':[{'id':0,'name':'Bottle','supercategory':'none'},"
        + "{'id':1,'name':'Bottle','supercategory':'Bottle'},{'id':2,'name':'Can','supercategory':'Bottle'}],'annotations':["
        + "{'id':0,'image_id':1,'category_id':1,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[],'area':64},"
        + "{'id':1,'image_id':2,'category_id':2,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[],'area':64}]}";
    Scene scene = Scene.in(folder).text("test/_annotations.coco.json", file).text("train/_annotations.coco.json", file);
    Read read = scene.read("roboflow_coco");
    assertThat(read.labels()).containsExactly("Bottle", "Can");
    assertThat(read.issue("COCO-CATEGORY-NAME").what()).contains("categories 0 and 1").contains("\"Bottle\"");
    scene.convert("roboflow_coco", "yolo_ultralytics", "yolo");
    assertThat(scene.written("yolo/data.yaml")).contains("0: Bottle").contains("1: Can").doesNotContain("2: ");
    assertThat(scene.lines("yolo/labels/train/b.txt")).allMatch(line -> line.startsWith("1 "));
    scene.convert("roboflow_coco", "coco_instances", "coco", "--reindex", "true");
    assertThat(scene.json("coco/annotations/instances_train.json").get("categories").toString())
        .contains("id=1, name=Bottle").contains("id=2, name=Can").doesNotContain("id=3");
    scene.convert("roboflow_coco", "roboflow_coco", "again");
    assertThat(scene.beside("again/train/_annotations.coco.json"))
        .hasSameBinaryContentAs(scene.root().resolve("train/_annotations.coco.json"));
  }

  @Test
  @DisplayName("gaps between category ids")
  void gappedCategories() throws Exception {
    Scene scene = instances(TWO_IMAGES,
        "{'id':5,'image_id':1,'category_id':90,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[],'area':64},"
            + "{'id':6,'image_id':2,'category_id':18,'bbox':[1,2,8,8],'iscrowd':0,'segmentation':[],'area':64}",
        "'categories':[{'supercategory':'animal','id':18,'name':'dog'},{'supercategory':'indoor','id':90,'name':'toothbrush'}"
            + ",{'supercategory':'person','id':1,'name':'person'}]");
    Read read = scene.read("coco_instances");
    assertThat(read.labels()).containsExactly("person", "dog", "toothbrush");
    assertThat(read.dump("a")).contains("label=toothbrush");
    assertThat(read.dump("b")).contains("label=dog");
    scene.convert("coco_instances", "yolo_ultralytics", "yolo");
    assertThat(scene.lines("yolo/labels/train2017/a.txt")).allMatch(line -> line.startsWith("2 "));
    assertComesBack(scene, "coco_instances", "annotations/instances_train2017.json");
  }

  @Test
  @DisplayName("categories whose names are numbers")
  void numericNames() throws Exception {
    Scene scene = instances("'images':[{'id':1,'file_name':'a.jpg','width':40,'height':30}]",
        "{'id':5,'image_id':1,'category_id':3,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[],'area':64}",
        "'categories':[{'id':1,'name':'2'},{'id':2,'name':'0'},{'id':3,'name':'1'},{'id':4,'name':'007'}]")
        .image("a.jpg", 40, 30);
    Read read = scene.read("coco_instances");
    assertThat(read.labels()).containsExactly("2", "0", "1", "007");
    assertThat(read.dump("a")).contains("bbox 1 1 8 8 label=1 id=5");
    scene.convert("coco_instances", "yolo_ultralytics", "yolo", "--save-media");
    assertThat(Scene.read(scene.beside("yolo"), "yolo_ultralytics", ErrorPolicy.FAIL).labels())
        .containsExactly("2", "0", "1", "007");
    scene.convert("coco_instances", "voc_detection", "voc");
    assertThat(scene.written("voc/Annotations/a.xml")).contains("<name>1</name>");
  }

  @Test
  @DisplayName("subsets that declare different categories")
  void differentCategories() throws Exception {
    Scene scene = Scene.in(folder)
        .text("annotations/instances_train.json", "{" + TWO_IMAGES + ",'categories':[{'id':1,'name':'car'},"
            + "{'id':2,'name':'bus','supercategory':'vehicle'}],'annotations':[{'id':1,'image_id':1,'category_id':2,"
            + "'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[],'area':64}]}")
        .text("annotations/instances_val.json", "{'images':[{'id':9,'file_name':'v.jpg','width':40,'height':30}],"
            + "'categories':[{'id':1,'name':'bus','supercategory':'vehicle'},{'id':2,'name':'tram'}],'annotations':["
            + "{'id':1,'image_id':9,'category_id':1,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[],'area':64},"
            + "{'id':2,'image_id':9,'category_id':2,'bbox':[2,2,8,8],'iscrowd':0,'segmentation':[],'area':64}]}");
    Read read = scene.read("");
    assertThat(read.labels()).containsExactly("car", "bus", "tram");
    assertThat(read.dump("a")).contains("label=bus");
    assertThat(read.dump("v")).contains("bbox 1 1 8 8 label=bus").contains("bbox 2 2 8 8 label=tram");
    assertThat(read.issue("COCO-CATEGORY-DIFFER").what()).contains("joined by name");
    scene.convert("", "coco_instances", "again");
    for (String file : List.of("annotations/instances_train.json", "annotations/instances_val.json")) {
      assertThat(scene.beside("again").resolve(file)).hasSameBinaryContentAs(scene.root().resolve(file));
    }
    scene.convert("", "yolo_ultralytics", "yolo");
    assertThat(scene.written("yolo/data.yaml")).contains("0: car").contains("1: bus").contains("2: tram");
  }

  @Test
  @DisplayName("an empty segmentation is a box")
  void emptySegmentation() throws Exception {
    Scene scene = instances(TWO_IMAGES,
        "{'id':1,'image_id':1,'category_id':1,'bbox':[1,1,8.25,8],'iscrowd':0,'segmentation':[],'area':66}", ONE_CATEGORY);
    Read read = scene.read("coco_instances");
    assertThat(read.dump("a")).isEqualTo("""
        item a train2017 image=a.jpg 40x30 missing {id=1}
          bbox 1 1 8.25 8 label=cat id=1 group=1 {is_crowd=false}
        """);
    assertThat(read.codes()).containsOnlyKeys("COCO-IMAGE-ABSENT");
  }

  @Test
  @DisplayName("an object of several polygons is one object")
  void severalPolygons() throws Exception {
    Scene scene = instances(TWO_IMAGES,
        "{'id':44,'image_id':1,'category_id':1,'bbox':[1,1,24,9],'iscrowd':0,"
            + "'segmentation':[[1,1,9,1,9,10],[20,2,25,2,25,9.5,20,9.5]],'area':78.0}", ONE_CATEGORY);
    assertThat(scene.read("coco_instances").dump("a")).isEqualTo("""
        item a train2017 image=a.jpg 40x30 missing {id=1}
          polygon 1 1 9 1 9 10 label=cat id=44 group=44 {is_crowd=false}
          polygon 20 2 25 2 25 9.5 20 9.5 label=cat id=44 group=44 {is_crowd=false}
          bbox 1 1 24 9 label=cat id=44 group=44 {is_crowd=false}
        """);
    ConversionReport report = scene.convert("coco_instances", "voc_detection", "voc");
    assertThat(report.instances()).isEqualTo(1);
    assertThat(scene.written("voc/Annotations/a.xml")).containsOnlyOnce("<object>");
    assertComesBack(scene, "coco_instances", "annotations/instances_train2017.json");
  }

  @Test
  @DisplayName("a crowd as a list of runs, with an id beyond 32 bits")
  void crowdWithLargeId() throws Exception {
    Scene scene = instances(TWO_IMAGES,
        "{'id':900100463730,'image_id':2,'category_id':1,'bbox':[1,0,2,30],'iscrowd':1,"
            + "'segmentation':{'counts':[30,60,1110],'size':[30,40]},'area':60}", ONE_CATEGORY);
    Read read = scene.read("coco_instances");
    assertThat(read.dump("b")).isEqualTo("""
        item b train2017 image=b.jpg 40x30 missing {id=2}
          mask 30x40 [30, 60, 1110] label=cat id=900100463730 group=900100463730 {is_crowd=true}
          bbox 1 0 2 30 label=cat id=900100463730 group=900100463730 {is_crowd=true}
        """);
    assertComesBack(scene, "coco_instances", "annotations/instances_train2017.json");
    scene.convert("coco_instances", "datumaro", "dm");
    assertThat(scene.written("dm/annotations/train2017.json")).contains("\"id\":900100463730");
  }

  @Test
  @DisplayName("numbers of a box as texts, in some of the boxes")
  void boxesOfTexts() throws Exception {
    Scene scene = instances("'images':[{'id':1,'file_name':'a.jpg','width':4000,'height':3000}]",
        "{'id':1,'image_id':1,'category_id':1,'bbox':[1150,436,'996.0000','1170.0000'],'iscrowd':0,'segmentation':[],"
            + "'area':1165320},{'id':2,'image_id':1,'category_id':1,'bbox':[1,2,3,4],'iscrowd':0,'segmentation':[],'area':12},"
            + "{'id':3,'image_id':1,'category_id':1,'bbox':['7','8','9','10.5'],'iscrowd':0,'segmentation':[],'area':94}",
        ONE_CATEGORY);
    Read read = scene.read("coco_instances");
    assertThat(read.dump("a")).contains("bbox 1150 436 996 1170 label=cat id=1").contains("bbox 1 2 3 4 label=cat id=2")
        .contains("bbox 7 8 9 10.5 label=cat id=3");
    assertThat(read.issue("COCO-BBOX-TYPE").what()).contains("numbers as texts").contains("(2 times)");
    scene.convert("coco_instances", "voc_detection", "voc");
    assertThat(scene.written("voc/Annotations/a.xml")).contains("<xmax>2146").contains("<ymax>1606");
    scene.convert("coco_instances", "coco_instances", "again");
    // Numbers now; what the file states of the area stays.
    assertThat(scene.written("again/annotations/instances_train2017.json"))
        .contains("\"bbox\":[1150.0,436.0,996.0,1170.0]").contains("\"area\":1165320").contains("\"area\":94}");
  }

  @Test
  @DisplayName("no iscrowd at all, as in LVIS")
  void noCrowdField() throws Exception {
    Scene scene = Scene.in(folder).text("lvis_val_100.json",
        "{'images':[{'id':446522,'file_name':'val2017/000000446522.jpg','width':640,'height':425,"
            + "'not_exhaustive_category_ids':[],'neg_category_ids':[12,777]}],'annotations':["
            + "{'bbox':[25,113.5,40,30],'category_id':1000,'image_id':446522,'id':1,'area':912.02,"
            + "'segmentation':[[25,113.5,65,113.5,65,143.5]]},{'bbox':[5,5,4,3],'category_id':3,'image_id':446522,'id':2,"
            + "'area':12,'segmentation':[[5,5,9,5,9,8]]}],'categories':["
            + "{'frequency':'r','id':3,'synset':'air_conditioner.n.01','image_count':3,'name':'air_conditioner'},"
            + "{'frequency':'f','id':1000,'synset':'soap.n.01','name':'soap'}]}");
    Read read = scene.read("");
    assertThat(read.format()).isEqualTo("coco_instances");
    assertThat(read.dump()).isEqualTo("""
        subsets val
        label 0 air_conditioner
        label 1 soap
        item val2017/000000446522 val image=val2017/000000446522.jpg 640x425 missing {id=446522}
          polygon 25 113.5 65 113.5 65 143.5 label=soap id=1 group=1 {is_crowd=false}
          bbox 25 113.5 40 30 label=soap id=1 group=1 {is_crowd=false}
          polygon 5 5 9 5 9 8 label=air_conditioner id=2 group=2 {is_crowd=false}
          bbox 5 5 4 3 label=air_conditioner id=2 group=2 {is_crowd=false}
        """);
    assertThat(read.issue("COCO-ANNOTATION-FIELD").what()).contains("iscrowd").contains("(2 times)");
    scene.convert("", "coco_instances", "again");
    assertThat(scene.beside("again/annotations/instances_val.json"))
        .hasSameBinaryContentAs(scene.root().resolve("lvis_val_100.json"));
  }

  @Test
  @DisplayName("no file_name, as in LVIS 1.0: the image's address tells it")
  void namesOfAddresses() throws Exception {
    Scene scene = Scene.in(folder).text("lvis_v1_val.json",
        "{'images':[{'id':397133,'width':40,'height':30,'coco_url':'http://images.cocodataset.org/val2017/000000397133.jpg'},"
            + "{'id':5,'width':20,'height':10,'coco_url':'http://images.cocodataset.org/train2017/000000000005.jpg'}],"
            + "'annotations':[{'id':1,'image_id':397133,'category_id':1,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[]}],"
            + ONE_CATEGORY + "}").image("val2017/000000397133.jpg", 40, 30).image("images/train2017/000000000005.jpg", 20, 10);
    Read read = scene.read("");
    assertThat(read.ids()).containsExactly("val2017/000000397133", "train2017/000000000005");
    assertThat(read.imageFiles(scene.root())).containsExactly("val2017/000000397133.jpg",
        "images/train2017/000000000005.jpg");
    assertThat(read.issue("COCO-IMAGE-FIELD").what()).contains("coco_url").contains("(2 times)");
    scene.convert("", "coco_instances", "again");
    assertThat(scene.beside("again/annotations/instances_val.json"))
        .hasSameBinaryContentAs(scene.root().resolve("lvis_v1_val.json"));
  }

  @Test
  @DisplayName("boxes out of the image, and boxes without area")
  void boxesOutside() throws Exception {
    Scene scene = instances(TWO_IMAGES,
        "{'id':1,'image_id':1,'category_id':1,'bbox':[-3.5,2,10,10],'iscrowd':0,'segmentation':[],'area':100},"
            + "{'id':2,'image_id':2,'category_id':1,'bbox':[35,25,10,10],'iscrowd':0,'segmentation':[],'area':100},"
            + "{'id':3,'image_id':2,'category_id':1,'bbox':[5,5,0,10],'iscrowd':0,'segmentation':[],'area':0}", ONE_CATEGORY);
    Read read = scene.read("coco_instances");
    assertThat(read.dump("a")).contains("bbox -3.5 2 10 10 label=cat id=1");
    assertThat(read.dump("b")).contains("bbox 35 25 10 10 label=cat id=2").contains("bbox 5 5 0 10 label=cat id=3");
    assertThat(read.issue("COCO-BBOX-OUTSIDE").what()).contains("(2 times)");
    assertThat(read.issue("COCO-BBOX-SIZE").what()).contains("without area").contains("(1 times)");
    assertComesBack(scene, "coco_instances", "annotations/instances_train2017.json");
  }

  @Test
  @DisplayName("keypoints without num_keypoints, also under Roboflow's layout")
  void keypointsUnderRoboflow() throws Exception {
    Scene scene = Scene.in(folder).text("train/_annotations.coco.json",
        "{" + TWO_IMAGES + ",'categories':[{'id':0,'name':'hands','supercategory':'none'},{'id':1,'name':'hand',"
            + "'supercategory':'hands','keypoints':['wrist','thumb','index'],'skeleton':[[1,2],[1,3]]}],'annotations':["
            + "{'id':0,'image_id':1,'category_id':1,'bbox':[5,5,20,20],'area':400,'segmentation':[],'iscrowd':0,"
            + "'keypoints':[6,7,2,10.5,11,1,0,0,0]}]}");
    Read read = scene.read("");
    assertThat(read.format()).isEqualTo("roboflow_coco");
    assertThat(read.dump()).contains("points 1 [wrist, thumb, index] 1-2 1-3\n");
    assertThat(read.dump("a")).isEqualTo("""
        item a train image=a.jpg 40x30 missing {id=1}
          points 6 7 10.5 11 0 0 v210 label=hand group=1 {is_crowd=false}
          bbox 5 5 20 20 label=hand group=1 {is_crowd=false}
        """);
    scene.convert("", "coco_person_keypoints", "pose");
    assertThat(scene.written("pose/annotations/person_keypoints_train.json"))
        .contains("\"keypoints\":[6,7,2,10.5,11,1,0,0,0]").contains("\"keypoints\":[\"wrist\",\"thumb\",\"index\"]");
  }

  @Test
  @DisplayName("Roboflow's download with its images or annotations moved into folders of their own")
  void movedRoboflow() throws Exception {
    String file = "{" + TWO_IMAGES + ",'annotations':[]," + ONE_CATEGORY + "}";
    Scene scene = Scene.in(folder).text("train/label/_annotations.coco.json", file).image("train/images/a.jpg", 40, 30)
        .image("train/images/b.jpg", 40, 30).text("valid/_annotations.coco.json", file)
        .image("images/valid/a.jpg", 40, 30).image("images/valid/b.jpg", 40, 30);
    Read read = scene.read("");
    assertThat(read.format()).isEqualTo("roboflow_coco");
    assertThat(read.schema().subsets()).containsExactly("train", "valid");
    assertThat(read.imageFiles(scene.root())).containsExactly("train/images/a.jpg", "train/images/b.jpg",
        "images/valid/a.jpg", "images/valid/b.jpg");
    assertThat(read.codes()).isEmpty();
  }

  @Test
  @DisplayName("info and licenses that are empty, texts, numbers, or not there")
  void looseInfo() throws Exception {
    Scene scene = Scene.in(folder)
        .text("annotations/instances_a.json", "{'info':{'year':'','date_created':0},'licenses':[],'images':[{'id':1,"
            + "'file_name':'a.jpg','width':40,'height':30,'date_captured':1714558210,'license':'','flickr_url':null}],"
            + "'annotations':[]," + ONE_CATEGORY + "}")
        .text("annotations/instances_b.json", "{" + TWO_IMAGES + ",'annotations':[]," + ONE_CATEGORY + "}")
        .text("annotations/instances_c.json", "{'info':'made by hand','licenses':{'name':'x'}," + TWO_IMAGES
            + ",'annotations':[]," + ONE_CATEGORY + ",'date':'2020-01-01'}");
    Read read = scene.read("");
    assertThat(read.schema().subsets()).containsExactly("a", "b", "c");
    assertThat(read.codes()).containsOnlyKeys("COCO-IMAGE-ABSENT");
    scene.convert("", "coco_instances", "again");
    for (String subset : List.of("a", "b", "c")) {
      Path file = Path.of("annotations", "instances_" + subset + ".json");
      assertThat(scene.beside("again").resolve(file)).hasSameBinaryContentAs(scene.root().resolve(file));
    }
  }

  @Test
  @DisplayName("instances, keypoints and captions of one subset: each person once")
  void threeTasks() throws Exception {
    String person = "'categories':[{'supercategory':'person','id':1,'name':'person','keypoints':['nose','eye'],"
        + "'skeleton':[[1,2]]}]";
    String shape = "'id':7,'image_id':1,'category_id':1,'bbox':[1,1,8,8],'iscrowd':0,'segmentation':[[1,1,9,1,9,9]],'area':32";
    Scene scene = Scene.in(folder)
        .text("annotations/instances_val2017.json", "{" + TWO_IMAGES + ",'annotations':[{" + shape + "},{'id':8,"
            + "'image_id':1,'category_id':18,'bbox':[20,1,8,8],'iscrowd':0,'segmentation':[],'area':64}],'categories':["
            + "{'supercategory':'person','id':1,'name':'person'},{'supercategory':'animal','id':18,'name':'dog'}]}")
        .text("annotations/person_keypoints_val2017.json", "{" + TWO_IMAGES + ",'annotations':[{" + shape
            + ",'keypoints':[2,2,2,0,0,0],'num_keypoints':1}]," + person + "}")
        .text("annotations/captions_val2017.json", "{" + TWO_IMAGES
            + ",'annotations':[{'id':7,'image_id':1,'caption':'A man with his dog.'}]}");
    Read read = scene.read("");
    assertThat(read.format()).isEqualTo("coco");
    assertThat(read.dump("a")).isEqualTo("""
        item a val2017 image=a.jpg 40x30 missing {id=1}
          points 2 2 0 0 v20 label=person id=7 group=7 {is_crowd=false}
          polygon 1 1 9 1 9 9 label=person id=7 group=7 {is_crowd=false}
          bbox 1 1 8 8 label=person id=7 group=7 {is_crowd=false}
          bbox 20 1 8 8 label=dog id=8 group=8 {is_crowd=false}
          caption "A man with his dog." id=7 group=7
        """);
    ConversionReport report = scene.convert("", "coco", "again");
    assertThat(report.instances()).isEqualTo(2);
    for (String task : List.of("instances", "person_keypoints", "captions")) {
      Path file = Path.of("annotations", task + "_val2017.json");
      assertThat(scene.beside("again").resolve(file)).hasSameBinaryContentAs(scene.root().resolve(file));
    }
  }

  @Test
  @DisplayName("CVAT's names: instances_Train, instances_default, train_instances_default")
  void subsetsAsNamed() throws Exception {
    String file = "{" + TWO_IMAGES + ",'annotations':[]," + ONE_CATEGORY + "}";
    Scene scene = Scene.in(folder).text("annotations/instances_Train.json", file)
        .text("annotations/instances_default.json", file);
    assertThat(scene.read("").schema().subsets()).containsExactly("Train", "default");
    Scene moved = Scene.in(folder.resolve("moved")).text("train_instances_default.json", file)
        .text("val_instances_default.json", file);
    assertThat(moved.read("").schema().subsets()).containsExactly("train", "val");
  }

  @Test
  @DisplayName("an annotation file of any name, at the root or in a folder that names the subset")
  void filesOfAnyName() throws Exception {
    String file = "{" + TWO_IMAGES + ",'annotations':[]," + ONE_CATEGORY + "}";
    Map<String, String> subsets = Map.of("annotations.json", "default", "train.json", "train", "lvis_val_100.json", "val",
        "coco/train2017/labels.json", "train2017", "data/via_export_coco.json", "default", "instances_default.json",
        "default", "_annotations.json", "default", "test/ann.json", "test");
    for (Map.Entry<String, String> place : subsets.entrySet()) {
      Scene scene = Scene.in(folder.resolve(place.getKey().replace('/', '-'))).text(place.getKey(), file);
      Read read = scene.read("");
      assertThat(read.format()).as(place.getKey()).isEqualTo("coco_instances");
      assertThat(read.schema().subsets()).as(place.getKey()).containsExactly(place.getValue());
      assertThat(read.ids()).containsExactly("a", "b");
    }
  }
}
