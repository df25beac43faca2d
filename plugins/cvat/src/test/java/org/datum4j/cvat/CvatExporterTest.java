// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datum4j.cvat.CvatTestData.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CvatExporterTest {
  private static final Attributes OPEN = Attributes.of("occluded", false);
  private static final Common CAT = Common.ofLabel(0).withAttributes(OPEN);

  @TempDir Path temp;

  private static DatasetSchema schema(String... subsets) {
    LabelCategories labels =
        LabelCategories.of(
            List.of(new LabelCategory("cat", "", List.of("age")),
                new LabelCategory("person", "person", List.of()),
                new LabelCategory("hat", "person", List.of())),
            List.of("occluded"));
    PointsCategory points = new PointsCategory(List.of("nose", "a<b"), List.of(new PointsCategory.Joint(2, 1)));
    return DatasetSchema.of(Categories.of(labels).withPoints(Map.of(1, points)), List.of(subsets));
  }

  private ExportedDataset write(List<DatasetItem> items, String... words) {
    return FormatHarness.strict().export(new CvatExporter(), schema("train"), items, temp.resolve("out"), words);
  }

  private List<Annotation> backAndForth(Annotation... annotations) {
    ExportedDataset out = write(List.of(item("a", "train", Attributes.of("frame", 0), annotations)));
    assertThat(out.lossCodes()).isEmpty();
    return readBack().item("a").annotations();
  }

  private ImportedDataset readBack() {
    return CvatTestData.read(temp.resolve("out"));
  }

  private String text(String name) throws IOException {
    return Files.readString(temp.resolve("out").resolve(name));
  }

  @Test
  void bringsEveryShapeBack() {
    Annotation[] all = {
      new Bbox(CAT.withZOrder(-3).withGroup(4), 0.1, 0.2, 10.123456789, 3),
      new RotatedBbox(CAT, 10, 5, 6, 4, 30),
      new Ellipse(CAT, 2, 2, 8, 6),
      new Polygon(CAT, Coordinates.of(0, 0, 1e-7, 2, 3, 4.5)),
      Points.visible(CAT, Coordinates.of(1, 2)),
      new Mask(CAT, Rle.ofCounts(10, 20, new int[] {3, 5, 2, 190})),
      new Mask(CAT, Rle.empty(10, 20)),
      new Mask(CAT, Rle.full(10, 20)),
      new Bbox(Common.none().withAttributes(OPEN), 1, 1, 2, 2),
    };
    assertThat(backAndForth(all)).containsExactly(all);
  }

  @Test
  void bringsRandomMasksBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Annotation> masks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      byte[] pixels = new byte[200];
      for (int k = 0; k < pixels.length; k++) {
        pixels[k] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
      }
      masks.add(new Mask(CAT, Rle.ofBitmap(pixels, 10, 20)));
    }
    assertThat(backAndForth(masks.toArray(Annotation[]::new))).as("seed " + seed).isEqualTo(masks);
  }

  @Test
  void writesNamedKeypointsAsASkeletonWithItsLines() throws IOException {
    Points points =
        new Points(CAT.withLabelIndex(1), Coordinates.of(1, 2, 3, 4), List.of(Visibility.HIDDEN, Visibility.ABSENT));
    assertThat(backAndForth(points)).containsExactly(points);
    assertThat(text("train.xml")).contains("<skeleton label=\"person\"").contains("<parent>person</parent>");
    assertThat(readBack().schema().categories()).isEqualTo(schema("train").categories());
  }

  @Test
  void writesTracksThatCvatKnowsAsTracks() throws IOException {
    Common tracked = CAT.withObjectId(7);
    Common outside = CAT.withId(7).withAttributes(OPEN.with("outside", true).with("track_id", 7));
    List<DatasetItem> items =
        List.of(
            item("a", "train", Attributes.of("frame", 3), new Bbox(tracked, 1, 1, 2, 2), new Bbox(CAT, 0, 0, 1, 1)),
            item("b", "train", Attributes.of("frame", 9), new Bbox(outside, 1, 1, 2, 2)));
    assertThat(write(items).lossCodes()).isEmpty();
    assertThat(text("train.xml").split("<track ")).hasSize(2);
    ImportedDataset read = readBack();
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.item("a").annotations()).hasSize(2);
    Attributes end = read.item("b").annotations().get(0).attributes();
    assertThat(end.get("track_id")).isEqualTo(7L);
    assertThat(end.isTrue("outside")).isTrue();
  }

  @Test
  void tellsWhatCvatCannotHold() {
    Attributes rich = OPEN.with("age", 3).with("colour", "red").with("is_crowd", false);
    write(List.of());
    ExportedDataset out =
        FormatHarness.strict().export(new CvatExporter(), schema("train"),
            List.of(
                item("a", "train", Attributes.of("frame", 1, "id", 5),
                    new Caption(Common.none(), "words"),
                    new Bbox(CAT.withId(3).withAttributes(rich), 1, 1, 2, 2),
                    new Bbox(CAT.withAttributes(OPEN.with("age", List.of(1))), Double.NaN, 1, 2, 2),
                    new Bbox(CAT.withAttributes(Attributes.of("age", List.of(1))), 1, 1, 2, 2),
                    new Bbox(CAT.withAttributes(Attributes.of("age", "\u0001")), 1, 1, 2, 2),
                    new Mask(CAT.withObjectId(1), Rle.full(10, 20)),
                    new Points(CAT, Coordinates.of(1, 1), List.of(Visibility.HIDDEN))),
                item("b", "train", Attributes.of("frame", 1))),
            temp.resolve("lossy"));
    assertThat(out.lossCodes())
        .containsExactlyInAnyOrder("CVAT-CAPTION", "CVAT-UNDECLARED", "CVAT-VALUE-TYPE", "CVAT-VALUE",
            "CVAT-ITEM-ATTRIBUTES", "CVAT-ID", "CVAT-NOT-FINITE", "CVAT-CHARACTER", "CVAT-TRACK", "CVAT-VISIBILITY",
            "CVAT-FRAME");
    assertThat(new CvatExporter().losses()).extracting("code").containsAll(out.lossCodes());
  }

  @Test
  void writesUndeclaredAttributesWhenAsked() {
    Bbox box = new Bbox(CAT.withAttributes(OPEN.with("colour", "red")), 1, 1, 2, 2);
    assertThat(write(List.of(item("a", "train", Attributes.empty(), box)), "--allow-undeclared-attrs").lossCodes())
        .isEmpty();
    assertThat(readBack().item("a").annotations()).containsExactly(box);
  }

  @Test
  void numbersImagesAnewWhenAsked() {
    write(List.of(item("a", "train", Attributes.of("frame", 8)), item("b", "train", Attributes.of("frame", 8))),
        "--reindex");
    assertThat(readBack().item("a").attributes().get("frame")).isEqualTo(0L);
    assertThat(readBack().item("b").attributes().get("frame")).isEqualTo(1L);
  }

  @Test
  void keepsImagesOfOneNameInTwoSubsetsApart() throws IOException {
    List<DatasetItem> items = new ArrayList<>();
    for (String subset : List.of("train", "val")) {
      Image image = Image.ofBytes("a.png", subset.getBytes(), null);
      items.add(DatasetItem.of("a", subset, image, List.of(), Attributes.empty()));
    }
    FormatHarness.strict()
        .export(new CvatExporter(), schema("train", "val"), items, temp.resolve("out"), "--save-media");
    assertThat(text("images/a.png")).isEqualTo("train");
    assertThat(text("images/val/a.png")).isEqualTo("val");
    for (DatasetItem item : readBack().items()) {
      assertThat(new String(item.image().orElseThrow().open().readAllBytes())).isEqualTo(item.subset());
    }
  }

  @Test
  void writesSpooledFilesOfManyImagesAndTracksTheSame() {
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      Annotation[] boxes = new Annotation[4];
      for (int k = 0; k < boxes.length; k++) {
        boxes[k] = new Bbox(k < 2 ? CAT : CAT.withObjectId(k), i, k, 1, 2);
      }
      items.add(item("i" + i, "train", Attributes.of("frame", i), boxes));
    }
    assertThat(write(items).lossCodes()).isEmpty();
    ImportedDataset read = readBack();
    assertThat(read.items()).hasSize(4000);
    assertThat(read.items()).allSatisfy(item -> {
      assertThat(item.annotations()).hasSize(4);
      assertThat(item.annotations())
          .allSatisfy(box -> assertThat("i" + (long) ((Bbox) box).x()).isEqualTo(item.id()));
    });
  }
}
