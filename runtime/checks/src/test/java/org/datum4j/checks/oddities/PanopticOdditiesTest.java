// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Mask;
import org.datum4j.checks.oddities.Scene.Read;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.Dataset;
import org.datum4j.runtime.ErrorPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panoptic data and lists of results as they are met. */
class PanopticOdditiesTest {
  private static final String IMAGES = "'images':[{'id':142238,'file_name':'000000142238.jpg','width':4,'height':3}]";
  private static final String RECORD = "{'segments_info':[{'id':6579300,'category_id':1,'iscrowd':0,'bbox':[0,0,2,2],"
      + "'area':4},{'id':7,'category_id':184,'iscrowd':0,'bbox':[2,0,2,3],'area':6}],'file_name':'000000142238.png',"
      + "'image_id':142238}";
  private static final String CATEGORIES = "'categories':[{'supercategory':'person','isthing':1,'id':1,'name':'person',"
      + "'color':[220,20,60]},{'supercategory':'plant','isthing':0,'id':184,'name':'tree-merged','color':[1,2,3]}]";
  private static final int[] PICTURE = {6579300, 6579300, 7, 7, 6579300, 6579300, 7, 7, 0, 0, 7, 7};
  private static final String DUMP = """
      item 000000142238 val2017 image=000000142238.jpg 4x3 missing {id=142238}
        mask 3x4 [0, 2, 1, 2, 7] label=person id=6579300 group=6579300 {is_crowd=false}
        mask 3x4 [6, 6] label=tree-merged id=7 group=7 {is_crowd=false}
      """;

  @TempDir Path folder;

  private static String json(String... records) {
    return "{" + IMAGES + ",'annotations':[" + String.join(",", records) + "]," + CATEGORIES + "}";
  }

  private static Map<?, ?> things(Scene scene, String file) throws Exception {
    Map<Object, Object> things = new LinkedHashMap<>();
    for (Object category : (List<?>) scene.json(file).get("categories")) {
      Map<?, ?> fields = (Map<?, ?>) category;
      things.put(fields.get("name"), fields.get("isthing"));
    }
    return things;
  }

  @Test
  @DisplayName("the pictures of segments lie beside or above the annotations folder")
  void picturesElsewhere() throws Exception {
    for (String place : List.of("annotations/panoptic_val2017/", "panoptic_val2017/", "masks/panoptic_val2017/",
        "annotations/PANOPTIC_val2017/")) {
      Scene scene = Scene.in(folder.resolve(place.replace('/', '-')))
          .text("annotations/panoptic_val2017.json", json(RECORD)).segments(place + "000000142238.png", 4, PICTURE);
      Read read = scene.read("");
      assertThat(read.format()).as(place).isEqualTo("coco_panoptic");
      assertThat(read.dump("000000142238")).as(place).isEqualTo(DUMP);
      assertThat(read.codes()).as(place).containsOnlyKeys("COCO-IMAGE-ABSENT");
    }
  }

  @Test
  @DisplayName("panoptic JSON of another name, its pictures in a folder of that name")
  void otherName() throws Exception {
    Scene scene = Scene.in(folder).text("custom/train_pan.json", json(RECORD))
        .segments("custom/train_pan/000000142238.png", 4, PICTURE);
    Read read = scene.read("");
    assertThat(read.format()).isEqualTo("coco_panoptic");
    assertThat(read.dump("000000142238")).isEqualTo(DUMP.replace("val2017", "train"));
  }

