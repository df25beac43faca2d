// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.datum4j.runtime.merge.MergerTest.box;
import static org.datum4j.runtime.merge.MergerTest.item;
import static org.datum4j.runtime.merge.MergerTest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.runtime.internal.run.RunContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntersectTest {
  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final MergeOptions OPTIONS = MergeOptions.of(MergePolicy.INTERSECT);

  private static MergedDataset merge(MergeOptions options, DatasetItem... versions) {
    List<DatasetSource> sources = new ArrayList<>();
    for (DatasetItem version : versions) {
      sources.add(source(LABELS, version));
    }
    return Merger.merge(sources, options, new RunContext());
  }

  private static List<Annotation> annotations(MergedDataset merged) {
    return StreamSupport.stream(merged.items(), false).flatMap(item -> item.annotations().stream()).toList();
  }

  private static double score(Annotation annotation) {
    return (Double) annotation.attributes().get("score");
  }

  private static Common common(int label, Attributes attributes) {
    return Common.of(0, 0, label, attributes, null);
  }

  @Test
  void letsTheShapeNearestToTheMeanStandForAll() {
    List<Annotation> found =
        annotations(merge(OPTIONS, item("x", box(0, 0)), item("x", box(0, 1)), item("x", box(0, 2))));
    assertThat(found).singleElement().satisfies(
        one -> {
          assertThat(((Bbox) one).x()).isEqualTo(1);
          assertThat(score(one)).isCloseTo((1 + 2 * 9 / 11.0) / 3, within(1e-9));
        });
  }

  @Test
  void findsNothingOddInObjectsWithoutKnownKeypoints() {
    Points one = new Points(common(0, Attributes.empty()), Coordinates.of(0, 0), List.of(Visibility.ABSENT));
    Points other = new Points(common(1, Attributes.empty()), Coordinates.of(0, 0), List.of(Visibility.ABSENT));
    MergedDataset merged = merge(OPTIONS, item("x", one, other), item("x", one, other));
    assertThat(annotations(merged)).hasSize(2);
    assertThat(merged.findings().list()).isEmpty();
  }

  @Test
  void scoresEqualShapesExactlyOne() {
    Bbox odd = new Bbox(common(0, Attributes.empty()), 0.1, 473.07, 109.31, 0.3);
    assertThat(annotations(merge(OPTIONS, item("x", odd), item("x", odd)))).extracting(IntersectTest::score).containsExactly(1.0);
  }

  @Test
  void keepsWhatOnlyOneSawWithALowScore() {
    MergedDataset merged = merge(OPTIONS, item("x", box(0, 0), box(1, 50)), item("x", box(0, 0)), item("x", box(0, 0)));
    assertThat(annotations(merged)).extracting(IntersectTest::score).containsExactly(1.0, 1 / 3.0);
    assertThat(merged.findings().list()).singleElement().satisfies(
        finding -> {
          assertThat(finding.kind()).isEqualTo(FindingKind.NO_MATCHING_ANN);
          assertThat(finding.sources()).containsExactly(1, 2);
        });
    MergeOptions sure = OPTIONS.withOutputConfidence(0.5);
    assertThat(annotations(merge(sure, item("x", box(0, 0), box(1, 50)), item("x", box(0, 0))))).hasSize(2);
    assertThat(annotations(merge(sure, item("x", box(0, 0), box(1, 50)), item("x", box(0, 0)), item("x", box(0, 0)))))
        .hasSize(1);
  }

  @Test
  void doesNotMixLabels() {
    assertThat(annotations(merge(OPTIONS, item("x", box(0, 0)), item("x", box(1, 0))))).hasSize(2);
  }

  @Test
  void takesAShapeOnceAndTheBestOne() {
    List<Annotation> found =
        annotations(merge(OPTIONS, item("x", box(0, 0), box(0, 3)), item("x", box(0, 2.9), box(0, 0.2))));
    assertThat(found).hasSize(2).allSatisfy(one -> assertThat(score(one)).isGreaterThan(0.95));
  }

  @Test
  void dropsALabelThatTooFewVoteFor() {
    MergedDataset merged =
        merge(OPTIONS.withQuorum(2), item("x", box(0, 0), box(1, 50), new Label(Common.ofLabel(2))), item("x", box(0, 0)));
    List<Annotation> found = annotations(merged);
    assertThat(found).extracting(Annotation::labelIndex).containsExactly(0, Common.NO_LABEL);
    assertThat(merged.findings().list())
        .extracting(MergeFinding::kind)
        .filteredOn(kind -> kind == FindingKind.FAILED_LABEL_VOTING)
        .hasSize(2);
  }

  @Test
  void fillsInAttributesThatTheChosenShapeLacks() {
    Bbox plain = new Bbox(common(0, Attributes.of("own", 1L)), 1, 0, 10, 10);
    Bbox left = new Bbox(common(0, Attributes.of("own", 2L, "seen", true)), 0, 0, 10, 10);
    Bbox right = new Bbox(common(0, Attributes.of("seen", true, "rare", "r")), 2, 0, 10, 10);
    MergedDataset merged = merge(OPTIONS.withQuorum(2), item("x", left), item("x", plain), item("x", right));
    Attributes found = annotations(merged).get(0).attributes();
    assertThat(found.get("own")).isEqualTo(1L);
    assertThat(found.isTrue("seen")).isTrue();
    assertThat(found.has("rare")).isFalse();
    assertThat(merged.findings().list())
        .filteredOn(finding -> finding.text().contains("rare"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sources()).containsExactly(2));
  }

  @Test
  void keepsGroupsOfEachDatasetApart() {
    Common first = Common.of(0, 1, 0, Attributes.empty(), null);
    DatasetItem one = item("x", new Bbox(first, 0, 0, 9, 9), new Bbox(first.withLabelIndex(1), 50, 0, 9, 9));
    DatasetItem two =
        item("x", new Bbox(first.withGroup(2), 0, 0, 9, 9), new Bbox(first.withLabelIndex(2), 90, 0, 9, 9));
    List<Annotation> found = annotations(merge(OPTIONS, one, two));
    assertThat(found).hasSize(3);
    assertThat(found.get(0).group()).isNotZero().isEqualTo(found.get(1).group()).isNotEqualTo(found.get(2).group());
  }

  @Test
  void mergesLabelsAndCaptionsThatSayTheSame() {
    Annotation caption = new Caption(Common.none(), "a dog");
    MergedDataset merged =
        merge(
            OPTIONS,
            item("x", new Label(Common.ofLabel(0)), caption),
            item("x", new Label(Common.ofLabel(0)), new Caption(Common.none(), "a cat")),
            item("x", new Label(Common.ofLabel(1)), caption));
    List<Annotation> found = annotations(merged);
    assertThat(found).extracting(Annotation::type).containsExactly(
        AnnotationType.LABEL, AnnotationType.LABEL, AnnotationType.CAPTION, AnnotationType.CAPTION);
    assertThat(found).extracting(IntersectTest::score).containsExactly(2 / 3.0, 1 / 3.0, 2 / 3.0, 1 / 3.0);
  }

  @Test
  void measuresMasksPolygonsAndRotatedBoxesByTheirPixels() {
    Mask left = new Mask(common(0, Attributes.empty()), Rle.ofCounts(10, 10, new int[] {0, 50, 50}));
    Mask most = new Mask(common(0, Attributes.empty()), Rle.ofCounts(10, 10, new int[] {0, 40, 60}));
    assertThat(score(annotations(merge(OPTIONS, item("x", left), item("x", most))).get(0))).isCloseTo(0.9, within(1e-9));
    Polygon square = new Polygon(common(0, Attributes.empty()), Coordinates.of(0, 0, 20, 0, 20, 20, 0, 20));
    Polygon triangle = new Polygon(common(0, Attributes.empty()), Coordinates.of(0, 0, 20, 0, 0, 20));
    double half = score(annotations(merge(OPTIONS, item("x", square), item("x", triangle))).get(0));
    double same = score(annotations(merge(OPTIONS, item("x", triangle), item("x", square))).get(0));
    assertThat(half).isEqualTo(same).isCloseTo(0.75, within(0.03));
    RotatedBbox flat = new RotatedBbox(common(0, Attributes.empty()), 50, 50, 40, 10, 0);
    RotatedBbox upright = new RotatedBbox(common(0, Attributes.empty()), 50, 50, 40, 10, 90);
    assertThat(annotations(merge(OPTIONS, item("x", flat), item("x", upright)))).hasSize(2);
    RotatedBbox turned = new RotatedBbox(common(0, Attributes.empty()), 50, 50, 40, 10, 180);
    assertThat(annotations(merge(OPTIONS, item("x", flat), item("x", turned)))).hasSize(1);
  }

  @Test
  void measuresKeypointsAsAMean() {
    Points points = Points.visible(common(0, Attributes.empty()), Coordinates.of(0, 0, 10, 0, 10, 20));
    List<Annotation> same = annotations(merge(OPTIONS, item("x", points), item("x", points)));
    assertThat(same).singleElement().satisfies(one -> assertThat(score(one)).isEqualTo(1));
    Points partly =
        new Points(
            common(0, Attributes.empty()),
            Coordinates.of(0, 0, 10, 0, 99, 99),
            List.of(Visibility.VISIBLE, Visibility.HIDDEN, Visibility.ABSENT));
    Points absent = new Points(common(0, Attributes.empty()), Coordinates.of(0, 0), List.of(Visibility.ABSENT));
    assertThat(annotations(merge(OPTIONS, item("x", absent, box(0, 7)), item("x", absent, box(0, 7))))).hasSize(2);
    Agreement agreement = new Agreement(List.of(item("x", points), item("x", partly)), List.of());
    assertThat(agreement.of(points, partly)).isEqualTo(agreement.of(partly, points)).isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void measuresLinesByTheAreaBetweenThem() {
    PolyLine line = new PolyLine(common(0, Attributes.empty()), Coordinates.of(0, 0, 100, 0));
    PolyLine beside = new PolyLine(common(0, Attributes.empty()), Coordinates.of(100, 10, 50, 10, 0, 10));
    PolyLine far = new PolyLine(common(0, Attributes.empty()), Coordinates.of(0, 95, 100, 95));
    assertThat(LineAgreement.of(line.coordinates().toArray(), line.coordinates().toArray())).isEqualTo(1);
    assertThat(LineAgreement.of(line.coordinates().toArray(), beside.coordinates().toArray()))
        .isCloseTo(0.9, within(1e-9));
    assertThat(annotations(merge(OPTIONS, item("x", line), item("x", beside)))).hasSize(1);
    assertThat(annotations(merge(OPTIONS, item("x", line), item("x", far)))).hasSize(2);
  }

  @Test
  void survivesShapesWithoutExtent() {
    Polygon dot = new Polygon(common(0, Attributes.empty()), Coordinates.of(5, 5, 5, 5, 5, 5));
    Polygon huge = new Polygon(common(0, Attributes.empty()), Coordinates.of(0, 0, 1e9, 0, 1e9, 1e9));
    PolyLine point = new PolyLine(common(0, Attributes.empty()), Coordinates.of(1, 1));
    List<Annotation> found = annotations(merge(OPTIONS, item("x", dot, huge, point), item("x", huge, dot, point)));
    assertThat(found).hasSizeBetween(3, 6);
  }

  @Test
  void reportsItemsThatAreNotEverywhereAndMergedShapesThatAreNearlyTheSame() {
    MergedDataset merged = merge(OPTIONS, item("x", box(0, 0), box(1, 0.5)), item("x", box(0, 0)), item("y"));
    annotations(merged);
    assertThat(merged.findings().list())
        .extracting(MergeFinding::kind)
        .containsExactly(
            FindingKind.NO_MATCHING_ITEM,
            FindingKind.NO_MATCHING_ANN,
            FindingKind.ANNOTATIONS_TOO_CLOSE,
            FindingKind.NO_MATCHING_ITEM);
    JsonNode report = JsonMapper.shared().readTree(merged.findings().toJson());
    assertThat(report.propertyNames()).containsExactly("Item errors", "Source errors", "All errors");
    assertThat(report.at("/Item errors").get("('x', 'train')").asInt()).isEqualTo(3);
    assertThat(report.at("/Source errors/0").asInt()).isEqualTo(1);
    assertThat(report.at("/Source errors/1").asInt()).isEqualTo(2);
    assertThat(report.at("/All errors")).hasSize(4);
  }

  @Test
  void joinsItemsWithAllTheirAttributes() {
    DatasetItem one = item("x").withAttributes(Attributes.of("a", 1L));
    DatasetItem two = item("x").withAttributes(Attributes.of("a", 2L, "b", 3L));
    List<DatasetItem> found = StreamSupport.stream(merge(OPTIONS, one, two).items(), false).toList();
    assertThat(found).singleElement().satisfies(
        item -> assertThat(item.attributes()).isEqualTo(Attributes.of("a", 1L, "b", 3L)));
  }
}
