// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;

/**
 * The border of a mask as linked edges.
 *
 * <p>The ones of a column form intervals; interval {@code i} has an upper edge, node {@code 2i}, that runs right, and a
 * lower edge, node {@code 2i + 1}, that runs left: the ones are always on the right hand. Neighbouring columns that are
 * ones from top to bottom are one interval. Where two columns meet, each edge that arrives is linked to the edge that
 * leaves next, up or down along the border between them.
 */
final class ContourLinks {
  private static final int NONE = Integer.MAX_VALUE;

  private final boolean cornersJoin;
  private int[] left = new int[64];
  private int[] right = new int[64];
  /** Row of each node. */
  private int[] rows = new int[128];
  private int[] links = new int[128];
  private int intervals;

  ContourLinks(boolean cornersJoin) {
    this.cornersJoin = cornersJoin;
  }

  /** Number of edges; the first one of an outer ring is an upper edge, that of a hole a lower one. */
  int nodes() {
    return 2 * intervals;
  }

  int next(int node) {
    return links[node];
  }

  int y(int node) {
    return rows[node];
  }

  /** Column of the left end of an edge. */
  int left(int node) {
    return left[node >> 1];
  }

  /** Column of the end at which an edge arrives. */
  int end(int node) {
    return (node & 1) == 0 ? right[node >> 1] : left[node >> 1];
  }

  void build(Rle mask) {
    readIntervals(mask.canonical(), mask.height());
    if (links.length < rows.length) {
      links = new int[rows.length];
    }
    int before = 0;
    int start = 0;
    while (start < intervals) {
      int end = start + 1;
      while (end < intervals && left[end] == left[start]) {
        end++;
      }
      if (start > 0 && right[before] == left[start]) {
        link(2 * before, 2 * start, 2 * start, 2 * end);
      } else {
        link(2 * before, 2 * start, 0, 0);
        link(0, 0, 2 * start, 2 * end);
      }
      before = start;
      start = end;
    }
    link(2 * before, 2 * intervals, 0, 0);
  }

  private void readIntervals(int[] runs, int height) {
    intervals = 0;
    int position = 0;
    for (int i = 0; i + 1 < runs.length; i += 2) {
      int start = position + runs[i];
      position = start + runs[i + 1];
      int column = start / height;
      int row = start - column * height;
      int length = position - start;
      if (row > 0 || length < height) {
        int head = Math.min(length, height - row);
        add(column, column + 1, row, row + head);
        length -= head;
        column++;
      }
      int full = length / height;
      if (full > 0) {
        add(column, column + full, 0, height);
        length -= full * height;
        column += full;
      }
      if (length > 0) {
        add(column, column + 1, 0, length);
      }
    }
  }

  private void add(int leftColumn, int rightColumn, int top, int bottom) {
    int at = intervals++;
    if (at == left.length) {
      left = Arrays.copyOf(left, at * 2);
      right = Arrays.copyOf(right, at * 2);
      rows = Arrays.copyOf(rows, at * 4);
    }
    left[at] = leftColumn;
    right[at] = rightColumn;
    rows[2 * at] = top;
    rows[2 * at + 1] = bottom;
  }

  /**
   * Links the edges that end where the columns with the nodes {@code l} and {@code r} meet, from top to bottom.
   *
   * <p>Between two nodes, either both sides are equal or there is a border: with ones on the left it is walked down,
   * from {@code pending}; with ones on the right it is walked up, to {@code pending}.
   */
  private void link(int l, int endL, int r, int endR) {
    int pending = -1;
    while (l < endL || r < endR) {
      int rowL = l < endL ? rows[l] : NONE;
      int rowR = r < endR ? rows[r] : NONE;
      boolean onesLeft = (l & 1) == 1;
      boolean onesRight = (r & 1) == 1;
      if (rowL < rowR) {
        if (onesLeft == onesRight) {
          pending = l;
        } else if (onesRight) {
          links[l] = pending;
        } else {
          links[pending] = l;
        }
        l++;
      } else if (rowR < rowL) {
        if (onesLeft == onesRight) {
          pending = r;
        } else if (onesLeft) {
          links[pending] = r;
        } else {
          links[r] = pending;
        }
        r++;
      } else {
        pending = linkBoth(l, onesLeft, r, onesRight, pending);
        l++;
        r++;
      }
    }
  }

  /** Links two nodes of one row and returns what is pending below it. */
  private int linkBoth(int l, boolean onesLeft, int r, boolean onesRight, int pending) {
    if (onesLeft == onesRight) {
      if (onesLeft) {
        links[r] = l;
      } else {
        links[l] = r;
      }
      return -1;
    }
    // Two pixels touch at a corner: the line passes between them or around both.
    if (onesLeft) {
      links[pending] = cornersJoin ? r : l;
      return cornersJoin ? l : r;
    }
    links[cornersJoin ? l : r] = pending;
    return cornersJoin ? r : l;
  }
}
