// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.media.ImageSize;

/**
 * Equal tiles that cover an image, each overlapping the next by a share of its side. Borders are rounded to whole
 * pixels.
 *
 * @param rows tiles from top to bottom
 * @param columns tiles from left to right
 * @param overlapY share of a tile's height
 * @param overlapX share of a tile's width
 */
record TileGrid(int rows, int columns, double overlapY, double overlapX) {
  /** Returns the tiles of an image, row by row; fewer, if the image has fewer rows or columns of pixels. */
  List<Window> windows(ImageSize size) {
    int[][] vertical = spans(size.height(), rows, overlapY);
    int[][] horizontal = spans(size.width(), columns, overlapX);
    List<Window> windows = new ArrayList<>(vertical.length * horizontal.length);
    for (int[] row : vertical) {
      for (int[] column : horizontal) {
        windows.add(new Window(column[0], row[0], column[1] - column[0], row[1] - row[0]));
      }
    }
    return windows;
  }

  /** n tiles of length t that overlap by o·t reach from 0 to n·t − (n − 1)·o·t. */
  private static int[][] spans(int length, int wanted, double overlap) {
    int count = Math.min(wanted, length);
    double tile = length / (count - (count - 1) * overlap);
    double step = tile * (1 - overlap);
    int[][] spans = new int[count][];
    for (int i = 0; i < count; i++) {
      int from = (int) Math.min(length - 1, Math.round(i * step));
      int to = i == count - 1 ? length : (int) Math.min(length, Math.round(i * step + tile));
      spans[i] = new int[] {from, Math.max(to, from + 1)};
    }
    return spans;
  }
}
