// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.spi.Transform;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTransformsTest {
  private static final PointsCategory NOSE = new PointsCategory(List.of("nose"), List.of());
  private static final PointsCategory PAW = new PointsCategory(List.of("paw"), List.of());
  private static final MaskColor RED = new MaskColor(128, 0, 0);
  private static final MaskColor BLUE = new MaskColor(0, 0, 9);
  private static final Categories CATEGORIES =
      new Categories(
          LabelCategories.of(List.of(
              LabelCategory.of("animal"),
              new LabelCategory("cat", "animal", List.of("fur")),
              new LabelCategory("dog", "animal", List.of("tail")),
              new LabelCategory("puppy", "dog", List.of()))),
          Map.of(1, NOSE, 2, PAW),
          Map.of(1, RED, 2, BLUE));

  @Test
  void joinsRenamesAndDeletesWithAllThatBelongsToLabels() {
    ImportedDataset result = transform(new RemapLabelsTransform(), "-l", "cat:pet", "-l", "dog:pet", "-l", "animal:");
    Categories categories = result.schema().categories();
    assertThat(categories.labels().labels()).containsExactly(
        new LabelCategory("pet", "", List.of("fur")), new LabelCategory("puppy", "pet", List.of()));
    assertThat(categories.points()).containsExactly(Map.entry(0, NOSE));
    assertThat(categories.maskColors()).containsExactly(Map.entry(0, RED));
    assertThat(labels(result)).containsExactly("pet", "pet", "puppy", "");
    assertThat(result.issueCodes()).containsExactly("TRANSFORM-POINTS-DIFFER");
  }

  @Test
  void keepsIdsGroupsAttributesAndOriginOfRelabelledAnnotations() {
    ImportedDataset result = transform(new RemapLabelsTransform(), "-l", "animal:");
    Annotation cat = result.items().get(0).annotations().get(0);
    assertThat(cat.common()).isEqualTo(Common.ofLabel(0).withId(5).withGroup(6).withAttributes(Attributes.of("a", 1)));
    assertThat(cat.common().origin()).isPresent();
  }

  @Test
  void deletesTheRestAndNotesAnnotationsWithoutLabel() {
    ImportedDataset result = transform(new RemapLabelsTransform(), "-l", "dog:dog", "--default", "delete");
    assertThat(result.schema().categories().labels().names()).containsExactly("dog");
    assertThat(result.schema().categories().labels().get(0).parent()).isEmpty();
    assertThat(labels(result)).containsExactly("dog");
    assertThat(result.losses()).singleElement().satisfies(loss -> assertThat(loss.objects()).isEqualTo(1));
  }

  @Test
  void projectsOntoANewListAndKeepsAnnotationsWithoutLabel() {
    ImportedDataset result = transform(new ProjectLabelsTransform(), "-l", "dog", "-l", "bird", "-l", "cat");
    Categories categories = result.schema().categories();
    assertThat(categories.labels().names()).containsExactly("dog", "bird", "cat");
    assertThat(categories.labels().get(2).attributes()).containsExactly("fur");
    assertThat(categories.points()).isEqualTo(Map.of(0, PAW, 2, NOSE));
    assertThat(categories.maskColors()).isEqualTo(Map.of(0, BLUE, 1, new MaskColor(0, 128, 0), 2, RED));
    assertThat(labels(result)).containsExactly("cat", "dog", "");
  }

  @Test
  void turnsAnnotationsIntoLabelsOfTheImage() {
    ImportedDataset result = transform(new AnnsToLabelsTransform());
    assertThat(result.items().get(0).annotations()).containsExactly(
        new Label(Common.ofLabel(1)), new Label(Common.ofLabel(2)), new Label(Common.ofLabel(0)),
        new Label(Common.ofLabel(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "-l bird:x, TRANSFORM-LABEL-UNKNOWN",
    "-l cat, TRANSFORM-PAIR-MALFORMED",
    "-l cat:a -l cat:b, TRANSFORM-PAIR-TWICE",
    "--default keep, TRANSFORM-OPTION-MISSING",
    "--default drop, OPTION-VALUE-MALFORMED",
  })
  void refusesRemappingsThatMakeNoSense(String options, String code) {
    assertThatThrownBy(() -> transform(new RemapLabelsTransform(), options.split(" ")))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"-l cat -l cat, TRANSFORM-LABEL-TWICE", "'', TRANSFORM-OPTION-MISSING"})
  void refusesProjectionsThatMakeNoSense(String options, String code) {
    String[] words = options.isEmpty() ? new String[0] : options.split(" ");
    assertThatThrownBy(() -> transform(new ProjectLabelsTransform(), words))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code));
  }

  private static ImportedDataset transform(Transform transform, String... options) {
    Common cat = Common.ofLabel(1)
        .withId(5)
        .withGroup(6)
        .withAttributes(Attributes.of("a", 1))
        .withOrigin(Origin.of("coco", Attributes.of("area", 1)));
    DatasetItem item = DatasetItem.of("a", "train", null, List.of(
        new Bbox(cat, 0, 0, 1, 1),
        new Bbox(Common.ofLabel(2), 0, 0, 2, 2),
        new Bbox(Common.ofLabel(0), 0, 0, 3, 3),
        new Label(Common.ofLabel(3)),
        new Caption(Common.none(), "a cat")), Attributes.empty());
    ImportedDataset dataset = new ImportedDataset(
        DatasetSchema.of(CATEGORIES, List.of("train")), List.of(item), List.of(), List.of());
    return FormatHarness.strict().transform(transform, dataset, options);
  }

  private static List<String> labels(ImportedDataset dataset) {
    LabelCategories labels = dataset.schema().categories().labels();
    return dataset.items().get(0).annotations().stream()
        .map(a -> a.common().hasLabel() ? labels.get(a.labelIndex()).name() : "")
        .toList();
  }
}
