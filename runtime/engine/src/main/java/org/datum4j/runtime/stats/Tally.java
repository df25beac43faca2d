// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import org.datum4j.api.model.DatasetItem;
import org.jspecify.annotations.Nullable;

/** Counts items and everything in them. Tallies of parts of a dataset, joined in order, are the tally of the whole. */
final class Tally {
  private final StatisticsSettings settings;
  private final AnnotationTally annotations;
  private final InstanceTally instances;
  private final ImageTally images = new ImageTally();
  private final InstanceFigures figures = new InstanceFigures();
  private long items;

  Tally(StatisticsSettings settings, int labels) {
    this.settings = settings;
    annotations = new AnnotationTally(labels);
    instances = new InstanceTally(labels);
  }

  /**
   * Counts an item.
   *
   * @param areas the areas of its annotations
   * @param pixels its image, or null when it is not read or not readable
   */
  void add(DatasetItem item, double[] areas, @Nullable PixelFigures pixels) {
    items++;
    if (settings.annotations()) {
      annotations.add(item, areas);
      figures.read(item.annotations(), areas);
      instances.add(item, figures);
    }
    item.image().ifPresent(image -> images.addSize(settings.images() ? image.size() : image.declaredSize()));
    if (settings.images()) {
      images.add(item, pixels);
    }
  }

  void addAll(Tally other) {
    items += other.items;
    annotations.addAll(other.annotations);
    instances.addAll(other.instances);
    images.addAll(other.images);
  }

  long items() {
    return items;
  }

  AnnotationTally annotations() {
    return annotations;
  }

  InstanceTally instances() {
    return instances;
  }

  ImageTally images() {
    return images;
  }
}
