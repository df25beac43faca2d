// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.HashMap;
import java.util.Map;

/** Remembers the ways between successive points of a line, to find whether one is gone back. */
final class YoloEdges {
  private final Map<Long, Integer> last;
  private final int[] earlier;
  private final long[] keys;
  private int count;

  YoloEdges(int points) {
    last = new HashMap<>(2 * points);
    earlier = new int[points];
    keys = new long[points];
  }

  static long key(double x, double y) {
    long bits = Double.doubleToLongBits(x + 0.0) * 0x9E3779B97F4A7C15L ^ Double.doubleToLongBits(y + 0.0);
    return (bits ^ bits >>> 31) * 0xBF58476D1CE4E5B9L;
  }

  private static long key(double[] xy, int from, int to) {
    return key(xy[from], xy[from + 1]) * 31 + key(xy[to], xy[to + 1]);
  }

  /** Adds the way from the point at a position to the next one. */
  void add(double[] xy, int at) {
    int edge = at / 2;
    count = edge + 1;
    keys[edge] = key(xy, at, at + 2);
    Integer before = last.put(keys[edge], edge);
    earlier[edge] = before == null ? -1 : before;
  }

  /** Forgets the ways that begin at a position or behind it. */
  void forgetFrom(int at) {
    while (count > at / 2) {
      count--;
      if (earlier[count] < 0) {
        last.remove(keys[count]);
      } else {
        last.put(keys[count], earlier[count]);
      }
    }
  }

  /** Returns the position of the last way between two points, given by their positions; -1 if there is none. */
  int find(double[] xy, int from, int to) {
    Integer edge = last.get(key(xy, from, to));
    while (edge != null && edge >= 0) {
      int at = 2 * edge;
      if (xy[at] == xy[from] && xy[at + 1] == xy[from + 1] && xy[at + 2] == xy[to] && xy[at + 3] == xy[to + 1]) {
        return at;
      }
      edge = earlier[edge];
    }
    return -1;
  }
}
