// SPDX-License-Identifier: Apache-2.0

/** Transforms of labels. */
module org.datum4j.transforms.labels {
  requires org.datum4j.api;
  requires org.datum4j.transforms.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Transform with
      org.datum4j.transforms.labels.AnnsToLabelsTransform,
      org.datum4j.transforms.labels.ProjectLabelsTransform,
      org.datum4j.transforms.labels.RemapLabelsTransform;
}
