// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.transforms.shapes.ShapesData.annotations;
import static org.datum4j.transforms.shapes.ShapesData.common;
import static org.datum4j.transforms.shapes.ShapesData.dataset;
import static org.datum4j.transforms.shapes.ShapesData.mask;
import static org.datum4j.transforms.shapes.ShapesData.square;
import static org.datum4j.transforms.shapes.ShapesData.transform;

import java.util.List;
import java.util.Random;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;

class MaskTransformsTest {
  @Test
  void polygonsOfMasksGiveTheMasksBack() {
    long seed = 20240611;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Mask mask = ShapesData.random(common(5, 0, 2), random);
      ImportedDataset polygons =
          transform(new MasksToPolygonsTransform(), dataset(mask), "--holes", "keep");
      assertThat(annotations(polygons)).allMatch(Polygon.class::isInstance);
      ImportedDataset masks = transform(new PolygonsToMasksTransform(), polygons);
      List<Rle> parts = annotations(masks).stream().map(a -> ((Mask) a).rle()).toList();
      assertThat(Rle.union(parts)).as("round %d of seed %d", i, seed).isEqualTo(mask.rle());
    }
  }

  @Test
  void polygonsOfOneMaskAreOneInstanceAndKeepWhatBelongsToIt() {
    ImportedDataset result =
        transform(new MasksToPolygonsTransform(), dataset(mask(common(5, 0, 2), "##..#", "##..."), mask(
            common(6, 9, 0), ".....", "..##.")));
    assertThat(annotations(result)).hasSize(3);
    Annotation first = annotations(result).get(0);
    assertThat(first.common()).isEqualTo(common(5, 10, 2));
    assertThat(annotations(result).get(1).common()).isEqualTo(first.common());
    assertThat(annotations(result).get(2).group()).isEqualTo(9);
    assertThat(result.schema().annotationTypes()).contains(AnnotationType.POLYGON);
  }

  @Test
  void holesAreFilledAndNotedUnlessTheyAreToStay() {
    Mask ring = mask(common(5, 0, 0), "###", "#.#", "###");
    ImportedDataset filled = transform(new MasksToPolygonsTransform(), dataset(ring));
    assertThat(filled.losses()).singleElement().satisfies(loss ->
        assertThat(loss.loss().code()).isEqualTo("TRANSFORM-MASK-HOLE"));
    ImportedDataset kept = transform(new MasksToPolygonsTransform(), dataset(ring), "--holes=keep");
    assertThat(kept.losses()).isEmpty();
  }

  @Test
  void emptyMasksAreNotedAsLost() {
    ImportedDataset result = transform(new MasksToPolygonsTransform(), dataset(mask(common(5, 0, 0), "...")));
    assertThat(annotations(result)).isEmpty();
    assertThat(result.losses()).hasSize(1);
  }

  @Test
  void boxesBecomeMasksOfTheImagesSize() {
    ImportedDataset result = transform(new BoxesToMasksTransform(),
        dataset(ShapesData.box(common(1, 3, 2), -5, 2, 8, 4), new RotatedBbox(common(2, 0, 0), 10, 6, 4, 2, 90)));
    Mask straight = (Mask) annotations(result).get(0);
    assertThat(straight.rle().bbox()).containsExactly(0, 2, 3, 4);
    assertThat(straight.rle().area()).isEqualTo(12);
    assertThat(straight.common()).isEqualTo(common(1, 3, 2));
    assertThat(((Mask) annotations(result).get(1)).rle().bbox()).containsExactly(9, 4, 2, 4);
  }

  @Test
  void anUnknownSizeStopsAStrictRunAndLeavesShapesInATolerantOne() {
    ImportedDataset sizeless = dataset(Image.missing("a.png", null), square(common(7, 0, 0), 1, 1, 3));
    assertThatThrownBy(() -> transform(new PolygonsToMasksTransform(), sizeless))
        .isInstanceOf(DatumException.class)
        .hasMessageContaining("TRANSFORM-SIZE-UNKNOWN")
        .hasMessageContaining("annotation 7 of item a");
    ImportedDataset result = FormatHarness.tolerant().transform(new PolygonsToMasksTransform(), sizeless);
    assertThat(annotations(result)).isEqualTo(annotations(sizeless));
    assertThat(result.issueCodes()).containsExactly("TRANSFORM-SIZE-UNKNOWN");
  }

  @Test
  void ellipsesBecomeMasksToo() {
    ImportedDataset result =
        transform(new PolygonsToMasksTransform(), dataset(new Ellipse(Common.none(), 2, 2, 12, 8)));
    assertThat(((Mask) annotations(result).get(0)).rle().area()).isBetween(44L, 50L);
  }

  @Test
  void segmentsLoseWhatOthersCover() {
    ImportedDataset result = transform(new CropCoveredSegmentsTransform(), dataset(
        square(common(1, 0, 0), 0, 0, 8),
        square(common(2, 0, 1), 2, 2, 2),
        square(common(3, 4, 0), 10, 0, 4),
        square(common(4, 4, 1), 12, 0, 4),
        square(common(5, 0, 5), 16, 8, 2),
        square(common(6, 0, 6), 15, 7, 5)));
    List<Annotation> left = annotations(result);
    assertThat(left).extracting(Annotation::id).containsExactly(1L, 2L, 3L, 4L, 6L);
    assertThat(left.subList(1, 5)).isEqualTo(List.of(
        square(common(2, 0, 1), 2, 2, 2),
        square(common(3, 4, 0), 10, 0, 4),
        square(common(4, 4, 1), 12, 0, 4),
        square(common(6, 0, 6), 15, 7, 5)));
    ImportedDataset masks = transform(new PolygonsToMasksTransform(), result);
    assertThat(((Mask) annotations(masks).get(0)).rle().area()).isEqualTo(60);
  }

  @Test
  void ofOneHeightTheLaterSegmentCovers() {
    ImportedDataset result = transform(new CropCoveredSegmentsTransform(), dataset(
        mask(common(1, 0, 0), "####", "...."), mask(common(2, 0, 0), "..##", "..##")));
    assertThat(annotations(result)).containsExactly(
        mask(common(1, 0, 0), "##..", "...."), mask(common(2, 0, 0), "..##", "..##"));
  }

  @Test
  void masksOfAnInstanceAreJoinedUnderTheLargest() {
    ImportedDataset dataset = dataset(
        Image.missing("a.png", new ImageSize(5, 2)),
        mask(common(1, 3, 0), "#....", "....."),
        square(common(2, 3, 7), 1, 0, 3),
        mask(common(3, 3, 0), "....#", "....."),
        mask(common(4, 0, 0), ".....", "#...."));
    ImportedDataset masks = transform(new MergeInstanceSegmentsTransform(), dataset);
    assertThat(annotations(masks)).containsExactly(
        mask(common(2, 3, 7), "#...#", "....."),
        square(common(2, 3, 7), 1, 0, 3),
        mask(common(4, 0, 0), ".....", "#...."));
    ImportedDataset all = transform(new MergeInstanceSegmentsTransform(), dataset, "--include-polygons");
    assertThat(annotations(all)).containsExactly(
        mask(common(2, 3, 7), "#####", ".###."), mask(common(4, 0, 0), ".....", "#...."));
  }
}
