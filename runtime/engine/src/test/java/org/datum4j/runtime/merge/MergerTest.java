// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ListSource;
import org.datum4j.runtime.internal.run.RunContext;
import org.junit.jupiter.api.Test;

class MergerTest {
  private final RunContext run = new RunContext();

  static DatasetSource source(Categories categories, DatasetItem... items) {
    List<String> subsets = List.of(items).stream().map(DatasetItem::subset).distinct().toList();
    return new ListSource(DatasetSchema.of(categories, subsets), List.of(items));
  }

  static DatasetSource source(List<String> labels, DatasetItem... items) {
    return source(Categories.ofNames(labels), items);
  }

  static DatasetItem item(String id, Annotation... annotations) {
    return DatasetItem.of(id, "train", null, List.of(annotations), Attributes.empty());
  }

  static Bbox box(int label, double x) {
    return new Bbox(Common.of(0, 0, label, Attributes.empty(), null), x, 0, 10, 10);
  }

  private static MergeOptions policy(MergePolicy policy) {
    return MergeOptions.of(policy);
  }

  private List<DatasetItem> merge(MergePolicy policy, DatasetSource... sources) {
    return items(Merger.merge(List.of(sources), policy(policy), run));
  }

  private static List<DatasetItem> items(DatasetSource source) {
    return StreamSupport.stream(source.items(), false).toList();
  }

  private static List<String> labels(DatasetSource merged) {
    LabelCategories labels = merged.schema().categories().labels();
    return items(merged).stream()
        .flatMap(item -> item.annotations().stream())
        .map(annotation -> annotation.common().hasLabel() ? labels.get(annotation.labelIndex()).name() : "-")
        .toList();
  }

  @Test
  void joinsLabelsByNameAndTheirAnnotationsFollow() {
    MergedDataset merged =
        Merger.merge(
            List.of(
                source(List.of("cat", "dog"), item("a", box(1, 0))),
                source(List.of("dog", "ü"), item("b", box(0, 0), box(1, 0), box(-1, 0), new Caption(Common.none(), "c")))),
            policy(MergePolicy.UNION),
            run);
    assertThat(merged.schema().categories().labels().names()).containsExactly("cat", "dog", "ü");
    assertThat(labels(merged)).containsExactly("dog", "dog", "ü", "-", "-");
    assertThat(merged.schema().itemCount()).hasValue(2);
  }

  @Test
  void keepsOneCommonPartForTheShapesOfAnInstance() {
    Common shared = Common.of(3, 3, 0, Attributes.of("a", 1L), null);
    DatasetItem item = item("a", new Bbox(shared, 0, 0, 1, 1), new Bbox(shared, 0, 0, 2, 2));
    List<DatasetItem> merged =
        merge(MergePolicy.UNION, source(List.of("x")), source(List.of("y"), item));
    List<Annotation> annotations = merged.get(0).annotations();
    assertThat(annotations.get(0).common()).isSameAs(annotations.get(1).common());
    assertThat(annotations.get(0).labelIndex()).isEqualTo(1);
  }

  @Test
  void bringsKeypointsColoursAndParentsAlong() {
    PointsCategory hand = new PointsCategory(List.of("thumb"), List.of());
    Categories one =
        Categories.of(LabelCategories.of(List.of(new LabelCategory("a", "", List.of("x")), LabelCategory.of("b"))))
            .withMaskColors(Map.of(1, new MaskColor(1, 2, 3)));
    Categories two =
        Categories.of(LabelCategories.of(List.of(LabelCategory.of("hand"), new LabelCategory("a", "top", List.of("y")))))
            .withPoints(Map.of(0, hand));
    MergedDataset merged = Merger.merge(List.of(source(one), source(two)), policy(MergePolicy.UNION), run);
    Categories joined = merged.schema().categories();
    assertThat(joined.labels().get(0)).isEqualTo(new LabelCategory("a", "top", List.of("x", "y")));
    assertThat(joined.points()).isEqualTo(Map.of(2, hand));
    assertThat(joined.maskColors()).isEqualTo(Map.of(1, new MaskColor(1, 2, 3)));
    assertThat(merged.findings().list()).isEmpty();
  }