  @Test
  @DisplayName("a picture of segments that is not there: the record, the picture and the place are named")
  void missingPicture() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/panoptic_val2017.json", json(RECORD));
    Issue issue = Failures.of(() -> scene.read("coco_panoptic"));
    assertThat(issue.code()).isEqualTo("COCO-PANOPTIC-PICTURE");
    assertThat(issue.text()).contains("000000142238.png").contains("annotations/panoptic_val2017/")
        .contains("$.annotations[0].file_name");
    assertThat(scene.readTolerantly("coco_panoptic").item("000000142238").annotations()).isEmpty();
  }

  @Test
  @DisplayName("pictures of segments in gray")
  void grayPicture() throws Exception {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 12; i++) {
      image.getRaster().setSample(i % 4, i / 4, 0, PICTURE[i] == 7 ? 7 : PICTURE[i] == 0 ? 0 : 9);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    Scene scene = Scene.in(folder).text("annotations/panoptic_val2017.json", json(RECORD.replace("6579300", "9")))
        .bytes("annotations/panoptic_val2017/000000142238.png", png.toByteArray());
    assertThat(scene.read("coco_panoptic").dump("000000142238")).isEqualTo(DUMP.replace("6579300", "9"));
  }

  @Test
  @DisplayName("panoptic to panoptic changes no byte, isthing and colours among them")
  void comesBack() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/panoptic_val2017.json", json(RECORD))
        .segments("annotations/panoptic_val2017/000000142238.png", 4, PICTURE);
    scene.convert("coco_panoptic", "coco_panoptic", "again");
    for (String file : List.of("annotations/panoptic_val2017.json", "annotations/panoptic_val2017/000000142238.png")) {
      assertThat(scene.beside("again").resolve(file)).hasSameBinaryContentAs(scene.root().resolve(file));
    }
    scene.convert("coco_panoptic", "coco_panoptic", "new", "--reindex", "true");
    assertThat(things(scene, "new/annotations/panoptic_val2017.json")).isEqualTo(Map.of("person", 1L, "tree-merged", 0L));
    scene.convert("coco_panoptic", "datumaro", "dm");
    assertThat(Scene.read(scene.beside("dm"), "datumaro", ErrorPolicy.FAIL).items()).hasSize(1);
  }

  @Test
  @DisplayName("instances to panoptic: objects overlap, and what is covered is told")
  void overlappingInstances() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/instances_val.json",
        "{'images':[{'id':5,'file_name':'a.jpg','width':10,'height':10}],'annotations':["
            + "{'id':70,'image_id':5,'category_id':3,'iscrowd':0,'bbox':[0,0,6,6],'area':36,"
            + "'segmentation':[[0,0,6,0,6,6,0,6]]},{'id':71,'image_id':5,'category_id':9,'iscrowd':0,'bbox':[4,4,6,6],"
            + "'area':36,'segmentation':[[4,4,10,4,10,10,4,10]]}],'categories':[{'id':3,'name':'cat','supercategory':'pet'},"
            + "{'id':9,'name':'mat'},{'id':11,'name':'unused'}]}");
    ConversionReport report = scene.convert("coco_instances", List.of("polygons_to_masks"), "coco_panoptic", "out");
    Map<?, ?> record = (Map<?, ?>) ((List<?>) scene.json("out/annotations/panoptic_val.json").get("annotations")).get(0);
    List<String> segments = new ArrayList<>();
    ((List<?>) record.get("segments_info")).forEach(segment -> segments.add(segment.toString()));
    assertThat(segments).containsExactly("{id=70, category_id=3, area=32, bbox=[0, 0, 6, 6], iscrowd=0}",
        "{id=71, category_id=9, area=36, bbox=[4, 4, 6, 6], iscrowd=0}");
    assertThat(Scene.losses(report)).containsExactly(Map.entry("COCO-COVERED", 1L));
    Read again = Scene.read(scene.beside("out"), "", ErrorPolicy.FAIL);
    assertThat(again.format()).isEqualTo("coco_panoptic");
    assertThat(again.item("a").annotations()).hasSize(2);
    assertThat(things(scene, "out/annotations/panoptic_val.json")).isEqualTo(Map.of("cat", 1L, "mat", 1L, "unused", 1L));
    assertThat(scene.written("out/annotations/panoptic_val.json")).contains("\"supercategory\":\"pet\",\"isthing\":1}");
  }

  @Test
  @DisplayName("polygons that nobody turned into masks do not vanish without a word, nor do keypoints")
  void polygonsAreNoSegments() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/instances_val.json",
        "{'images':[{'id':5,'file_name':'a.jpg','width':4,'height':3}],'annotations':["
            + "{'id':70,'image_id':5,'category_id':3,'iscrowd':0,'bbox':[0,0,2,2],'area':4,"
            + "'segmentation':[[0,0,2,0,2,2,0,2]],'keypoints':[1,1,2]},{'id':71,'image_id':5,'category_id':3,'iscrowd':1,"
            + "'bbox':[3,0,1,3],'area':3,'segmentation':{'size':[3,4],'counts':[9,3]}}],'categories':["
            + "{'id':3,'name':'cat','keypoints':['nose'],'skeleton':[]}]}");
    assertThat(Scene.losses(scene.convert("coco_instances", "coco_panoptic", "panoptic")))
        .isEqualTo(Map.of("COCO-NO-MASK", 1L, "COCO-POINTS", 1L));
    assertThat(things(scene, "panoptic/annotations/panoptic_val.json")).isEqualTo(Map.of("cat", 1L));
    for (String format : List.of("coco_captions", "coco_labels", "coco_image_info")) {
      assertThat(Scene.losses(scene.convert("coco_instances", format, format))).as(format)
          .isEqualTo(Map.of("COCO-SHAPE", 2L, "COCO-POINTS", 1L));
    }
  }

  @Test
  @DisplayName("a label with two segments in one image is a thing, one of single segments is stuff")
  void thingsFromMasks() throws Exception {
    Scene scene = Scene.in(folder);
    List<DatasetItem> items = new ArrayList<>();
    for (int image = 0; image < 2; image++) {
      List<Annotation> masks = new ArrayList<>();
      masks.add(new Mask(Common.ofLabel(1), Rle.ofCounts(3, 4, new int[] {6, 6})));
      for (int car = 0; car <= image; car++) {
        masks.add(new Mask(Common.ofLabel(0), Rle.ofCounts(3, 4, new int[] {3 * car, 3, 9 - 3 * car})));
      }
      masks.add(new Caption(Common.none(), "a street"));
      Image missing = Image.missing(image + ".png", new ImageSize(4, 3));
      items.add(DatasetItem.of("" + image, "val", missing, masks, Attributes.empty()));
    }
    scene.export(Dataset.fromIterable(items, List.of("car", "sky", "unused")), "coco_panoptic", "out");
    assertThat(things(scene, "out/annotations/panoptic_val.json"))
        .isEqualTo(Map.of("car", 1L, "sky", 0L, "unused", 0L));
  }

  @Test
  @DisplayName("panoptic JSON that is opened as instances")
  void panopticAsInstances() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/panoptic_val2017.json", json(RECORD))
        .segments("annotations/panoptic_val2017/000000142238.png", 4, PICTURE);
    Issue folderIssue = Failures.of(() -> scene.read("coco_instances"));
    assertThat(folderIssue.text()).contains("coco_panoptic");
    Path file = scene.root().resolve("annotations/panoptic_val2017.json");
    Issue issue = Failures.of(() -> Scene.read(file, "coco_instances", ErrorPolicy.FAIL));
    assertThat(issue.text()).contains("annotations/panoptic_val2017.json".substring(12)).contains("segments_info")
        .contains("coco_panoptic");
  }

  @Test
  @DisplayName("a list of results needs the dataset file, and that is said in one line")
  void resultsList() throws Exception {
    Scene scene = Scene.in(folder).text("instances_val_results.json",
        "[{'image_id':42,'category_id':18,'bbox':[258.15,41.29,348.26,243.78],'score':0.236},"
            + "{'image_id':73,'category_id':11,'bbox':[61,22.75,504,609.67],'score':0.318}]");
    for (String format : List.of("coco", "coco_instances", "coco_person_keypoints")) {
      Issue issue = Failures.of(() -> scene.read(format));
      assertThat(issue.text()).as(format).contains("instances_val_results.json").contains("results")
          .contains("dataset file");
    }
    assertThat(scene.detected()).isEmpty();
    Issue undetected = Failures.of(() -> scene.read(""));
    assertThat(undetected.text()).contains("results");
  }

  @Test
  @DisplayName("results beside the dataset, called like its files: the dataset is read, and it is said")
  void resultsBesideTheDataset() throws Exception {
    String results = "[{'image_id':5,'category_id':1,'bbox':[1,1,2,2],'score':0.9}]";
    Scene scene = Scene.in(folder)
        .text("annotations/instances_val2017.json", "{'images':[{'id':5,'file_name':'a.jpg','width':4,'height':3}],"
            + "'annotations':[],'categories':[{'id':1,'name':'cat'}]}")
        .text("annotations/instances_val2017_results.json", results).text("out/captions_val_alg_results.json",
            "[{'image_id':5,'caption':'a cat'}]");
    assertThat(scene.detected()).containsExactly("coco_instances");
    Read read = scene.read("");
    assertThat(read.ids()).containsExactly("a");
    assertThat(read.issue("COCO-FILE-SKIPPED").what()).contains("annotations/instances_val2017_results.json",
        "out/captions_val_alg_results.json", "lists of results");
  }

  @Test
  @DisplayName("the official image_info file has no annotations")
  void imageInfo() throws Exception {
    Scene scene = Scene.in(folder).text("annotations/image_info_test2017.json", "{'info':{}," + IMAGES
        + ",'licenses':[]," + CATEGORIES + "}");
    Read read = scene.read("");
    assertThat(read.format()).isEqualTo("coco_image_info");
    assertThat(read.ids()).containsExactly("000000142238");
    scene.convert("", "coco_image_info", "again");
    assertThat(scene.beside("again/annotations/image_info_test2017.json"))
        .hasSameBinaryContentAs(scene.root().resolve("annotations/image_info_test2017.json"));
  }
}
