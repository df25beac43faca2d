// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.Optional;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Mask;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/** Draws the polygons of one item as masks of its image's size. For one thread. */
final class ItemRaster {
  private final DatasetItem item;
  private final Run run;
  private final PolygonRaster raster = new PolygonRaster();
  private @Nullable Optional<ImageSize> size;

  ItemRaster(DatasetItem item, Run run) {
    this.item = item;
    this.run = run;
  }

  /** Returns the size of the image, else of the item's first mask; empty when nothing tells. */
  Optional<ImageSize> size() {
    Optional<ImageSize> known = size;
    if (known == null) {
      known = item.image().flatMap(Image::size).or(this::sizeOfMask);
      size = known;
    }
    return known;
  }

  private Optional<ImageSize> sizeOfMask() {
    for (Annotation annotation : item.annotations()) {
      if (annotation instanceof Mask mask && mask.rle().width() > 0 && mask.rle().height() > 0) {
        return Optional.of(new ImageSize(mask.rle().width(), mask.rle().height()));
      }
    }
    return Optional.empty();
  }

  /** Draws a polygon; when that cannot be done it is reported and null is returned. */
  @Nullable Rle draw(Annotation annotation, double[] xy) {
    ImageSize known = size().orElse(null);
    if (known == null) {
      run.issues().report(Issue.error("TRANSFORM-SIZE-UNKNOWN",
          "the size of the image is not known, expected one to draw a mask in", where(annotation),
          "Put the image beside the annotations or state its size in them;"
              + " with --on-error skip the shape stays as it is."));
      return null;
    }
    try {
      return raster.rasterize(single(xy), known.height(), known.width());
    } catch (IllegalArgumentException broken) {
      refuse(annotation, broken);
      return null;
    }
  }

  /**
   * Rounds to single precision. It decides about pixels only where a corner lies exactly between two steps of COCO's
   * grid, and then as Datumaro does.
   *
   * @source Datumaro draws polygons from coordinates in single precision
   */
  private static double[] single(double[] xy) {
    double[] rounded = new double[xy.length];
    for (int i = 0; i < xy.length; i++) {
      rounded[i] = (float) xy[i];
    }
    return rounded;
  }

  /** Reports a shape whose numbers make no sense. */
  void refuse(Annotation annotation, IllegalArgumentException broken) {
    run.issues().report(Issue.error("TRANSFORM-SHAPE-BROKEN",
        "the " + annotation.type().text() + " cannot be drawn: " + broken.getMessage(), where(annotation),
        "Correct the shape; with --on-error skip it stays as it is."));
  }

  private Location where(Annotation annotation) {
    String name = annotation.id() == 0 ? annotation.type().text() : "annotation " + annotation.id();
    return Location.unknown().withObject(name + " of item " + item.id() + " of subset " + item.subset());
  }
}