  @Test
  void reportsWhatDatasetsSayDifferentlyOfOneLabel() {
    Categories one = Categories.of(LabelCategories.of(List.of(new LabelCategory("a", "p", List.of()))));
    Categories two = Categories.of(LabelCategories.of(List.of(new LabelCategory("a", "q", List.of()))));
    MergedDataset merged =
        Merger.merge(
            List.of(
                source(one.withMaskColors(Map.of(0, MaskColor.ofRgb(1)))),
                source(two.withMaskColors(Map.of(0, MaskColor.ofRgb(2))))),
            policy(MergePolicy.UNION),
            run);
    assertThat(merged.findings().list())
        .extracting(MergeFinding::kind)
        .containsExactly(FindingKind.CONFLICTING_CATEGORIES, FindingKind.CONFLICTING_CATEGORIES);
    assertThat(merged.findings().list().get(0).sources()).containsExactly(1);
    assertThat(merged.schema().categories().maskColors()).containsEntry(0, MaskColor.ofRgb(1));
  }

  @Test
  void givesClashingIdsNumbersThatNobodyHas() {
    List<DatasetItem> merged =
        merge(
            MergePolicy.UNION,
            source(List.of(), item("x"), item("x-0"), item("y")),
            source(List.of(), item("x"), item("x-2"), item("Y")),
            source(List.of(), item("x"), item("x-0")));
    assertThat(merged)
        .extracting(DatasetItem::id)
        .containsExactly("x-1", "x-0-0", "y", "x-3", "x-2", "Y", "x-4", "x-0-1");
    assertThat(run.issueSummaries()).singleElement().satisfies(
        summary -> {
          assertThat(summary.code()).isEqualTo("MERGE-ID-CLASH");
          assertThat(summary.count()).isEqualTo(5);
        });
  }

  @Test
  void tellsSubsetsApart() {
    DatasetItem val = DatasetItem.of("x", "val", null, List.of(), Attributes.empty());
    assertThat(merge(MergePolicy.UNION, source(List.of(), item("x")), source(List.of(), val)))
        .extracting(DatasetItem::id)
        .containsExactly("x", "x");
  }

