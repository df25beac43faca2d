// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;

/**
 * The instances of one item, in columns that are used again for the next item. They are the same as those of
 * {@link org.datum4j.api.model.Instance}, but nothing is made for each.
 */
final class InstanceFigures {
  private int size;
  private int[] labels = new int[64];
  private int[] ranks = new int[64];
  private double[] areas = new double[64];
  private double[] aspects = new double[64];
  private boolean[] crowds = new boolean[64];
  private Annotation[] firsts = new Annotation[64];

  /**
   * Reads the instances of an item.
   *
   * @param ownAreas the annotations' areas
   */
  void read(List<Annotation> annotations, double[] ownAreas) {
    size = 0;
    long lastGroup = Common.NO_GROUP;
    long greatest = Common.NO_GROUP;
    Map<Long, Integer> known = null;
    int current = -1;
    for (int i = 0; i < annotations.size(); i++) {
      Annotation annotation = annotations.get(i);
      if (!annotation.type().isShape()) {
        continue;
      }
      long group = annotation.group();
      boolean isSame = group != Common.NO_GROUP && group == lastGroup && current >= 0;
      if (!isSame) {
        Integer earlier = null;
        if (group != Common.NO_GROUP && group <= greatest) {
          // Only items whose groups do not ascend pay for a map.
          known = known == null ? groupsBefore(annotations, i) : known;
          earlier = known.get(group);
        }
        current = earlier == null ? begin(annotation) : earlier;
        if (known != null && group != Common.NO_GROUP) {
          known.putIfAbsent(group, current);
        }
      }
      lastGroup = group;
      greatest = Math.max(greatest, group);
      add(current, annotation, ownAreas[i]);
    }
    for (int i = 0; i < size; i++) {
      if (Double.isNaN(aspects[i])) {
        aspects[i] = aspect(firsts[i]);
      }
    }
  }

  private static Map<Long, Integer> groupsBefore(List<Annotation> annotations, int end) {
    Map<Long, Integer> known = new HashMap<>();
    int next = 0;
    long last = Common.NO_GROUP;
    for (Annotation annotation : annotations.subList(0, end)) {
      long group = annotation.group();
      if (annotation.type().isShape()) {
        if (group == Common.NO_GROUP || group != last) {
          if (group != Common.NO_GROUP) {
            known.put(group, next);
          }
          next++;
        }
        last = group;
      }
    }
    return known;
  }

  private int begin(Annotation annotation) {
    if (size == labels.length) {
      int wider = 2 * size;
      labels = Arrays.copyOf(labels, wider);
      ranks = Arrays.copyOf(ranks, wider);
      areas = Arrays.copyOf(areas, wider);
      aspects = Arrays.copyOf(aspects, wider);
      crowds = Arrays.copyOf(crowds, wider);
      firsts = Arrays.copyOf(firsts, wider);
    }
    labels[size] = Common.NO_LABEL;
    ranks[size] = 0;
    areas[size] = 0;
    aspects[size] = Double.NaN;
    crowds[size] = false;
    firsts[size] = annotation;
    return size++;
  }

  private void add(int at, Annotation annotation, double area) {
    if (labels[at] == Common.NO_LABEL) {
      labels[at] = annotation.labelIndex();
    }
    int rank = ShapeFigures.rank(annotation);
    if (rank > ranks[at]) {
      ranks[at] = rank;
      areas[at] = area;
    } else if (rank == ranks[at] && rank > 1) {
      areas[at] += area;
    }
    if (rank == 1) {
      aspects[at] = aspect(annotation);
    }
    crowds[at] |= !annotation.attributes().isEmpty() && annotation.attributes().isTrue("is_crowd");
  }

  private static double aspect(Annotation annotation) {
    double[] box = ShapeFigures.box(annotation);
    return box == null || !(box[2] > 0) || !(box[3] > 0) ? Double.POSITIVE_INFINITY : box[2] / box[3];
  }

  int size() {
    return size;
  }

  int label(int index) {
    return labels[index];
  }

  /** Returns an instance's area; 0 for lines and points. */
  double area(int index) {
    return areas[index];
  }

  /** Returns width by height; infinite where there is none. */
  double aspect(int index) {
    return aspects[index];
  }

  boolean isCrowd(int index) {
    return crowds[index];
  }
}
