// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Polygon;
import org.datum4j.transforms.common.Groups;
import org.datum4j.transforms.common.Origins;

/** The polygons of a mask's pieces. */
final class Pieces {
  /**
   * How far outlines lie to the left of and above the edges of the pixels. COCO takes a pixel's middle to be half a
   * pixel right of and below its whole numbers, OpenCV and Datumaro take it to be at them: a line between the two
   * means the same pixels to all.
   */
  private static final double SHIFT = 0.25;

  private Pieces() {}

  /**
   * Returns a polygon for each outline; several ones share a group, a new one if need be.
   *
   * @param outlines rings along the edges of the pixels
   */
  static List<Annotation> of(Common common, List<double[]> outlines, Groups groups) {
    Common shared = Origins.reshaped(common);
    if (outlines.size() > 1 && shared.group() == Common.NO_GROUP) {
      shared = shared.withGroup(groups.next());
    }
    List<Annotation> polygons = new ArrayList<>(outlines.size());
    for (double[] outline : outlines) {
      double[] shifted = new double[outline.length];
      for (int i = 0; i < outline.length; i++) {
        shifted[i] = Math.max(0, outline[i] - SHIFT);
      }
      polygons.add(new Polygon(shared, Coordinates.of(shifted)));
    }
    return polygons;
  }
}