  @Test
  void keepsEveryItemUnderANameOfItsOwn() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<DatasetSource> sources = new ArrayList<>();
    int all = 0;
    for (int s = 0; s < 4; s++) {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < 60; i++) {
        ids.add("x" + "-0".repeat(random.nextInt(3)) + (random.nextBoolean() ? "-" + random.nextInt(4) : ""));
      }
      all += ids.size();
      sources.add(source(List.of(), ids.stream().map(MergerTest::item).toArray(DatasetItem[]::new)));
    }
    List<DatasetItem> merged = items(Merger.merge(sources, policy(MergePolicy.UNION), run));
    assertThat(merged).as("seed %d", seed).hasSize(all);
    assertThat(merged).as("seed %d", seed).extracting(DatasetItem::id).doesNotHaveDuplicates();
  }

  @Test
  void splitsLikeItsSources() {
    List<DatasetItem> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(item("i" + i));
    }
    DatasetSource one = source(List.of(), many.toArray(DatasetItem[]::new));
    DatasetSource two = source(List.of(), item("i3"), item("z"));
    MergedDataset merged = Merger.merge(List.of(one, two), policy(MergePolicy.UNION), run);
    List<String> parallel = StreamSupport.stream(merged.items(), true).map(DatasetItem::id).toList();
    assertThat(parallel).isEqualTo(items(merged).stream().map(DatasetItem::id).toList()).hasSize(502);
  }

  @Test
  void wantsTwoDatasetsAndKnownLabels() {
    DatasetSource one = source(List.of("a"), item("x"));
    assertThatThrownBy(() -> Merger.merge(List.of(one), policy(MergePolicy.UNION), run))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("MERGE-TARGETS-FEW");
    MergeOptions options = policy(MergePolicy.UNION).withGroups(List.of(GroupRule.parse("a,b?")));
    assertThatThrownBy(() -> Merger.merge(List.of(one, one), options, run))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("\"b\"");
  }

  @Test
  void refusesOptionsOutOfRange() {
    MergeOptions options = policy(MergePolicy.INTERSECT);
    assertThatThrownBy(() -> options.withIouThreshold(1.5)).hasMessageContaining("MERGE-OPTION-RANGE");
    assertThatThrownBy(() -> options.withOutputConfidence(Double.NaN)).isInstanceOf(OptionException.class);
    assertThatThrownBy(() -> options.withQuorum(-1)).isInstanceOf(OptionException.class);
    assertThatThrownBy(() -> MergePolicy.of("zzz")).hasMessageContaining("union, intersect or exact");
    assertThatThrownBy(() -> GroupRule.parse("a,,b")).hasMessageContaining("MERGE-GROUP-EMPTY");
    assertThat(MergePolicy.of("Union")).isEqualTo(MergePolicy.UNION);
  }

  @Test
  void checksGroupsInEveryPolicy() {
    Common grouped = Common.of(0, 7, 0, Attributes.empty(), null);
    DatasetItem good = item("good", new Bbox(grouped, 0, 0, 1, 1), new Bbox(grouped.withLabelIndex(1), 0, 0, 1, 1));
    DatasetItem bad = item("bad", new Bbox(grouped.withLabelIndex(1), 0, 0, 1, 1), box(2, 0));
    MergeOptions options = policy(MergePolicy.UNION).withGroups(List.of(GroupRule.parse("person,hand?")));
    List<String> labels = List.of("person", "hand", "car");
    MergedDataset merged = Merger.merge(List.of(source(labels, good), source(labels, bad)), options, run);
    items(merged);
    assertThat(merged.findings().list()).singleElement().satisfies(
        finding -> {
          assertThat(finding.kind()).isEqualTo(FindingKind.WRONG_GROUP);
          assertThat(finding.itemId()).isEqualTo("bad");
          assertThat(finding.text()).contains("[person] missing");
        });
  }

  @Test
  void joinsEqualAnnotationsInExactAndKeepsTheOthers() {
    List<String> labels = List.of("a", "b");
    Common group = Common.of(0, 1, 0, Attributes.empty(), null);
    Bbox own = new Bbox(group, 1, 1, 1, 1);
    Bbox other = new Bbox(group.withLabelIndex(1), 9, 9, 9, 9);
    List<DatasetItem> merged =
        merge(
            MergePolicy.EXACT,
            source(labels, item("x", box(0, 0), box(0, 0), own), item("only")),
            source(labels, item("x", box(0, 0), other), item("new")));
    assertThat(merged).extracting(DatasetItem::id).containsExactly("x", "only", "new");
    List<Annotation> joined = merged.get(0).annotations();
    assertThat(joined).hasSize(4).startsWith(box(0, 0), box(0, 0), own);
    assertThat(joined.get(3).group()).as("another object").isNotEqualTo(1).isNotZero();
  }

  @Test
  void refusesConflictsInExact() {
    Image small = Image.missing("x.png", new ImageSize(3, 4));
    Image large = Image.missing("x.png", new ImageSize(30, 40));
    DatasetItem one = item("x").withImage(small).withAttributes(Attributes.of("a", 1L, "b", 1L));
    assertConflict(one, item("x").withAttributes(Attributes.of("a", 2L)), "MERGE-ATTRIBUTE-DIFFERS");
    assertConflict(one, item("x").withImage(large), "MERGE-SIZE-DIFFERS");
    assertConflict(one, item("x").withImage(small.withName("y.png")), "MERGE-MEDIA-DIFFERS");
    Image data = Image.ofBytes("x.png", new byte[] {1}, null);
    Image otherData = Image.ofBytes("x.png", new byte[] {2}, null);
    assertConflict(item("x").withImage(data), item("x").withImage(otherData), "MERGE-MEDIA-DIFFERS");
    DatasetItem joined =
        merge(MergePolicy.EXACT, source(List.of(), one), source(List.of(), item("x").withImage(data))).get(0);
    assertThat(joined.image().orElseThrow().hasData()).isTrue();
    assertThat(joined.image().orElseThrow().declaredSize()).contains(new ImageSize(3, 4));
  }

  private void assertConflict(DatasetItem one, DatasetItem other, String code) {
    assertThatThrownBy(() -> merge(MergePolicy.EXACT, source(List.of(), one), source(List.of(), other)))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(code);
  }

  @Test
  void refusesOtherLabelsInExact() {
    assertThatThrownBy(() -> merge(MergePolicy.EXACT, source(List.of("a", "b")), source(List.of("b", "a"))))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("MERGE-CATEGORIES-DIFFER")
        .hasMessageContaining("[b, a]");
    assertThat(merge(MergePolicy.EXACT, source(List.of()), source(List.of("a"), item("x", box(0, 0))))).hasSize(1);
  }
}
