// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.List;
import java.util.Random;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.Transform;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;

/** Small datasets of one item. */
final class ShapesData {
  static final int WIDTH = 20;
  static final int HEIGHT = 12;

  private ShapesData() {}

  static ImportedDataset dataset(Annotation... annotations) {
    return dataset(Image.missing("a.png", new ImageSize(WIDTH, HEIGHT)), annotations);
  }

  static ImportedDataset dataset(Image image, Annotation... annotations) {
    DatasetSchema schema =
        DatasetSchema.of(Categories.ofNames(List.of("cat", "dog")), List.of("train"));
    DatasetItem item = DatasetItem.of("a", "train", image, List.of(annotations), Attributes.empty());
    return new ImportedDataset(schema, List.of(item), List.of(), List.of());
  }

  static ImportedDataset transform(Transform transform, ImportedDataset dataset, String... options) {
    return FormatHarness.strict().transform(transform, dataset, options);
  }

  static List<Annotation> annotations(ImportedDataset dataset) {
    return dataset.items().get(0).annotations();
  }

  static Common common(long id, long group, int zOrder) {
    return Common.ofLabel(1).withId(id).withGroup(group).withZOrder(zOrder).withAttributes(Attributes.of("a", id));
  }

  static Bbox box(Common common, double x, double y, double width, double height) {
    return new Bbox(common, x, y, width, height);
  }

  static Polygon square(Common common, double x, double y, double side) {
    return new Polygon(common, Coordinates.of(x, y, x + side, y, x + side, y + side, x, y + side));
  }

  /** A mask of rows of text; {@code #} is inside. */
  static Mask mask(Common common, String... rows) {
    byte[] pixels = new byte[rows.length * rows[0].length()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#' ? 1 : 0);
    }
    return new Mask(common, Rle.ofBitmap(pixels, rows.length, rows[0].length()));
  }

  static Mask random(Common common, Random random) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    int share = 1 + random.nextInt(9);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextInt(10) < share ? 1 : 0);
    }
    return new Mask(common, Rle.ofBitmap(pixels, HEIGHT, WIDTH));
  }
}
