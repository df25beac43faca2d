// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Compares rasters, runs and scores with those recorded from pycocotools; see {@code geometry/SOURCE.md}. */
class PycocotoolsGoldenTest {
  private static final double[] DIVISORS = {1, 2, 4, 5, 10, 100, 1000, 1e7, 1e-3};

  private final PolygonRaster raster = new PolygonRaster();
  private final ContourTracer tracer = new ContourTracer();
  private int shapes;
  private int polygons;
  private int pairs;

  @Test
  void agreesWithPycocotoolsOnEveryRecordedCase() throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(
        Objects.requireNonNull(getClass().getResourceAsStream("/geometry/pycocotools.bin.gz")))))) {
      int canvases = number(in);
      for (int i = 0; i < canvases; i++) {
        checkCanvas(in, "canvas " + i);
      }
      assertThat(in.read()).isEqualTo(-1);
    }
    assertThat(shapes).isGreaterThan(12_000);
    assertThat(polygons).isGreaterThan(13_000);
    assertThat(pairs).isGreaterThan(6_000);
  }

  private void checkCanvas(DataInputStream in, String where) throws IOException {
    int height = number(in);
    int width = number(in);
    double divisor = DIVISORS[number(in)];
    List<Rle> masks = new ArrayList<>();
    int count = number(in);
    for (int i = 0; i < count; i++) {
      String name = where + " of " + height + " x " + width + ", shape " + i;
      masks.add(number(in) == 0 ? polygonShape(in, height, width, divisor, name) : runShape(in, height, width, name));
      shapes++;
    }
    int pairCount = number(in);
    for (int i = 0; i < pairCount; i++) {
      checkPair(in, masks.get(2 * i), masks.get(2 * i + 1), where + ", pair " + i);
    }
  }

  private Rle polygonShape(DataInputStream in, int height, int width, double divisor, String name)
      throws IOException {
    List<double[]> parts = new ArrayList<>();
    int count = number(in);
    for (int i = 0; i < count; i++) {
      double[] xy = new double[2 * number(in)];
      long x = 0;
      long y = 0;
      for (int j = 0; j < xy.length; j += 2) {
        x += signed(in);
        y += signed(in);
        xy[j] = x / divisor;
        xy[j + 1] = y / divisor;
      }
      parts.add(xy);
      polygons++;
    }
    Rle mask = raster.rasterize(parts, height, width);
    checkMask(in, mask, name);
    for (int i = 0; count > 1 && i < count; i++) {
      assertThat(crc(raster.rasterize(parts.get(i), height, width))).as(name + " part " + i).isEqualTo(in.readInt());
    }
    return mask;
  }

  private Rle runShape(DataInputStream in, int height, int width, String name) throws IOException {
    int[] counts = new int[number(in)];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = number(in);
    }
    Rle mask = Rle.ofCounts(height, width, counts);
    checkMask(in, mask, name);
    return mask;
  }

  private void checkMask(DataInputStream in, Rle mask, String name) throws IOException {
    assertThat(crc(mask)).as(name + " text").isEqualTo(in.readInt());
    assertThat(mask.area()).as(name + " area").isEqualTo(number(in));
    assertThat(mask.bbox()).as(name + " bbox").containsExactly(number(in), number(in), number(in), number(in));
    Rle decoded = Rle.ofText(mask.height(), mask.width(), mask.text());
    assertThat(Arrays.equals(decoded.counts(), mask.counts())).as(name + " decoded").isTrue();
    if (mask.height() * mask.width() < 100_000 || shapes % 20 == 0) {
      Rle fromBitmap = Rle.ofBitmap(mask.toBitmap(), mask.height(), mask.width());
      assertThat(Arrays.equals(fromBitmap.counts(), mask.counts())).as(name + " bitmap").isTrue();
    }
    List<double[]> traced = tracer.polygons(mask);
    assertThat(raster.rasterize(traced, mask.height(), mask.width())).as(name + " traced").isEqualTo(mask);
  }

  private void checkPair(DataInputStream in, Rle a, Rle b, String name) throws IOException {
    assertThat(crc(Rle.union(a, b))).as(name + " union").isEqualTo(in.readInt());
    assertThat(crc(Rle.intersection(a, b))).as(name + " intersection").isEqualTo(in.readInt());
    assertThat(a.iou(b, false)).as(name + " iou").isEqualTo(in.readDouble());
    assertThat(a.iou(b, true)).as(name + " crowd iou").isEqualTo(in.readDouble());
    pairs++;
  }

  private static int crc(Rle mask) {
    CRC32 crc = new CRC32();
    crc.update(mask.textBytes());
    return (int) crc.getValue();
  }

  private static int number(DataInputStream in) throws IOException {
    return Math.toIntExact(longNumber(in));
  }

  private static long longNumber(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int bits = in.readUnsignedByte();
      value |= (bits & 127L) << shift;
      if (bits < 128) {
        return value;
      }
    }
  }

  private static long signed(DataInputStream in) throws IOException {
    long value = longNumber(in);
    return value >>> 1 ^ -(value & 1);
  }
}
