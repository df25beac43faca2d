// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.ArrayList;
import java.util.List;

/** Masks as sets of pixels. */
final class RleSets {
  private RleSets() {}

  /** As {@link Rle#iou}. */
  static double iou(Rle mask, Rle other, boolean otherIsCrowd) {
    int[] mine = mask.canonical();
    int[] theirs = other.canonical();
    int[] a = Runs.extent(mine, mask.height());
    int[] b = Runs.extent(theirs, other.height());
    if (a == null || b == null || a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3]) {
      return 0;
    }
    if (mask.height() != other.height() || mask.width() != other.width()) {
      return -1;
    }
    long common = Runs.common(mine, theirs, mask.height() * mask.width());
    if (common == 0) {
      return 0;
    }
    long area = Runs.area(mine);
    return common / (double) (otherIsCrowd ? area : area + Runs.area(theirs) - common);
  }

  /** Merges masks of one size by a table of {@link Runs}. */
  static Rle merge(List<Rle> masks, int table) {
    if (masks.isEmpty()) {
      throw new IllegalArgumentException("there are no masks to combine, expected at least 1");
    }
    List<Rle> left = masks;
    // By pairs, so that n masks cost log n passes and not n.
    while (left.size() > 1) {
      List<Rle> merged = new ArrayList<>((left.size() + 1) / 2);
      for (int i = 0; i + 1 < left.size(); i += 2) {
        merged.add(merge(left.get(i), left.get(i + 1), table));
      }
      if ((left.size() & 1) == 1) {
        merged.add(left.get(left.size() - 1));
      }
      left = merged;
    }
    return left.get(0);
  }

  /** As {@link #merge(List, int)}. */
  static Rle merge(Rle a, Rle b, int table) {
    if (a.height() != b.height() || a.width() != b.width()) {
      throw new IllegalArgumentException("masks of " + a.height() + " x " + a.width() + " and " + b.height() + " x "
          + b.width() + " cannot be combined, expected one size");
    }
    return Rle.trusted(a.height(), a.width(), Runs.merge(a.canonical(), b.canonical(), table, a.height() * a.width()));
  }
}
