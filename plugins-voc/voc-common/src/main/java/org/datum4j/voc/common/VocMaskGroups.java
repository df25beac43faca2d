// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;

/**
 * Finds the object of the annotation file that a mask belongs to: number N of the object mask is the N-th object. Where
 * their labels differ, as in files of tools that number masks on their own, it is the object of the same label whose
 * box fits best, if there is one.
 */
final class VocMaskGroups {
  private static final double FITTING = 0.5;

  private final Map<Long, Bbox> boxes = new HashMap<>();
  private final Set<Long> taken = new HashSet<>();

  /** Looks at the annotations of an item that came from its annotation file. */
  VocMaskGroups(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Bbox bbox) {
        boxes.putIfAbsent(bbox.group(), bbox);
      }
    }
  }

  /** Says whether the object of a group is a crowd; its mask is one then, too. */
  boolean isCrowd(long group) {
    Bbox box = boxes.get(group);
    return box != null && box.attributes().isTrue(VocThings.CROWD);
  }

  /** Returns the groups of masks, in their order. */
  List<Long> of(List<VocMasks.Part> parts) {
    List<Long> groups = new ArrayList<>();
    for (VocMasks.Part part : parts) {
      groups.add(exact(part));
    }
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i) < 0) {
        long group = fitting(parts.get(i));
        groups.set(i, group != 0 ? group : (long) parts.get(i).number());
      }
    }
    return groups;
  }

  /** Returns the group of a mask's number, or -1 when an object of another label has it. */
  private long exact(VocMasks.Part part) {
    long number = part.number();
    Bbox box = boxes.get(number);
    if (box == null || number == 0) {
      return number;
    }
    if (part.labelIndex() != Common.NO_LABEL && part.labelIndex() != box.labelIndex()) {
      return -1;
    }
    taken.add(number);
    return number;
  }

  private long fitting(VocMasks.Part part) {
    long best = 0;
    double bestFit = FITTING;
    double[] extent = part.rle().bbox();
    for (Map.Entry<Long, Bbox> entry : boxes.entrySet()) {
      Bbox box = entry.getValue();
      if (box.labelIndex() == part.labelIndex() && !taken.contains(entry.getKey())) {
        double fit = Shapes.bboxIou(
            extent[0], extent[1], extent[2], extent[3], box.x(), box.y(), box.width(), box.height(), false);
        if (fit > bestFit || fit == bestFit && entry.getKey() < best) {
          bestFit = fit;
          best = entry.getKey();
        }
      }
    }
    if (best != 0) {
      taken.add(best);
    }
    return best;
  }
}
