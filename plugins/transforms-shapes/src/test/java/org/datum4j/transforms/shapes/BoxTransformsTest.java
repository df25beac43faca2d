// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.datum4j.transforms.shapes.ShapesData.annotations;
import static org.datum4j.transforms.shapes.ShapesData.box;
import static org.datum4j.transforms.shapes.ShapesData.common;
import static org.datum4j.transforms.shapes.ShapesData.dataset;
import static org.datum4j.transforms.shapes.ShapesData.mask;
import static org.datum4j.transforms.shapes.ShapesData.square;
import static org.datum4j.transforms.shapes.ShapesData.transform;

import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;

class BoxTransformsTest {
  @Test
  void boxesBecomePolygonsOfFourCorners() {
    ImportedDataset result = transform(new BoxesToPolygonsTransform(),
        dataset(box(common(1, 2, 3), 1.5, 2, 3, 4), new RotatedBbox(common(2, 0, 0), 5, 5, 4, 2, 0)));
    assertThat(annotations(result)).containsExactly(
        new Polygon(common(1, 2, 3), Coordinates.of(1.5, 2, 4.5, 2, 4.5, 6, 1.5, 6)),
        new Polygon(common(2, 0, 0), Coordinates.of(3, 4, 7, 4, 7, 6, 3, 6)));
    assertThat(result.schema().annotationTypes()).contains(AnnotationType.POLYGON);
  }

  @Test
  void everyShapeGetsTheBoxAroundIt() {
    Points points = new Points(common(4, 2, 0), Coordinates.of(4, 5, 10.5, 11, 0, 0),
        List.of(Visibility.VISIBLE, Visibility.HIDDEN, Visibility.ABSENT));
    Caption caption = new Caption(Common.none(), "a cat");
    ImportedDataset result = transform(new ShapesToBoxesTransform(), dataset(
        mask(common(1, 0, 0), "....", ".##.", "..#."),
        square(common(2, 0, 1), 1, 2, 3.5),
        new PolyLine(common(3, 0, 0), Coordinates.of(8, 1, 2, 9)),
        points,
        new Ellipse(common(5, 0, 0), 1, 2, 4, 8),
        new RotatedBbox(common(6, 0, 0), 10, 10, 4, 2, 90),
        box(common(7, 0, 0), 0, 0, 1, 1),
        caption));
    assertThat(annotations(result)).hasSize(8);
    List<Annotation> boxes = annotations(result);
    assertThat(boxes.get(0)).isEqualTo(box(common(1, 0, 0), 1, 1, 2, 2));
    assertThat(boxes.get(1)).isEqualTo(box(common(2, 0, 1), 1, 2, 3.5, 3.5));
    assertThat(boxes.get(2)).isEqualTo(box(common(3, 0, 0), 2, 1, 6, 8));
    assertThat(boxes.get(3)).isEqualTo(box(common(4, 2, 0), 4, 5, 6.5, 6));
    assertThat(boxes.get(4)).isEqualTo(box(common(5, 0, 0), 1, 2, 3, 6));
    assertThat(((Bbox) boxes.get(5)).width()).isCloseTo(2, offset(1e-9));
    assertThat(boxes.get(6)).isEqualTo(box(common(7, 0, 0), 0, 0, 1, 1));
    assertThat(boxes.get(7)).isSameAs(caption);
  }

  @Test
  void shapesWithoutAnyPointAreNotedAsLost() {
    ImportedDataset result = transform(new ShapesToBoxesTransform(), dataset(
        mask(common(1, 0, 0), "..."),
        new Points(common(2, 0, 0), Coordinates.of(0, 0), List.of(Visibility.ABSENT))));
    assertThat(annotations(result)).isEmpty();
    assertThat(result.losses()).singleElement().satisfies(loss -> assertThat(loss.objects()).isEqualTo(2));
  }

  @Test
  void aBoxCountedFromOneStandsAloneAfterwards() {
    ImportedDataset result = transform(new BboxValuesDecrementTransform(), dataset(
        box(common(1, 2, 3), 1, 1, 10, 6), square(common(2, 2, 0), 1, 1, 3)));
    Common alone = Common.ofLabel(1).withAttributes(Attributes.of("a", 1));
    assertThat(annotations(result)).containsExactly(box(alone, 0, 0, 10, 6), square(common(2, 2, 0), 1, 1, 3));
    assertThat(result.losses()).hasSize(1);
  }

  @Test
  void areasOfTheOldShapeDoNotComeBack() {
    Common read = common(1, 0, 0).withOrigin(Origin.of("coco", Attributes.of("area", 9.0, "by", "me")));
    ImportedDataset result = transform(new BoxesToPolygonsTransform(), dataset(box(read, 1, 1, 3, 3)));
    assertThat(annotations(result).get(0).common().origin().orElseThrow().fields())
        .isEqualTo(Attributes.of("by", "me"));
  }
}
