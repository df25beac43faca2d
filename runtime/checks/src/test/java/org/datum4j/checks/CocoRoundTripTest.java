// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.datum4j.checks.Distribution.Result;
import org.datum4j.kit.json.JsonTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COCO to COCO, and to Datumaro's JSON and back: the same values in the same order, whatever the files are like. */
class CocoRoundTripTest {
  private static final String IMAGE_A = "{'id':0,'file_name':'x/ä b.jpg','width':40,'height':30}";
  private static final String IMAGE_B =
      "{'id':5,'file_name':'y/ä b.jpg','width':40,'height':30,'license':3,'extra':{'k':[1,2.5,null]},"
          + "'attributes':{'w':1}}";
  private static final String IMAGE_C =
      "{'id':900100463730,'file_name':'c.PNG','height':30,'width':40,'date_captured':12,'license':'two'}";
  private static final String PERSON =
      "{'supercategory':'animal','id':3,'name':'person','keypoints':['a','b'],'skeleton':[[1,2]],'color':[1,2,3]}";
  private static final String INSTANCES =
      "{'info':{'year':''},'licenses':[{'id':3,'name':'x'}],'type':'instances','images':["
          + IMAGE_A + "," + IMAGE_B + "," + IMAGE_C + "],'annotations':["
          + "{'id':0,'image_id':5,'category_id':0,'bbox':[1,2,3,4],'segmentation':[],'area':12},"
          + "{'id':9,'image_id':0,'category_id':3,'segmentation':[[1,1,9.5,1,9.5,9.25],[20,20,25,20,25,25,20.125,25]],"
          + "'iscrowd':0,'bbox':[1.0,1.0,24.0,24.0],'area':63.1,'score':1,'attributes':{}},"
          + "{'id':900100463730,'image_id':5,'category_id':7,'segmentation':{'counts':[0,30,1170],'size':[30,40]},"
          + "'iscrowd':1,'bbox':[0,0,1,30],'area':30.5,'attributes':{'occluded':true,'n':3,'s':'x'}},"
          + "{'id':11,'image_id':0,'category_id':901,'bbox':[-5,2,60,10.0],'iscrowd':0,'segmentation':[],'area':0,"
          + "'ignore':1},"
          + "{'id':12,'image_id':0,'category_id':7,'segmentation':[[2,2,4,2,4,4,2,4]],'area':4.0,'iscrowd':1}],"
          + "'categories':[{'supercategory':'','id':0,'name':'root'}," + PERSON
          + ",{'id':7,'name':'a, b ü','supercategory':null,'isthing':0},{'id':900,'name':'7'},"
          + "{'id':901,'name':'person','supercategory':'animal'}]}";
  private static final String KEYPOINTS =
      "{'images':[" + IMAGE_C + "," + IMAGE_B + "," + IMAGE_A + "],'annotations':["
          + "{'id':500,'image_id':5,'category_id':3,'iscrowd':0,'bbox':[5,5,4.5,4],'area':18,"
          + "'keypoints':[6.5,6,1,7,7,2]},"
          + "{'id':9,'image_id':0,'category_id':3,'segmentation':[[1,1,9.5,1,9.5,9.25],[20,20,25,20,25,25,20.125,25]],"
          + "'iscrowd':0,'bbox':[1.0,1.0,24.0,24.0],'area':63.2,'keypoints':[1,1,2,0,0,0],'num_keypoints':1}],"
          + "'categories':[" + PERSON + "]}";
  private static final String CAPTIONS =
      "{'images':[" + IMAGE_C + "," + IMAGE_A + "],'annotations':["
          + "{'id':7,'image_id':900100463730,'caption':'z'},"
          + "{'id':9,'image_id':0,'caption':'ü','category_id':0},"
          + "{'id':1,'image_id':0,'caption':'','score':0.5}]}";

  @TempDir Path here;

  private void convert(String from, String input, String to, String output, String... options) throws Exception {
    String[] words = Stream.concat(
        Stream.of("convert", "-if", from, "-i", input, "-f", to, "-o", output), Stream.of(options)).toArray(String[]::new);
    Result result = Distribution.run(here, words);
    assertThat(result.code()).as(result.err()).isZero();
  }

  private Path awkward() throws IOException {
    Path folder = Files.createDirectories(here.resolve("awkward/annotations"));
    Files.writeString(folder.resolve("instances_train.json"), INSTANCES.replace('\'', '"'));
    Files.writeString(folder.resolve("person_keypoints_train.json"), KEYPOINTS.replace('\'', '"'));
    Files.writeString(folder.resolve("captions_train.json"), CAPTIONS.replace('\'', '"'));
    return here.resolve("awkward");
  }

  private static List<String> documents(Path dataset) throws IOException {
    try (Stream<Path> files = Files.list(dataset.resolve("annotations"))) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).sorted().toList();
    }
  }

  /** Returns the values; 1 and 1.0 are the same number. */
  private static Object values(Path file) throws IOException {
    return alike(JsonTree.parse(Files.readAllBytes(file)));
  }

  private static Object alike(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new HashMap<>();
      map.forEach((name, element) -> all.put(name, alike(element)));
      return all;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CocoRoundTripTest::alike).toList();
    }
    boolean isWhole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
    return isWhole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value);
  }

  private void assertSame(Path source, Path result) throws IOException {
    assertThat(documents(result)).isEqualTo(documents(source));
    for (String name : documents(source)) {
      Path before = source.resolve("annotations").resolve(name);
      Path after = result.resolve("annotations").resolve(name);
      assertThat(values(after)).as(name).isEqualTo(values(before));
    }
  }

  @Test
  void cocoToCocoIsTheIdentityByteForByte() throws Exception {
    Path source = awkward();
    convert("coco", source.toString(), "coco", "out");
    assertThat(documents(here.resolve("out"))).isEqualTo(documents(source));
    for (String name : documents(source)) {
      assertThat(here.resolve("out/annotations").resolve(name))
          .hasSameBinaryContentAs(source.resolve("annotations").resolve(name));
    }
  }

  @Test
  void datumarosJsonGivesBackTheValuesInTheirOrder() throws Exception {
    for (Path source : List.of(awkward(), Distribution.SAMPLES.resolve("coco"), Distribution.SAMPLES.resolve("coco-panoptic"))) {
      String name = source.getFileName().toString();
      convert("coco", source.toString(), "datumaro", name + "-dm");
      convert("datumaro", name + "-dm", "coco", name + "-again", "--", "--reindex", "false");
      assertSame(source, here.resolve(name + "-again"));
    }
  }

  @Test
  void changedShapesGetANewAreaAlsoByWayOfDatumarosJson() throws Exception {
    convert("coco", awkward().toString(), "datumaro", "dm", "-t", "resize:width=80,height=60");
    convert("datumaro", "dm", "coco", "again");
    String json = Files.readString(here.resolve("again/annotations/instances_train.json"));
    assertThat(json).doesNotContain("63.1").contains("\"area\":16.0");
  }

  @Test
  void sortedItemsStaySorted() throws Exception {
    convert("coco", awkward().toString(), "coco", "sorted", "-t", "sort");
    String json = Files.readString(here.resolve("sorted/annotations/person_keypoints_train.json"));
    assertThat(json.indexOf("c.PNG")).isLessThan(json.indexOf("x/ä b.jpg"));
    assertThat(json.indexOf("x/ä b.jpg")).isLessThan(json.indexOf("y/ä b.jpg"));
  }
}
