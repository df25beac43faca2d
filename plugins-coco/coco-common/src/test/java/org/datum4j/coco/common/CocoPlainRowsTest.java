// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.PolygonDetail;
import org.datum4j.testkit.DatasetDump;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from records while they are scanned is what reading them gives. */
class CocoPlainRowsTest {
  private static final String[] BOXES = {
    "[1, 2, 3, 4]", "[1.5,2.25,3.75,4]", "[ 1.50 ,\n 2.05, 10, 0.01 ]", "[-3.25, -1, 4, 5]", "[0.1,0.2,0.3,0.7]",
    "[1.125, 2, 3, 4]", "[1e1, 2, 3, 4]", "[-0, 2, 3, 4]", "[-0.00, 2, 3, 4]", "['1', 2, 3, '4.5']",
    "[1, 2, 0, 4]", "[1, 2, -3, 4]", "[12345678, 2, 3, 4]", "[9999999.99, 2, 3, 4]", "[1, 2, 3]", "[1, 2, 3, 4, 5]",
    "[]", "null", "'box'", "[1, 2, null, 4]"
  };
  private static final String[] SEGMENTATIONS = {
    "[[1, 1, 5, 1, 5, 5]]", "[[1.25,1.5,5.75,1,5,5,1,5]]", "[ [ 1 , 1 ,\n 5, 1, 5, 5.05 ] ]",
    "[[1, 1, 5, 1, 5, 5], [10, 1, 15, 1, 15, 5.5, 10, 5]]", "[]", "[[]]", "[[1, 1, 5, 1, 5, 5], []]",
    "[[1, 1, 5, 1, 5]]", "[[1, 1, 5, 1]]", "[1, 1, 5, 1, 5, 5]", "[[1e1, 1, 5, 1, 5, 5]]",
    "[[1.125, 1, 5, 1, 5, 5]]", "[[-1.5, -0, 5, 1, 5, 5]]", "[[1, 1, 5, 1, 5, '5']]", "[[1, 1, 5, 1, null, 5]]",
    "[[1, 1, 5, 1, [5], 5]]", "[[100000.5, 1, 5, 1, 5, 5]]", "{'size': [10, 20], 'counts': [50, 6, 144]}", "null",
    "{'counts': [50, 6, 140, 4], 'size': [10,20]}", "{ 'counts' : [ 0, 200 ] , 'size' : [ 10 , 20 ] }",
    "{'size': [10, 20], 'counts': [50, 6, 143]}", "{'size': [10, 20], 'counts': [50, 6, 145]}",
    "{'size': [20, 10], 'counts': [50, 6, 144]}", "{'size': [10, 20], 'counts': [50, -6, 156]}",
    "{'size': [10, 20], 'counts': [50.0, 6, 144]}", "{'size': [10, 20], 'counts': [50, 6, 144], 'x': 1}",
    "{'size': [10, 20], 'counts': [50, 6, 144], 'counts': [200]}", "{'size': [10, 20]}", "{'counts': [200]}", "{}",
    "{'size': [10, 20], 'counts': []}", "{'size': [10, 20, 3], 'counts': [200]}", "{'size': [10], 'counts': [200]}",
    "{'size': [10, 20], 'counts': 'bZ1'}", "{'size': '10', 'counts': [200]}", "{'size': [0, 0], 'counts': [0]}",
    "{'size': [10, 20], 'counts': [12345678901234567890, 6, 144]}", "{'size': [10, 20], 'counts': [[200]]}",
    "'mask'", "[[1, 1, 5, 1, 5, 1e999]]"
  };
  private static final String[] IDS = {"%d", "%d", "%d", "%d", "%d.0", "'%d'", "9001004637%02d", "-%d"};
  private static final String[] CATEGORIES = {"1", "1", "2", "2", "'1'", "1.0", "0", "7", "-1", "99999999999", "null"};
  private static final String[] MORE = {
    "", "", "", "", "'area': 3.5", "'area': 'large'", "'score': 0.5", "'attributes': {'occluded': true}",
    "'license': 3", "'keypoints': [1, 1, 2, 3, 4, 1]", "'caption': 'text'", "'bbox': [7, 7, 1, 1]"
  };
  private static final String[] CROWDS = {
    "'iscrowd': 0", "'iscrowd': 0", "'iscrowd': 0", "'iscrowd': 1", "'iscrowd': false", "'iscrowd': '0'",
    "'iscrowd': 0.0", "'iscrowd': 2"
  };

