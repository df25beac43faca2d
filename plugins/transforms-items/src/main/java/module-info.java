// SPDX-License-Identifier: Apache-2.0

/** Transforms of items. */
module org.datum4j.transforms.items {
  requires org.datum4j.api;
  requires org.datum4j.transforms.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Transform with
      org.datum4j.transforms.items.IdFromImageNameTransform,
      org.datum4j.transforms.items.LabelRandomSamplerTransform,
      org.datum4j.transforms.items.MapSubsetsTransform,
      org.datum4j.transforms.items.RandomSamplerTransform,
      org.datum4j.transforms.items.RandomSplitTransform,
      org.datum4j.transforms.items.ReindexAnnotationsTransform,
      org.datum4j.transforms.items.ReindexTransform,
      org.datum4j.transforms.items.RemoveAnnotationsTransform,
      org.datum4j.transforms.items.RemoveAttributesTransform,
      org.datum4j.transforms.items.RemoveItemsTransform,
      org.datum4j.transforms.items.RenameTransform,
      org.datum4j.transforms.items.SortTransform,
      org.datum4j.transforms.items.SplitTransform;
}
