// SPDX-License-Identifier: Apache-2.0

/** Transforms of shapes. */
module org.datum4j.transforms.shapes {
  requires org.datum4j.api;
  requires org.datum4j.transforms.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Transform with
      org.datum4j.transforms.shapes.BboxValuesDecrementTransform,
      org.datum4j.transforms.shapes.BoxesToMasksTransform,
      org.datum4j.transforms.shapes.BoxesToPolygonsTransform,
      org.datum4j.transforms.shapes.CropCoveredSegmentsTransform,
      org.datum4j.transforms.shapes.MasksToPolygonsTransform,
      org.datum4j.transforms.shapes.MergeInstanceSegmentsTransform,
      org.datum4j.transforms.shapes.PolygonsToMasksTransform,
      org.datum4j.transforms.shapes.ShapesToBoxesTransform;
}