  private static final String[] NAMES = {
    "'%d.jpg'", "'%d.jpg'", "'a folder/%d.png'", "'%d'", "'é%d.jpg'", "'\\u0061%d.jpg'", "'./%d.jpg'", "'.jpg%d'",
    "'" + "long".repeat(70) + "%d.jpg'", "''", "7%d", "null"
  };
  private static final String[] SIDES = {
    "'width': 20, 'height': 10", "'width': 20, 'height': 10", "'height': 10, 'width': 20", "'width': 0, 'height': 0",
    "'width': 20.0, 'height': 10", "'width': '20', 'height': 10", "'width': null", "'width': -1, 'height': 10",
    "'width': 20, 'height': 10, 'attributes': {'night': true}", "'width': 20, 'height': 10, 'license': 3, 'x': [1]",
    "'width': 20, 'height': 10, 'width': 30"
  };

  @TempDir Path temp;

  private static String pick(Random random, String[] values, int usual) {
    return random.nextInt(4) > 0 ? values[random.nextInt(usual)] : values[random.nextInt(values.length)];
  }

  private static String record(Random random, int number) {
    List<String> members = new ArrayList<>();
    members.add("'id': " + pick(random, IDS, 4).formatted(number));
    members.add("'image_id': " + (1 + random.nextInt(3)));
    members.add("'category_id': " + pick(random, CATEGORIES, 4));
    members.add("'bbox': " + pick(random, BOXES, 4));
    members.add("'segmentation': " + pick(random, SEGMENTATIONS, 4));
    members.add(pick(random, CROWDS, 3));
    String more = pick(random, MORE, 5);
    if (!more.isEmpty()) {
      members.add(more);
    }
    if (random.nextInt(5) == 0) {
      members.remove(random.nextInt(members.size()));
    }
    if (random.nextInt(3) == 0) {
      Collections.shuffle(members, random);
    }
    return "{" + String.join(random.nextBoolean() ? ", " : ",\n  ", members) + "}";
  }

  private static String image(Random random, int number) {
    List<String> members = new ArrayList<>();
    members.add("'id': " + number);
    members.add("'file_name': " + pick(random, NAMES, 3).formatted(number));
    members.add(pick(random, SIDES, 4));
    Collections.shuffle(members, random);
    return "{" + String.join(random.nextBoolean() ? ", " : ",", members) + "}";
  }

