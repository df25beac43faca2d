// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.Arrays;
import org.datum4j.api.geometry.Rle;
import org.datum4j.kit.image.FlatColumns;
import org.datum4j.kit.png.PngColor;
import org.datum4j.kit.png.PngImage;
import org.datum4j.kit.png.RunImage;
import org.datum4j.kit.primitive.LongIntMap;

/**
 * A picture whose colours are ids of segments, taken apart into a mask for each in one pass over its columns.
 *
 * @shape height × width pixels
 * @source the id is R + 256·G + 256²·B, https://cocodataset.org/#format-data
 */
final class PanopticPicture {
  private static final int CHANNEL = 255;

  private final int width;
  private final int height;
  private final Ids ids;
  private final FlatColumns.RowChange change;
  private final LongIntMap slots = new LongIntMap();
  private int[][] intervals = new int[0][];
  private int[] used = new int[0];
  private boolean hasStray;
  /** The segment at hand while the picture is walked over: its id, its slot, and where its run began. */
  private int current = -1;

  private int slot = -1;
  private int start;

  /** Gives the id of a pixel. */
  @FunctionalInterface
  private interface Ids {
    int at(int x, int y);
  }

  /** Takes a picture as pixels. */
  PanopticPicture(PngImage image) {
    byte[] rgb = rgb(image);
    width = image.width();
    height = image.height();
    ids = (x, y) -> id(rgb, y * width + x);
    change = (y, from, to) -> change(rgb, y * width, from, to);
  }

  /** Takes a flat picture. */
  PanopticPicture(RunImage image) {
    RunImage of = ids(image);
    width = image.width();
    height = image.height();
    ids = of::at;
    change = of::change;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Finds the pixels of the given ids. */
  void split(long[] wanted) {
    intervals = new int[wanted.length][8];
    used = new int[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      slots.putIfAbsent(wanted[i], i);
    }
    new FlatColumns(width, height, change).walk(
        (x, rows, from, to) -> {
          enter(ids.at(x, 0), x * height);
          for (int i = from; i < to; i++) {
            enter(ids.at(x, rows[i]), x * height + rows[i]);
          }
        });
    close(slot, start, height * width);
  }

  private int change(byte[] rgb, int row, int from, int to) {
    int above = row - width;
    int found =
        Arrays.mismatch(rgb, 3 * (row + from), 3 * (row + to), rgb, 3 * (above + from), 3 * (above + to));
    return found < 0 ? to : from + found / 3;
  }

  private static int id(byte[] rgb, int pixel) {
    int at = 3 * pixel;
    return rgb[at] & 0xff | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff) << 16;
  }

  private void enter(int id, int position) {
    if (id != current) {
      close(slot, start, position);
      current = id;
      slot = slots.get(id);
      hasStray |= slot < 0 && id != 0;
      start = position;
    }
  }

  /** Gray pictures hold the id itself; as colours they would repeat it in all three. */
  private static byte[] rgb(PngImage image) {
    PngColor color = image.header().color();
    if (color != PngColor.GRAY && color != PngColor.GRAY_ALPHA) {
      return image.toRgb();
    }
    short[] gray = image.toGray16();
    byte[] rgb = new byte[Math.multiplyExact(gray.length, 3)];
    for (int i = 0; i < gray.length; i++) {
      rgb[3 * i] = (byte) gray[i];
      rgb[3 * i + 1] = (byte) (gray[i] >> 8);
    }
    return rgb;
  }

  private static RunImage ids(RunImage image) {
    int[] palette = image.palette();
    return switch (image.header().color()) {
      case RGB -> image.map(PanopticPicture::id);
      case PALETTE -> image.map(index -> index < palette.length ? id(palette[index]) : 0);
      default -> image;
    };
  }

  /** Returns the id that 0xRRGGBB stands for. */
  private static int id(int color) {
    return color >> 16 | color & CHANNEL << 8 | (color & CHANNEL) << 16;
  }

  private void close(int slot, int start, int end) {
    if (slot < 0) {
      return;
    }
    if (used[slot] + 2 > intervals[slot].length) {
      intervals[slot] = Arrays.copyOf(intervals[slot], 2 * intervals[slot].length);
    }
    intervals[slot][used[slot]++] = start;
    intervals[slot][used[slot]++] = end;
  }

  /** Says whether pixels have an id that was not given. */
  boolean hasStray() {
    return hasStray;
  }

  /** Returns the pixels of an id. */
  Rle mask(long id) {
    int slot = slots.get(id);
    int total = height() * width();
    if (slot < 0 || used[slot] == 0) {
      return Rle.empty(height(), width());
    }
    int count = used[slot];
    int[] runs = new int[count + (intervals[slot][count - 1] < total ? 1 : 0)];
    int position = 0;
    for (int i = 0; i < count; i++) {
      runs[i] = intervals[slot][i] - position;
      position = intervals[slot][i];
    }
    if (runs.length > count) {
      runs[count] = total - position;
    }
    return Rle.ofCounts(height(), width(), runs);
  }
}
