// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ListSource;
import org.datum4j.kit.image.ImageEncoder;
import org.datum4j.kit.image.RgbImage;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.internal.run.RunContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetStatisticsTest {
  private static final Categories CATEGORIES = Categories.ofNames(List.of("cat", "dog"));

  private static DatasetSource source(DatasetItem... items) {
    return new ListSource(DatasetSchema.of(CATEGORIES, List.of("train")), List.of(items));
  }

  private static DatasetItem item(String id, Annotation... annotations) {
    return DatasetItem.of(id, "train", null, List.of(annotations), Attributes.empty());
  }

  private static DatasetItem picture(String id, int width, int height, int rgb) {
    try (ImageEncoder encoder = new ImageEncoder()) {
      byte[] png = encoder.encodePng(RgbImage.filled(width, height, rgb));
      return DatasetItem.of(id, "train", Image.ofBytes(id + ".png", png, null), List.of(), Attributes.empty());
    }
  }

  private static Common common(int label, long group) {
    return Common.of(1, group, label, Attributes.empty(), null);
  }

  private static Polygon square(Common common, double side) {
    return new Polygon(common, Coordinates.of(0, 0, side, 0, side, side, 0, side));
  }

  @Test
  void countsAnObjectOnceThoughDatumaroCountsItsShapes() {
    DatasetStatistics found =
        DatasetStatistics.of(
            source(
                item("a", new Bbox(common(1, 5), 0, 0, 40, 20), square(common(1, 5), 10), square(common(1, 5), 20)),
                item("b", new Caption(Common.none(), "nothing"))),
            StatisticsSettings.all());
    InstanceStatistics instances = found.instances().orElseThrow();
    assertThat(instances.count()).isEqualTo(1);
    assertThat(instances.area().max()).isEqualTo(500);
    assertThat(instances.aspect().mean()).isEqualTo(2);
    assertThat(instances.sizes()).isEqualTo(new InstanceStatistics.SizeClasses(1, 0, 0, 0));
    assertThat(instances.labels().get(1).items()).isEqualTo(1);
    AnnotationStatistics annotations = found.annotations().orElseThrow();
    assertThat(annotations.annotations()).isEqualTo(4);
    assertThat(annotations.labels().get(1).count()).isEqualTo(3);
    assertThat(annotations.labels().get(1).pixels()).isEqualTo(800 + 100 + 400);
    assertThat(annotations.byType()).containsEntry(AnnotationType.POLYGON, 2L);
    assertThat(found.subsets()).containsExactly(new SubsetStatistics("train", 2, 2, 4, 1));
  }

  @Test
  void findsTheSameInstancesAsTheModelInAnyOrderOfGroups() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Common common = common(random.nextInt(3) - 1, random.nextInt(12));
      annotations.add(random.nextBoolean() ? new Bbox(common, 0, 0, 3, 4) : square(common, 7));
    }
    InstanceFigures figures = new InstanceFigures();
    figures.read(annotations, annotations.stream().mapToDouble(ShapeFigures::area).toArray());
    List<Instance> expected = Instance.of(annotations);
    assertThat(figures.size()).as("seed %d", seed).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(figures.label(i)).as("seed %d", seed).isEqualTo(expected.get(i).labelIndex());
      double area = expected.get(i).all(Polygon.class).size() * 49.0;
      assertThat(figures.area(i)).as("seed %d", seed).isEqualTo(area > 0 ? area : 12);
    }
  }

  @Test
  void countsPointsAsInstancesWithoutArea() {
    Annotation points = Points.visible(common(0, 0), Coordinates.of(1, 2, 3, 6));
    Annotation mask = new Mask(common(0, 0), Rle.full(100, 100));
    InstanceStatistics found =
        DatasetStatistics.of(source(item("a", points, mask)), StatisticsSettings.all()).instances().orElseThrow();
    assertThat(found.sizes()).isEqualTo(new InstanceStatistics.SizeClasses(0, 0, 1, 1));
    assertThat(found.area().count()).isEqualTo(1);
  }

  @Test
  void doesNotDependOnThreadsNorOnHowASourceSplits() {
    List<DatasetItem> items = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      Attributes attributes = Attributes.of("n", (long) random.nextInt(5));
      Common common = Common.of(i, 1, random.nextInt(2), attributes, null);
      ImageSize size = new ImageSize(1 + random.nextInt(90), 1 + random.nextInt(90));
      items.add(
          item("i" + i, square(common, random.nextDouble() * 100)).withImage(Image.missing("i.png", size)));
    }
    DatasetSource splitting = source(items.toArray(new DatasetItem[0]));
    String expected = count(splitting, 1).toJson();
    assertThat(count(splitting, 3).toJson()).isEqualTo(expected);
    assertThat(count(unsized(items), 3).toJson()).isEqualTo(expected);
    assertThat(count(unsized(items), 1).toDatumaroJson()).isEqualTo(count(splitting, 2).toDatumaroJson());
  }

  private static DatasetStatistics count(DatasetSource source, int threads) {
    return DatasetStatistics.of(
        source, StatisticsSettings.all(), new RunContext(RunSettings.defaults().withThreads(threads)));
  }

  private static DatasetSource unsized(Iterable<DatasetItem> items) {
    return new DatasetSource() {
      @Override
      public DatasetSchema schema() {
        return DatasetSchema.of(CATEGORIES, List.of("train"));
      }

      @Override
      public Spliterator<DatasetItem> items() {
        return Spliterators.spliteratorUnknownSize(items.iterator(), Spliterator.ORDERED);
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void throwsTheFirstFailureOfASource() {
    Iterator<DatasetItem> broken =
        StreamSupport.stream(source(item("a"), item("b")).items(), false)
            .peek(
                item -> {
                  if (item.id().equals("b")) {
                    throw new ImportException(Issue.error("TOY-ITEM-BAD", "bad", Location.unknown(), "Mend it."));
                  }
                })
            .iterator();
    assertThatThrownBy(() -> count(unsized(() -> broken), 3)).hasMessageContaining("TOY-ITEM-BAD");
  }

  @Test
  void weighsPixelsAndKeepsDatumarosFiguresBeside() {
    DatasetSource source =
        source(picture("a", 100, 100, 0), picture("b", 10, 10, 0xFFFFFF), picture("c", 10, 10, 0xFFFFFF));
    ColorFigure colors = DatasetStatistics.of(source, StatisticsSettings.all()).images().orElseThrow().colors();
    assertThat(colors.mean().red()).isCloseTo(255 * 200.0 / 10_200, within(1e-9));
    assertThat(colors.datumaroMean().red()).isEqualTo(127.5);
    double expected = Math.sqrt((200 * 255.0 * 255 - 10_200 * Math.pow(colors.mean().red(), 2)) / 10_199);
    assertThat(colors.deviation().green()).isCloseTo(expected, within(1e-6));
    assertThat(colors.datumaroDeviation().green()).isCloseTo(expected, within(1e-6));
    assertThat(colors.differsFromDatumaro()).isTrue();
  }

  @Test
  void findsEqualImagesAndThoseThatCannotBeRead() {
    DatasetItem broken =
        DatasetItem.of("x", "train", Image.ofBytes("x.png", new byte[] {1, 2}, null), List.of(), Attributes.empty());
    DatasetItem missing =
        DatasetItem.of("m", "train", Image.missing("m.png", new ImageSize(3, 4)), List.of(), Attributes.empty());
    RunContext run = new RunContext();
    DatasetStatistics found =
        DatasetStatistics.of(
            source(
                picture("a", 4, 6, 7), broken, picture("b", 4, 6, 7), picture("c", 6, 4, 7), missing, item("none")),
            StatisticsSettings.all(),
            run);
    ImageStatistics images = found.images().orElseThrow();
    assertThat(images.repeated()).containsExactly(List.of(new ItemKey("a", "train"), new ItemKey("b", "train")));
    assertThat(images.unique()).isEqualTo(2);
    assertThat(images.readable()).isEqualTo(3);
    assertThat(images.items()).isEqualTo(5);
    assertThat(images.unreadable()).containsExactly(new ItemKey("x", "train"));
    assertThat(images.missing()).containsExactly(new ItemKey("m", "train"));
    assertThat(found.sizes().sizes().get(0)).isEqualTo(new SizeStatistics.SizeCount(4, 6, 2));
    assertThat(found.sizes().known()).isEqualTo(4);
    assertThat(run.issueSummaries()).extracting("code").containsExactly("STATS-IMAGE-UNREADABLE");
  }

  @Test
  void looksAtOneSubsetAndRefusesAnUnknownOne() {
    DatasetItem val = DatasetItem.of("v", "val", null, List.of(), Attributes.empty());
    DatasetSource source = source(item("a"), val);
    assertThat(DatasetStatistics.of(source, StatisticsSettings.all().withSubset("val")).items()).isEqualTo(1);
    assertThatThrownBy(() -> DatasetStatistics.of(source, StatisticsSettings.all().withSubset("tset")))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("STATS-SUBSET-UNKNOWN")
        .hasMessageContaining("train");
  }

  @Test
  void asksForNoImagesWhenNobodyLooksAtThem() {
    assertThat(StatisticsSettings.all().withImages(false).demand().images()).isFalse();
    assertThat(StatisticsSettings.all().withAnnotations(false).demand().annotationTypes()).isEmpty();
    DatasetSource source = source(picture("a", 4, 6, 7));
    DatasetStatistics found = DatasetStatistics.of(source, StatisticsSettings.all().withImages(false));
    assertThat(found.images()).isEmpty();
    assertThat(found.sizes().known()).isZero();
  }

  @Test
  void writesDatumarosKeysAndNoOthers() {
    Attributes attributes = Attributes.of("occluded", true, "n", 2.5);
    Common labelled = Common.of(1, 0, 1, attributes, null);
    DatasetSource source = source(item("a", new Bbox(labelled, 0, 0, 3, 3.5)), item("b"), picture("c", 2, 2, 9));
    JsonNode json =
        JsonMapper.shared().readTree(DatasetStatistics.of(source, StatisticsSettings.all()).toDatumaroJson());
    assertThat(json.propertyNames())
        .containsExactly(
            "dataset", "subsets", "images count", "annotations count", "unannotated images count",
            "unannotated images", "annotations by type", "annotations");
    assertThat(json.at("/annotations by type")).hasSize(17);
    assertThat(json.at("/annotations/labels/attributes").propertyNames()).containsExactly("n");
    assertThat(json.at("/annotations/labels/attributes/n/distribution/2.5/0").asInt()).isEqualTo(1);
    assertThat(json.at("/annotations/labels/distribution/dog/1").asDouble()).isEqualTo(1);
    assertThat(json.at("/annotations/segments/avg. area").asDouble()).isEqualTo(10);
    assertThat(json.at("/annotations/segments/area distribution")).hasSize(10);
    assertThat(json.at("/subsets/train/images count").asInt()).isEqualTo(1);
    assertThat(json.at("/unannotated images/0").asString()).isEqualTo("b");
  }

  @Test
  void makesAPageThatNeedsNothingElse() {
    DatasetSource source = source(item("<a&b>"), item("c", square(common(1, 0), 9)));
    String page = DatasetStatistics.of(source, StatisticsSettings.all()).toHtml("x <script>");
    assertThat(page).contains("x &lt;script&gt;", "train/&lt;a&amp;b&gt;", "<svg", "dog");
    assertThat(page).doesNotContain("<script", "http:", "https:", "src=", "url(");
  }

  @Test
  void cutsAnAttributeThatHasAValueOfItsOwnForEach() {
    AttributeTally tally = new AttributeTally();
    for (long i = 0; i < 100_002; i++) {
      tally.add(i);
    }
    AnnotationStatistics.AttributeCount found = tally.result("n");
    assertThat(found.isCut()).isTrue();
    assertThat(found.values()).hasSize(100_000);
    assertThat(found.count()).isEqualTo(100_002);
  }
}
