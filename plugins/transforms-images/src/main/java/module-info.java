// SPDX-License-Identifier: Apache-2.0

/** Transforms of images with all that is drawn on them. */
module org.datum4j.transforms.images {
  requires org.datum4j.api;
  requires org.datum4j.kit;
  requires org.datum4j.transforms.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Transform with
      org.datum4j.transforms.images.CropTransform,
      org.datum4j.transforms.images.MergeTileTransform,
      org.datum4j.transforms.images.ResizeTransform,
      org.datum4j.transforms.images.TileTransform;
}
