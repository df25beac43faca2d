// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.OptionException;
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
import org.datum4j.api.model.Visibility;
import org.datum4j.api.spi.Transform;
import org.datum4j.kit.image.ImageDecoder;
import org.datum4j.kit.image.ImageEncoder;
import org.datum4j.kit.image.RgbImage;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTransformsTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 20;

  @Test
  void resizesShapesAndThePicture() {
    Points points = new Points(common(4), Coordinates.of(4, 5, 0, 0), List.of(Visibility.VISIBLE, Visibility.ABSENT));
    ImportedDataset result = transform(new ResizeTransform(), dataset(
        new Bbox(common(1), 2, 3, 10.5, 8),
        new Polygon(common(2), Coordinates.of(1, 1, 3, 1, 3, 3)),
        new PolyLine(common(3), Coordinates.of(1, 1, 3, 1)),
        points,
        new Mask(common(5), Rle.full(HEIGHT, WIDTH)),
        new Ellipse(common(6), 1, 2, 3, 4),
        new Caption(common(7), "x")), "-dw", "80", "-dh", "60");
    assertThat(annotations(result)).containsExactly(
        new Bbox(common(1), 4, 9, 21, 24),
        new Polygon(common(2), Coordinates.of(2, 3, 6, 3, 6, 9)),
        new PolyLine(common(3), Coordinates.of(2, 3, 6, 3)),
        new Points(common(4), Coordinates.of(8, 15, 0, 0), points.visibility()),
        new Mask(common(5), Rle.full(60, 80)),
        new Ellipse(common(6), 2, 6, 6, 12),
        new Caption(common(7), "x"));
    Image image = result.items().get(0).image().orElseThrow();
    assertThat(image.size()).contains(new ImageSize(80, 60));
    assertThat(decode(image).size()).isEqualTo(new ImageSize(80, 60));
  }

  @Test
  void turnedBoxesStayThemselvesOnlyUnderOneFactor() {
    RotatedBbox box = new RotatedBbox(common(1), 20, 10, 8, 4, 30);
    ImportedDataset even = transform(new ResizeTransform(), dataset(box), "-sx", "0.5", "-sy", "0.5");
    assertThat(annotations(even)).containsExactly(new RotatedBbox(common(1), 10, 5, 4, 2, 30));
    ImportedDataset uneven = transform(new ResizeTransform(), dataset(box), "-sx", "2", "-sy", "1");
    assertThat(Shapes.area(((Polygon) annotations(uneven).get(0)).coordinates().toArray()))
        .isCloseTo(64, offset(1e-9));
    assertThat(uneven.losses()).hasSize(1);
  }

  @Test
  void annotationsOfMissingPicturesAreResizedAndNothingIsDecoded() {
    Image missing = Image.missing("a.png", new ImageSize(10, 10));
    ImportedDataset result = transform(
        new ResizeTransform(), dataset(missing, new Bbox(common(1), 1, 1, 2, 2)), "-dw", "20", "-dh", "20");
    assertThat(annotations(result)).containsExactly(new Bbox(common(1), 2, 2, 4, 4));
    assertThat(result.items().get(0).image().orElseThrow().hasData()).isFalse();
    Image broken = Image.ofBytes("a.png", new byte[] {1, 2, 3}, new ImageSize(10, 10));
    Image promised = transform(new ResizeTransform(), dataset(broken), "-dw", "20", "-dh", "20")
        .items().get(0).image().orElseThrow();
    assertThat(promised.size()).contains(new ImageSize(20, 20));
    assertThatThrownBy(promised::open)
        .isInstanceOf(DatumException.class)
        .hasMessageContaining("TRANSFORM-IMAGE-BROKEN");
  }

  @ParameterizedTest
  @CsvSource({
    "-dw 10, TRANSFORM-OPTION-MISSING",
    "-dw 10 -dh 0, TRANSFORM-OPTION-RANGE",
    "-dw 10 -dh 10 -sx 1, TRANSFORM-OPTION-MISSING",
    "-sx 1 -sy -1, TRANSFORM-OPTION-RANGE",
    "-dw 1000000 -dh 1000000, TRANSFORM-OPTION-RANGE",
  })
  void refusesSizesThatMakeNoSense(String options, String code) {
    assertThatThrownBy(() -> transform(new ResizeTransform(), dataset(), options.split(" ")))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code));
  }

  @Test
  void cropsShapesAndThePicture() {
    ImportedDataset result = transform(new CropTransform(), dataset(
        new Bbox(common(1), 5, 5, 10, 10),
        new Bbox(common(2), 30, 5, 5, 5),
        new Polygon(common(3), Coordinates.of(12, 6, 16, 6, 16, 8, 12, 8)),
        new Polygon(common(4), Coordinates.of(8, 4, 12, 4, 12, 8, 8, 8)),
        new PolyLine(common(5), Coordinates.of(5, 10, 25, 10, 25, 12, 5, 12)),
        new Points(common(6), Coordinates.of(11, 6, 2, 2), List.of(Visibility.HIDDEN, Visibility.VISIBLE)),
        new Mask(common(7), Rle.full(HEIGHT, WIDTH)),
        new Ellipse(common(8), 5, 5, 15, 15),
        new Label(common(9))), "-dx", "10", "-dy", "5", "-dw", "10", "-dh", "10");
    List<Annotation> left = annotations(result);
    assertThat(left.get(0)).isEqualTo(new Bbox(common(1), 0, 0, 5, 10));
    assertThat(left.get(1)).isEqualTo(new Polygon(common(3), Coordinates.of(2, 1, 6, 1, 6, 3, 2, 3)));
    assertThat(Shapes.area(((Polygon) left.get(2)).coordinates().toArray())).isCloseTo(6, offset(1e-9));
    assertThat(left.subList(3, 5)).isEqualTo(List.of(
        new PolyLine(common(5).withGroup(1), Coordinates.of(0, 5, 10, 5)),
        new PolyLine(common(5).withGroup(1), Coordinates.of(10, 7, 0, 7))));
    assertThat(left.get(5)).isEqualTo(
        new Points(common(6), Coordinates.of(1, 1, 0, 0), List.of(Visibility.HIDDEN, Visibility.ABSENT)));
    assertThat(left.get(6)).isEqualTo(new Mask(common(7), Rle.full(10, 10)));
    assertThat(left.get(7)).isInstanceOf(Polygon.class);
    assertThat(left.get(8)).isEqualTo(new Label(common(9)));
    assertThat(result.losses()).singleElement().satisfies(loss ->
        assertThat(loss.loss().code()).isEqualTo("TRANSFORM-SHAPE-CUT"));
    RgbImage cut = decode(result.items().get(0).image().orElseThrow());
    assertThat(cut).isEqualTo(picture().crop(10, 5, 10, 10));
  }

  @Test
  void aCropOverTheBorderIsSmallerAndOneOutsideIsAFault() {
    ImportedDataset result = transform(new CropTransform(), dataset(new Bbox(common(1), 35, 15, 5, 5)),
        "-dx", "30", "-dy", "10", "-dw", "99", "-dh", "99");
    assertThat(result.items().get(0).image().orElseThrow().size()).contains(new ImageSize(10, 10));
    assertThat(annotations(result)).containsExactly(new Bbox(common(1), 5, 5, 5, 5));
    assertThatThrownBy(() -> transform(new CropTransform(), dataset(), "-dx", "40", "-dw", "5", "-dh", "5"))
        .hasMessageContaining("TRANSFORM-CROP-OUTSIDE");
  }

  @Test
  void tilesCoverTheImageAndOverlap() {
    for (int length = 1; length < 60; length++) {
      for (int count = 1; count < 7; count++) {
        List<Window> tiles = new TileGrid(1, count, 0, 0.2).windows(new ImageSize(length, 3));
        assertThat(tiles.get(0).x()).isZero();
        int end = 0;
        for (Window tile : tiles) {
          assertThat(tile.x()).isLessThanOrEqualTo(end);
          end = tile.x() + tile.width();
        }
        assertThat(end).isEqualTo(length);
      }
    }
  }

  @Test
  void joinedTilesAreTheImageAgain() {
    long seed = 5;
    Random random = new Random(seed);
    List<Annotation> shapes = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      double x = random.nextInt(30);
      double y = random.nextInt(12);
      shapes.add(i % 3 == 0
          ? new Mask(common(i), Rle.full(6, 7).place((int) x, (int) y, HEIGHT, WIDTH))
          : i % 3 == 1
              ? new Bbox(common(i), x, y, 9.5, 7)
              : new Polygon(common(i), Coordinates.of(x, y, x + 8, y, x + 8, y + 6, x, y + 6)));
    }
    shapes.add(new Caption(common(0), "x"));
    ImportedDataset whole = dataset(shapes.toArray(new Annotation[0]));
    ImportedDataset tiles = transform(
        new TileTransform(), whole, "--grid-size", "2", "3", "--overlap", "0.2", "0.1", "--threshold-drop-ann", "0");
    assertThat(tiles.ids()).containsExactly("d/a_tile_0", "d/a_tile_1", "d/a_tile_2", "d/a_tile_3", "d/a_tile_4",
        "d/a_tile_5");
    List<DatasetItem> shuffled = new ArrayList<>(tiles.items());
    Collections.shuffle(shuffled, random);
    ImportedDataset joined = transform(new MergeTileTransform(),
        new ImportedDataset(tiles.schema(), shuffled, List.of(), List.of()));
    DatasetItem item = joined.items().get(0);
    assertThat(joined.items()).hasSize(1);
    assertThat(item.id()).isEqualTo("d/a");
    assertThat(item.attributes()).isEqualTo(Attributes.of("id", 17));
    assertThat(decode(item.image().orElseThrow())).as("seed %d", seed).isEqualTo(picture());
    assertThat(item.annotations()).hasSameSizeAs(shapes);
    for (Annotation shape : shapes) {
      Annotation found =
          item.annotations().stream().filter(a -> a.id() == shape.id()).findFirst().orElseThrow();
      if (shape instanceof Polygon polygon) {
        assertThat(Shapes.area(((Polygon) found).coordinates().toArray()))
            .isCloseTo(Shapes.area(polygon.coordinates().toArray()), offset(1e-9));
      } else if (shape instanceof Bbox box) {
        assertThat(((Bbox) found).width()).isCloseTo(box.width(), offset(1e-9));
        assertThat(((Bbox) found).x()).isCloseTo(box.x(), offset(1e-9));
      } else {
        assertThat(found).isEqualTo(shape);
      }
    }
  }

  @Test
  void shapesThatNoTileHoldsEnoughOfAreNoted() {
    ImportedDataset result = transform(new TileTransform(), dataset(new Bbox(common(1), 10, 5, 20, 10)),
        "--grid-size", "2x2", "--overlap", "0");
    assertThat(result.items()).allMatch(item -> item.annotations().isEmpty());
    assertThat(result.losses()).singleElement().satisfies(loss ->
        assertThat(loss.loss().code()).isEqualTo("TRANSFORM-TILE-NONE"));
  }

  @ParameterizedTest
  @CsvSource({
    "--grid-size 2, TRANSFORM-OPTION-RANGE",
    "--grid-size 0x2, TRANSFORM-OPTION-RANGE",
    "--grid-size 1000x1000, TRANSFORM-OPTION-RANGE",
    "--grid-size 2x2 --overlap 1, TRANSFORM-RATIO-RANGE",
    "--grid-size 2x2 --threshold-drop-ann 2, TRANSFORM-RATIO-RANGE",
  })
  void refusesGridsThatMakeNoSense(String options, String code) {
    assertThatThrownBy(() -> transform(new TileTransform(), dataset(), options.split(" ")))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.issue().code()).isEqualTo(code));
  }

  private static Common common(long id) {
    return Common.ofLabel(0).withId(id);
  }

  private static RgbImage picture() {
    RgbImage picture = RgbImage.filled(WIDTH, HEIGHT, 0);
    new Random(1).nextBytes(picture.pixels());
    return picture;
  }

  private static ImportedDataset dataset(Annotation... annotations) {
    try (ImageEncoder encoder = new ImageEncoder()) {
      return dataset(Image.ofBytes("d/a.png", encoder.encodePng(picture()), null), annotations);
    }
  }

  private static ImportedDataset dataset(Image image, Annotation... annotations) {
    DatasetItem item =
        DatasetItem.of("d/a", "train", image, List.of(annotations), Attributes.of("id", 17));
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(List.of("cat")), List.of("train"));
    return new ImportedDataset(schema, List.of(item), List.of(), List.of());
  }

  private static List<Annotation> annotations(ImportedDataset dataset) {
    return dataset.items().get(0).annotations();
  }

  private static ImportedDataset transform(Transform transform, ImportedDataset dataset, String... options) {
    return FormatHarness.strict().transform(transform, dataset, options);
  }

  private static RgbImage decode(Image image) {
    try (ImageDecoder decoder = new ImageDecoder(); var in = image.open()) {
      return decoder.decode(in.readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
