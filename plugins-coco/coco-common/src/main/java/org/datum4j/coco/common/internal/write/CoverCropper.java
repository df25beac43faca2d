// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Coordinates;

/**
 * Cuts off what other segments of an image cover, from the lowest z-order up. A segment inside another one makes no
 * hole
 * in it, and one that is covered as a whole stays, as it is taken for a mistake of the annotator.
 *
 * @source the behaviour of Datumaro's option crop-covered
 */
final class CoverCropper {
  private static final double SAME = 0.001;

  private final Segmentation segmentation;

  /** A polygon or a mask of an object. */
  private static final class Segment {
    final Draft draft;
    final List<Coordinates> polygons;
    Rle pixels;
    boolean isCropped;

    Segment(Draft draft, List<Coordinates> polygons, Rle pixels) {
      this.draft = draft;
      this.polygons = polygons;
      this.pixels = pixels;
    }
  }

  CoverCropper(Segmentation segmentation) {
    this.segmentation = segmentation;
  }

  /** Crops the segmentations of an image's objects; returns them by z-order. */
  List<Draft> crop(List<Draft> drafts, int height, int width) {
    List<Draft> sorted = new ArrayList<>(drafts);
    sorted.sort(Comparator.comparingInt(draft -> draft.leader().zOrder()));
    if (height == 0 || width == 0) {
      return sorted;
    }
    List<Segment> segments = new ArrayList<>();
    for (Draft draft : sorted) {
      if (draft.mask != null) {
        segments.add(new Segment(draft, List.of(), draft.mask));
      } else {
        for (Coordinates polygon : draft.polygons) {
          segments.add(new Segment(draft, List.of(polygon),
              segmentation.paint(List.of(polygon), height, width, Segmentation.isSingle(draft))));
        }
      }
    }
    List<Rle> original = segments.stream().map(segment -> segment.pixels).toList();
    for (int i = 0; i < segments.size(); i++) {
      cropOne(segments.get(i), original, i);
    }
    for (Draft draft : sorted) {
      putBack(draft, segments);
    }
    return sorted;
  }

  private static void cropOne(Segment segment, List<Rle> all, int at) {
    Rle own = all.get(at);
    double area = own.area();
    if (area < 1) {
      segment.isCropped = true;
      return;
    }
    List<Rle> tops = new ArrayList<>();
    for (int j = at + 1; j < all.size(); j++) {
      Rle top = all.get(j);
      double iou = top.height() == own.height() && top.width() == own.width() ? own.iou(top, false) : 0;
      if (iou <= 0) {
        continue;
      }
      double ratio = top.area() / area;
      if (Math.abs(ratio - iou) < SAME) {
        continue;
      }
      if (Math.abs(1 / ratio - iou) < SAME) {
        return;
      }
      tops.add(top);
    }
    if (!tops.isEmpty()) {
      segment.pixels = own.subtract(tops.size() == 1 ? tops.get(0) : Rle.union(tops));
      segment.isCropped = true;
    }
  }

  private void putBack(Draft draft, List<Segment> segments) {
    List<Segment> own = segments.stream().filter(segment -> segment.draft == draft).toList();
    if (own.stream().noneMatch(segment -> segment.isCropped)) {
      return;
    }
    draft.isCropped = true;
    List<Rle> rest = own.stream().map(segment -> segment.pixels).toList();
    draft.seen = rest.size() == 1 ? rest.get(0) : Rle.union(rest);
    if (draft.mask != null) {
      Rle left = own.get(0).pixels;
      draft.mask = left.isEmpty() ? null : left;
      return;
    }
    List<Coordinates> left = new ArrayList<>();
    for (Segment segment : own) {
      if (!segment.isCropped) {
        left.addAll(segment.polygons);
      } else if (!segment.pixels.isEmpty()) {
        left.addAll(segmentation.trace(segment.pixels));
      }
    }
    draft.polygons = left;
  }
}
