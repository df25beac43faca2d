// SPDX-License-Identifier: Apache-2.0
package org.datum4j.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;

/** Made objects with the proportions of COCO: outlines of 25 corners, half of them small, in images of 640 x 480. */
final class Samples {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  static final int COUNT = 1000;
  private static final long SEED = 2017;

  private Samples() {}

  /** Returns outlines as {@code x0, y0, x1, y1, …} with two decimals. */
  static List<double[]> outlines() {
    Random random = new Random(SEED);
    List<double[]> outlines = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      double radius = i % 20 < 9 ? 4 + 12 * random.nextDouble() : i % 20 < 16 ? 16 + 30 * random.nextDouble()
          : 50 + 130 * random.nextDouble();
      double x = radius + random.nextDouble() * (WIDTH - 2 * radius);
      double y = radius + random.nextDouble() * (HEIGHT - 2 * radius);
      int corners = 10 + random.nextInt(31);
      double[] outline = new double[2 * corners];
      for (int corner = 0; corner < corners; corner++) {
        double angle = 2 * Math.PI * corner / corners;
        double distance = radius * (0.7 + 0.3 * random.nextDouble());
        outline[2 * corner] = Math.rint((x + distance * Math.cos(angle)) * 100) / 100;
        outline[2 * corner + 1] = Math.rint((y + distance * Math.sin(angle)) * 100) / 100;
      }
      outlines.add(outline);
    }
    return outlines;
  }

  static List<Rle> masks() {
    PolygonRaster raster = new PolygonRaster();
    return outlines().stream().map(outline -> raster.rasterize(outline, HEIGHT, WIDTH)).toList();
  }

  /** Returns an image of indices that shows some objects. */
  static byte[] plane() {
    byte[] plane = new byte[WIDTH * HEIGHT];
    List<Rle> masks = masks();
    for (int i = 0; i < 12; i++) {
      byte[] bitmap = masks.get(i * 37).toBitmap();
      for (int at = 0; at < plane.length; at++) {
        plane[at] = bitmap[at] == 0 ? plane[at] : (byte) (i + 1);
      }
    }
    return plane;
  }

  /** Returns a text as COCO's annotation files have it, of all objects. */
  static byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder text = new StringBuilder("{\"images\": [], \"annotations\": [");
    int id = 0;
    for (double[] outline : outlines()) {
      text.append(id == 0 ? "" : ", ").append("{\"segmentation\": [[");
      for (int i = 0; i < outline.length; i++) {
        text.append(i == 0 ? "" : ", ").append(outline[i]);
      }
      text.append(String.format(Locale.ROOT,
          "]], \"area\": %.4f, \"iscrowd\": 0, \"image_id\": %d, \"bbox\": [%.2f, %.2f, %.2f, %.2f], "
              + "\"category_id\": %d, \"id\": %d}",
          700.5 + id, 139 + id / 7, outline[0], outline[1], 20.5, 31.25, 1 + id % 80, 100_000 + id));
      id++;
    }
    text.append("]}");
    out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
