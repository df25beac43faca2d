// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemFilterTest {
  private static final LabelCategories LABELS = LabelCategories.ofNames(List.of("cat", "dog"));
  private static final Common DOG =
      Common.of(5, 7, 1, Attributes.of("occluded", true, "2 words", "a b"), null);
  private static final Coordinates SQUARE = Coordinates.of(0, 0, 4, 0, 4, 4, 0, 4);
  private static final DatasetItem ITEM =
      DatasetItem.of(
          "a/b",
          "train",
          Image.missing("a/b.jpg", new ImageSize(40, 30)),
          List.of(
              new Bbox(Common.ofLabel(0), 1, 2, 30, 10),
              new Polygon(DOG, SQUARE),
              new Mask(Common.none(), Rle.full(30, 40)),
              new Caption(Common.none(), "hello"),
              new Label(Common.ofLabel(1)),
              Points.visible(DOG, SQUARE),
              new PolyLine(Common.none(), SQUARE),
              new Ellipse(Common.none(), 0, 0, 2, 2),
              new RotatedBbox(Common.none(), 10, 10, 4, 2, 90)),
          Attributes.of("camera", "left"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/item[subset='train' and image/width>39] | true",
        "/item[image/width > image/height] | true",
        "/item[not(annotation)] | false",
        "/item[count(annotation) = 9] | true",
        "/item[contains(id, '/')] | true",
        "/item[camera='left'] | true",
        "/item[annotation/label='bird'] | false",
        "//caption[.='hello'] | true",
      })
  void keepsItemsForWhichTheExpressionIsTrue(String expression, boolean isKept) {
    assertThat(ItemFilter.of(expression, FilterMode.ITEMS).apply(ITEM, LABELS) != null).isEqualTo(isKept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/item/annotation[type='bbox' and w>10] | BBOX",
        "/item/annotation[label='dog' and type='polygon' and area=16] | POLYGON",
        "/item/annotation[type='mask' and area=1200 and bbox/w=40] | MASK",
        "/item/annotation[caption] | CAPTION",
        "/item/annotation[type='label' and label_id=1] | LABEL",
        "/item/annotation[point/visible='visible'] | POINTS",
        "/item/annotation[type='polyline' and bbox/h=4] | POLYLINE",
        "/item/annotation[x1=0 and area>3.1 and area<3.2] | ELLIPSE",
        "/item/annotation[r=90 and bbox/w=2] | ROTATED_BBOX",
      })
  void knowsEveryKindOfAnnotation(String expression, AnnotationType expected) {
    DatasetItem kept = ItemFilter.of(expression, FilterMode.ANNOTATIONS).apply(ITEM, LABELS);
    assertThat(kept.annotations()).extracting(Annotation::type).containsExactly(expected);
  }

  @Test
  void comparesAttributesAsText() {
    DatasetItem kept =
        ItemFilter.of("/item/annotation[occluded='True' and _2-words='a b']", FilterMode.ANNOTATIONS)
            .apply(ITEM, LABELS);
    assertThat(kept.annotations()).hasSize(2);
  }

  @Test
  void dropsItemsThatBecomeEmptyOnlyWhenAsked() {
    String nothing = "/item/annotation[label='bird']";
    assertThat(ItemFilter.of(nothing, FilterMode.ANNOTATIONS).apply(ITEM, LABELS).annotations()).isEmpty();
    assertThat(ItemFilter.of(nothing, FilterMode.ITEMS_AND_ANNOTATIONS).apply(ITEM, LABELS)).isNull();
  }

  @Test
  void tellsWhereAnExpressionIsWrong() {
    assertThatThrownBy(() -> ItemFilter.of("/item[id=]/annotation", FilterMode.ITEMS))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("[FILTER-EXPRESSION-SYNTAX]")
        .hasMessageContaining("at position 10, Unexpected ']'");
    assertThatThrownBy(() -> ItemFilter.of("/item[", FilterMode.ITEMS))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("\"/item[\" is no XPath: at position 7, where it ends too early [");
  }

  @Test
  void refusesAFunctionThatDoesNotExist() {
    assertThatThrownBy(() -> ItemFilter.of("/item[nonsense(id)]", FilterMode.ITEMS).apply(ITEM, LABELS))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("nonsense");
  }

  @ParameterizedTest
  @CsvSource({"i,ITEMS", "annotations,ANNOTATIONS", "a+i,ITEMS_AND_ANNOTATIONS", "items+annotations,ITEMS_AND_ANNOTATIONS"})
  void readsModes(String text, FilterMode mode) {
    assertThat(FilterMode.parse(text)).isEqualTo(mode);
  }

  @Test
  void refusesAnUnknownMode() {
    assertThatThrownBy(() -> FilterMode.parse("zzz")).isInstanceOf(OptionException.class).hasMessageContaining("zzz");
  }
}
