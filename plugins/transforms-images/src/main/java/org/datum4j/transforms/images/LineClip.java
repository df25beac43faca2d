// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts lines to a window.
 *
 * @source Y. Liang, B. Barsky, A new concept and method for line clipping, ACM Transactions on Graphics 3 (1984)
 */
final class LineClip {
  private final List<double[]> pieces = new ArrayList<>();
  private final List<Double> piece = new ArrayList<>();

  private LineClip() {}

  /** Returns the pieces inside, each of two points or more. */
  static List<double[]> clip(double[] xy, Window window) {
    LineClip clip = new LineClip();
    for (int i = 0; i + 3 < xy.length; i += 2) {
      clip.segment(xy[i], xy[i + 1], xy[i + 2], xy[i + 3], window);
    }
    clip.end();
    return clip.pieces;
  }

  private void segment(double x0, double y0, double x1, double y1, Window window) {
    double[] share = {0, 1};
    boolean isInside = cut(x0 - x1, x0 - window.x(), share)
        && cut(x1 - x0, (double) window.x() + window.width() - x0, share)
        && cut(y0 - y1, y0 - window.y(), share)
        && cut(y1 - y0, (double) window.y() + window.height() - y0, share);
    if (!isInside) {
      end();
      return;
    }
    if (share[0] > 0) {
      end();
    }
    if (piece.isEmpty()) {
      add(x0 + share[0] * (x1 - x0), y0 + share[0] * (y1 - y0));
    }
    if (share[1] < 1) {
      add(x0 + share[1] * (x1 - x0), y0 + share[1] * (y1 - y0));
      end();
    } else {
      add(x1, y1);
    }
  }

  /** Narrows the share of a segment that lies on the inner side of one border. */
  private static boolean cut(double step, double room, double[] share) {
    if (step == 0) {
      return room >= 0;
    }
    double at = room / step;
    if (step < 0) {
      share[0] = Math.max(share[0], at);
    } else {
      share[1] = Math.min(share[1], at);
    }
    return share[0] < share[1];
  }

  private void add(double x, double y) {
    piece.add(x);
    piece.add(y);
  }

  private void end() {
    if (piece.size() >= 4) {
      pieces.add(piece.stream().mapToDouble(Double::doubleValue).toArray());
    }
    piece.clear();
  }
}