  private void write(List<String> records) throws IOException {
    List<String> images = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      images.add("{'id': " + i + ", 'file_name': '" + i + ".jpg', 'width': 20, 'height': 10}");
    }
    write(images, records);
  }

  private void write(List<String> images, List<String> records) throws IOException {
    CocoTestFormat.file(temp, "instances_train.json",
        "{'images': [" + String.join(",", images) + "], 'annotations': [" + String.join(",\n", records)
            + "], 'categories': [{'id': 1, 'name': 'cat'}, {'id': 2, 'name': 'dog'}]}");
  }

  private ImportedDataset read(PolygonDetail detail) {
    return FormatHarness.tolerant()
        .withDemand(Demand.everything().withPolygons(detail))
        .importFolder(CocoTestFormat.of(CocoTask.INSTANCES), temp);
  }

  private static List<Issue> issues(ImportedDataset dataset) {
    return dataset.issues().stream().flatMap(summary -> summary.samples().stream()).toList();
  }

  private static List<Attributes> origins(ImportedDataset dataset) {
    return dataset.items().stream()
        .flatMap(item -> item.annotations().stream())
        .map(annotation -> annotation.common().origin().orElseThrow().fields())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(PolygonDetail.class)
  void readsAnyRecordTheSame(PolygonDetail detail) throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<String> records = new ArrayList<>();
      for (int number = 1; number <= 40; number++) {
        records.add(record(random, number));
      }
      write(records);

      ImportedDataset whole = read(PolygonDetail.CORNERS);
      ImportedDataset quick = read(detail);

      assertThat(DatasetDump.of(quick)).as("seed %d", seed).isEqualTo(DatasetDump.of(whole));
      assertThat(issues(quick)).as("seed %d", seed).isEqualTo(issues(whole));
      assertThat(origins(quick)).as("seed %d", seed).isEqualTo(origins(whole));
    }
  }

  @ParameterizedTest
  @EnumSource(PolygonDetail.class)
  void readsAnyImageTheSame(PolygonDetail detail) throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<String> images = new ArrayList<>();
      for (int number = 1; number <= 10; number++) {
        images.add(image(random, number));
      }
      write(images, List.of());

      ImportedDataset whole = read(PolygonDetail.CORNERS);
      ImportedDataset quick = read(detail);

      assertThat(DatasetDump.of(quick)).as("seed %d", seed).isEqualTo(DatasetDump.of(whole));
      assertThat(issues(quick)).as("seed %d", seed).isEqualTo(issues(whole));
      for (int i = 0; i < whole.items().size(); i++) {
        assertThat(quick.items().get(i).origin().orElseThrow().fields())
            .as("seed %d, image %d", seed, i)
            .isEqualTo(whole.items().get(i).origin().orElseThrow().fields());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "[[1, 1, 05, 1, 5, 5]]", "[[1, 1, -05, 1, 5, 5]]", "[[1, 1, 00, 1, 5, 5]]", "[[1, 1, 5., 1, 5, 5]]",
    "[[1, 1, .5, 1, 5, 5]]", "[[1, 1, +5, 1, 5, 5]]", "[[1, 1, -, 1, 5, 5]]", "[[1, 1, 5 5, 1, 5, 5]]",
    "[[1, 1, 5,, 1, 5, 5]]", "[[1, 1, 5, 1, 5, 5,]]", "[[1, 1, 5, 1, 5, 5],]", "[[1, 1, 5, 1, 5, 5][1, 1, 5, 1, 5, 5]]",
    "[[1, 1, 5, 1, 5, 5]", "[[1, 1, 5, 1, 5, 5}]", "[,[1, 1, 5, 1, 5, 5]]", "[[1, 1,\f5, 1, 5, 5]]",
    "[[1, 1,\u00a05, 1, 5, 5]]", "[[1, 1, 5, 1, 5, 5]]]", "[[1, 1, 12345678901., 1, 5, 5]]", "[[1, 1, 5.0.5, 1, 5, 5]]",
    "[[1, 1, 5, 1, 5, 5"
  })
  void findsBrokenTextHoweverItIsRead(String segmentation) throws IOException {
    for (String member : new String[] {"bbox", "segmentation"}) {
      String broken = member.equals("bbox") ? segmentation.replace("[[", "[").replace("]]", "]") : segmentation;
      List<String> records = new ArrayList<>();
      records.add("{'id': 1000, 'image_id': 1, 'category_id': 1, 'iscrowd': 0, '" + member + "': " + broken + "}");
      for (int number = 1; number <= 20; number++) {
        records.add("{'id': " + number + ", 'image_id': 1, 'category_id': 1, 'iscrowd': 0, 'bbox': [1, 1, 2, 2],"
            + " 'segmentation': [[1, 1, 5, 1, 5, 5]]}");
      }
      write(records);
      List<Issue> expected = issues(read(PolygonDetail.CORNERS));

      for (PolygonDetail detail : PolygonDetail.values()) {
        assertThat(issues(read(detail))).as("%s %s", member, detail).isEqualTo(expected);
      }
      if (member.equals("segmentation")) {
        assertThat(expected).extracting(Issue::code).contains(CocoIssues.JSON_SYNTAX);
      }
    }
  }

  @Test
  void knowsTheAreaOfAPolygonThatIsNotRead() throws IOException {
    Random random = new Random(11);
    List<String> records = new ArrayList<>();
    for (int number = 1; number <= 200; number++) {
      List<String> parts = new ArrayList<>();
      for (int part = 0; part <= number % 4; part++) {
        double[] corners =
            random.doubles(6 + 2 * random.nextInt(30), -20, 700).map(x -> Math.rint(x * 100) / 100).toArray();
        parts.add(Arrays.toString(corners));
      }
      records.add("{'id': " + number + ", 'image_id': 1, 'category_id': 1, 'iscrowd': 0, 'bbox': [1, 1, 2, 2],"
          + " 'segmentation': [" + String.join(", ", parts) + "]}");
    }
    write(records);
    List<Polygon> polygons = polygons(read(PolygonDetail.AREA));

    assertThat(polygons).hasSize(500);
    for (Polygon polygon : polygons) {
      double expected = Shapes.area(polygon.coordinates().toArray());
      assertThat(polygon.coordinates().area()).isCloseTo(expected, within(1e-7));
    }
  }

  @Test
  void readsAPolygonWhenSomebodyAsks() throws IOException {
    write(List.of(
        "{'id': 1, 'image_id': 1, 'category_id': 1, 'iscrowd': 0, 'bbox': [1, 1, 2, 2],"
            + " 'segmentation': [[1, 1, 5, 1, 5, 5]]}"));
    Polygon polygon = polygons(read(PolygonDetail.PRESENCE)).get(0);

    assertThat(polygon.coordinates().toArray()).containsExactly(1, 1, 5, 1, 5, 5);
    assertThat(polygon.coordinates().area()).isEqualTo(8);
  }

  private static List<Polygon> polygons(ImportedDataset dataset) {
    List<Polygon> polygons = new ArrayList<>();
    for (DatasetItem item : dataset.items()) {
      for (Annotation annotation : item.annotations()) {
        if (annotation instanceof Polygon polygon) {
          polygons.add(polygon);
        }
      }
    }
    return polygons;
  }
}
