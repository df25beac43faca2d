// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.Arrays;
import java.util.List;

/**
 * Joins rings by bridges, always the nearest remaining ring next, so that the result does not depend on the order of the
 * rings but for the first. Of several points that are equally near, the one that comes first in its ring is taken, and it
 * will be the first when the ring is read. So whoever takes the result apart and joins the parts again gets the same ring:
 * files do not change from trip to trip.
 */
final class YoloBridgeTree {
  /** More pairs of points than these are not all measured; the bridge is then one of the shorter ones. */
  private static final long MOST_PAIRS = 1L << 22;

  private final List<double[]> rings;
  private final double[][] extents;
  /** The way to each ring that is to be joined yet. */
  private final Bridge[] bridges;
  /** Which ring comes next is not told by these ways, but by places, whatever point a ring begins with. */
  private final Bridge[] ranks;
  private double[] joined;
  private int size;

  private YoloBridgeTree(List<double[]> rings) {
    this.rings = rings;
    bridges = new Bridge[rings.size()];
    ranks = new Bridge[rings.size()];
    extents = new double[rings.size()][];
    int points = 0;
    for (int i = 0; i < rings.size(); i++) {
      extents[i] = extent(rings.get(i));
      points += rings.get(i).length + 4;
    }
    joined = new double[points];
  }

  /** Returns the rings as one, which begins as the first does. */
  static double[] join(List<double[]> rings) {
    return rings.size() == 1 ? rings.get(0) : new YoloBridgeTree(rings).join();
  }

  private double[] join() {
    double[] first = rings.get(0);
    System.arraycopy(first, 0, joined, 0, first.length);
    size = first.length;
    boolean[] isIn = new boolean[rings.size()];
    int latest = 0;
    isIn[0] = true;
    for (int done = 1; done < rings.size(); done++) {
      int nearest = -1;
      for (int i = 1; i < rings.size(); i++) {
        if (!isIn[i]) {
          measure(latest, i);
          nearest = nearest < 0 || ranks[i].isBefore(ranks[nearest]) ? i : nearest;
        }
      }
      insert(rings.get(nearest), bridges[nearest]);
      isIn[nearest] = true;
      latest = nearest;
    }
    return Arrays.copyOf(joined, size);
  }

  /** Looks whether a ring is nearer to one that was just joined than to those before. */
  private void measure(int from, int to) {
    Bridge known = bridges[to];
    if (known != null && gap(extents[from], extents[to]) > known.distance()) {
      return;
    }
    double[] ones = rings.get(from);
    double[] others = rings.get(to);
    long pairs = (long) ones.length / 2 * (others.length / 2);
    int step = 2 * (int) Math.max(1, Math.ceil(Math.sqrt((double) pairs / MOST_PAIRS)));
    Bridge rank = ranks[to];
    double least = known == null ? Double.POSITIVE_INFINITY : known.distance();
    for (int i = 0; i < ones.length; i += step) {
      for (int j = 0; j < others.length; j += step) {
        double dx = ones[i] - others[j];
        double dy = ones[i + 1] - others[j + 1];
        double distance = dx * dx + dy * dy;
        if (distance <= least) {
          Bridge found = new Bridge(distance, j, ones[i], ones[i + 1], others[j], others[j + 1]);
          known = known == null || found.isBetterThan(known) ? found : known;
          rank = rank == null || found.isBefore(rank) ? found : rank;
          least = known.distance();
        }
      }
    }
    bridges[to] = known;
    ranks[to] = rank;
  }

  private void insert(double[] ring, Bridge bridge) {
    int a = find(joined, size, bridge.fromX(), bridge.fromY());
    int b = find(ring, ring.length, bridge.toX(), bridge.toY());
    System.arraycopy(joined, a, joined, a + ring.length + 4, size - a);
    int at = a + 2;
    System.arraycopy(ring, b, joined, at, ring.length - b);
    System.arraycopy(ring, 0, joined, at + ring.length - b, b + 2);
    size += ring.length + 4;
  }

  private static int find(double[] xy, int size, double x, double y) {
    int at = 0;
    while (at < size - 2 && (xy[at] != x || xy[at + 1] != y)) {
      at += 2;
    }
    return at;
  }

  private static double[] extent(double[] xy) {
    double[] extent = {xy[0], xy[1], xy[0], xy[1]};
    for (int i = 2; i < xy.length; i += 2) {
      extent[0] = Math.min(extent[0], xy[i]);
      extent[1] = Math.min(extent[1], xy[i + 1]);
      extent[2] = Math.max(extent[2], xy[i]);
      extent[3] = Math.max(extent[3], xy[i + 1]);
    }
    return extent;
  }

  /** Returns the square of the distance of two extents. */
  private static double gap(double[] a, double[] b) {
    double across = Math.max(0, Math.max(a[0], b[0]) - Math.min(a[2], b[2]));
    double down = Math.max(0, Math.max(a[1], b[1]) - Math.min(a[3], b[3]));
    return across * across + down * down;
  }

  /**
   * A way from what is joined to a ring.
   *
   * @param distance the square of its length
   * @param index where it ends in the ring
   */
  private record Bridge(double distance, int index, double fromX, double fromY, double toX, double toY) {
    /** Compares ways to one ring: the shorter one, then the one that ends earlier in it. */
    boolean isBetterThan(Bridge other) {
      return distance == other.distance && index != other.index ? index < other.index : isBefore(other);
    }

    /** Compares ways to any rings: the shorter one, then the one whose places come first. */
    boolean isBefore(Bridge other) {
      if (distance != other.distance) {
        return distance < other.distance;
      }
      if (toX != other.toX) {
        return toX < other.toX;
      }
      if (toY != other.toY) {
        return toY < other.toY;
      }
      return fromX == other.fromX ? fromY < other.fromY : fromX < other.fromX;
    }
  }
}
