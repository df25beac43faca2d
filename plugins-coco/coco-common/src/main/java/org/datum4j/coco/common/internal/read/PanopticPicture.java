// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.Arrays;
import org.datum4j.api.geometry.Rle;
import org.datum4j.kit.image.FlatColumns;
import org.datum4j.kit.png.PngColor;
import org.datum4j.kit.png.PngImage;
import org.datum4j.kit.primitive.LongIntMap;

/**
 * A picture whose colours are ids of segments, taken apart into a mask for each in one pass over its columns.
 *
 * @shape height × width pixels
 * @source the id is R + 256·G + 256²·B, https://cocodataset.org/#format-data
 */
final class PanopticPicture {
  private final PngImage image;
  private final LongIntMap slots = new LongIntMap();
  private int[][] intervals = new int[0][];
  private int[] used = new int[0];
  private boolean hasStray;
  /** The segment at hand while the picture is walked over: its id, its slot, and where its run began. */
  private int current = -1;

  private int slot = -1;
  private int start;

  PanopticPicture(PngImage image) {
    this.image = image;
  }

  int height() {
    return image.height();
  }

  int width() {
    return image.width();
  }

  /** Finds the pixels of the given ids. */
  void split(long[] ids) {
    intervals = new int[ids.length][8];
    used = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      slots.putIfAbsent(ids[i], i);
    }
    byte[] rgb = rgb();
    int height = height();
    int width = width();
    FlatColumns.RowChange change = (y, from, to) -> change(rgb, y * width, from, to);
    new FlatColumns(width, height, change).walk(
        (x, rows, from, to) -> {
          enter(id(rgb, x), x * height);
          for (int i = from; i < to; i++) {
            enter(id(rgb, rows[i] * width + x), x * height + rows[i]);
          }
        });
    close(slot, start, height * width);
  }

  private int change(byte[] rgb, int row, int from, int to) {
    int above = row - width();
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
  private byte[] rgb() {
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
