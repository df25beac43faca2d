// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;

/** Datasets that every exporter must be able to take, be it with losses. */
final class ContractSamples {
  private static final int SIDE = 32;

  private ContractSamples() {}

  /** All kinds of annotation, odd but legal names, an item without image and one without annotations. */
  static ImportedDataset everything() {
    List<DatasetItem> items = new ArrayList<>();
    items.add(item("plain", "train", annotations()));
    items.add(item("with folder/ä b", "train", List.of(box(1, 1), box(0, 2))));
    items.add(item("plain", "val", List.of()));
    return dataset(items);
  }

  /** No items at all. */
  static ImportedDataset nothing() {
    return dataset(List.of());
  }

  /** So many items that several threads have work. */
  static ImportedDataset many() {
    return dataset(IntStream.range(0, 600).mapToObj(i -> item("i" + i, "train", List.of(box(i % 2, i % 20)))).toList());
  }

  private static ImportedDataset dataset(List<DatasetItem> items) {
    Categories categories = Categories.ofNames(List.of("cat", "dog"));
    return new ImportedDataset(DatasetSchema.of(categories, List.of("train", "val")), items, List.of(), List.of());
  }

  private static DatasetItem item(String id, String subset, List<Annotation> annotations) {
    Image image = Image.missing(id + ".jpg", new ImageSize(SIDE, SIDE));
    return DatasetItem.of(id, subset, image, annotations, Attributes.empty());
  }

  private static Bbox box(int labelIndex, int at) {
    return new Bbox(Common.ofLabel(labelIndex).withId(at + 1L), at, 2, 5, 6);
  }

  private static List<Annotation> annotations() {
    Coordinates ring = Coordinates.of(1, 1, 9, 1, 9, 9, 1, 9);
    Common cat = Common.ofLabel(0);
    return List.of(
        new Label(cat.withId(1)),
        new Bbox(cat.withId(2).withAttributes(Attributes.of("color", "red", "is_crowd", false)), 1, 2, 3.5, 4),
        new RotatedBbox(cat.withId(3), 10, 10, 6, 4, 30),
        new Polygon(cat.withId(4).withGroup(4), ring),
        new PolyLine(cat.withId(5), ring),
        Points.visible(cat.withId(6), Coordinates.of(3, 3, 4, 4)),
        new Mask(cat.withId(7), Rle.ofCounts(SIDE, SIDE, new int[] {10, 20, SIDE * SIDE - 30})),
        new Caption(Common.none().withId(8), "A \"cat\" & a dog < two"),
        new Ellipse(cat.withId(9), 2, 2, 8, 6));
  }
}
