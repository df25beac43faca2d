// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Arrays;
import org.datum4j.api.geometry.Rle;

/**
 * The ones of a mask row by row. Run lengths go down columns, images along rows: instead of touching every pixel, it
 * follows in which rows the ones begin and end from column to column. Used by one thread at a time.
 */
final class VocSpans {
  /** Takes ones of a row, from a column up to, but without, another. */
  interface Taker {
    void take(int row, int from, int to);
  }

  private static final int NONE = -1;

  /** For each row, the column where ones began. */
  private int[] begun = new int[0];

  /** Rows where ones begin and end in the column before, and in this one. */
  private int[] before = new int[0];

  private int[] now = new int[0];
  private int beforeSize;
  private int nowSize;

  /** Hands out all ones; rows and columns come in no particular order. */
  void of(Rle mask, Taker taker) {
    int height = mask.height();
    prepare(height);
    int column = 0;
    int position = 0;
    for (int i = 0, runs = mask.runCount(); i + 1 < runs; i += 2) {
      int start = position + mask.run(i);
      position = start + mask.run(i + 1);
      while (start < position) {
        int reached = start / height;
        for (; column < reached && beforeSize + nowSize > 0; column++) {
          turn(column, taker);
        }
        column = reached;
        int top = start - column * height;
        int bottom = Math.min(height, top + position - start);
        add(top, bottom);
        start += bottom - top;
      }
    }
    turn(column, taker);
    turn(column + 1, taker);
  }

  private void prepare(int height) {
    if (begun.length < height) {
      begun = new int[height];
      before = new int[height + 2];
      now = new int[height + 2];
    }
    Arrays.fill(begun, 0, height, NONE);
    beforeSize = 0;
    nowSize = 0;
  }

  private void add(int top, int bottom) {
    if (nowSize > 0 && now[nowSize - 1] == top) {
      now[nowSize - 1] = bottom;
      return;
    }
    now[nowSize++] = top;
    now[nowSize++] = bottom;
  }

  /** Goes to the next column: begins and ends what differs between the two. */
  private void turn(int column, Taker taker) {
    int i = 0;
    int j = 0;
    int from = NONE;
    while (i < beforeSize || j < nowSize) {
      int one = i < beforeSize ? before[i] : Integer.MAX_VALUE;
      int other = j < nowSize ? now[j] : Integer.MAX_VALUE;
      i += one <= other ? 1 : 0;
      j += other <= one ? 1 : 0;
      if (one == other) {
        continue;
      }
      int row = Math.min(one, other);
      if (from == NONE) {
        from = row;
        continue;
      }
      change(from, row, column, taker);
      from = NONE;
    }
    int[] spare = before;
    before = now;
    beforeSize = nowSize;
    now = spare;
    nowSize = 0;
  }

  private void change(int fromRow, int toRow, int column, Taker taker) {
    for (int row = fromRow; row < toRow; row++) {
      if (begun[row] == NONE) {
        begun[row] = column;
      } else {
        taker.take(row, begun[row], column);
        begun[row] = NONE;
      }
    }
  }
}
