// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.geometry.ContourTracer;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Mask;
import org.datum4j.coco.common.CocoExportOptions.SegmentationMode;
import org.datum4j.coco.common.CocoRecord;

/** Decides what an object's segmentation is written as, and makes it. One instance serves a thread. */
final class Segmentation {
  private static final String IS_CROWD = "is_crowd";
  /** Larger images are not painted just to count pixels. */
  private static final double MOST_PIXELS = 1 << 28;
  /**
   * How far traced outlines are moved from the edges of the pixels towards their middles, where other tools draw them:
   * two of COCO's five steps a pixel, the most that changes no pixel.
   */
  private static final double SHIFT = 0.4;

  private final PolygonRaster raster = new PolygonRaster();
  private final ContourTracer tracer = new ContourTracer();

  /**
   * Sets a draft's polygons or mask.
   *
   * @param height the image's height, 0 if it is not known
   * @return false if polygons should have become a mask and could not, because the image's size is not known
   */
  boolean choose(Draft draft, SegmentationMode mode, int height, int width) {
    List<Coordinates> outlines = draft.outlines();
    List<Mask> masks = draft.masks();
    if (outlines.isEmpty() && masks.isEmpty()) {
      return true;
    }
    if (!isMask(draft, mode)) {
      draft.polygons = polygons(outlines, masks);
      return true;
    }
    if (masks.isEmpty() && height == 0) {
      draft.polygons = outlines;
      return false;
    }
    int h = masks.isEmpty() ? height : masks.get(0).rle().height();
    int w = masks.isEmpty() ? width : masks.get(0).rle().width();
    List<Rle> parts = new ArrayList<>();
    masks.forEach(mask -> parts.add(mask.rle().height() == h && mask.rle().width() == w ? mask.rle()
        : mask.rle().place(0, 0, h, w)));
    if (!outlines.isEmpty()) {
      parts.add(paint(outlines, h, w, isSingle(draft)));
    }
    draft.mask = parts.size() == 1 ? parts.get(0) : Rle.union(parts);
    return true;
  }

  private static boolean isMask(Draft draft, SegmentationMode mode) {
    if (mode != SegmentationMode.GUESS) {
      return mode == SegmentationMode.MASK;
    }
    List<Mask> masks = draft.masks();
    Annotation leader = draft.leader();
    Attributes attributes = leader.attributes();
    if (isRead(draft)) {
      return !masks.isEmpty();
    }
    if (attributes.has(IS_CROWD)) {
      return attributes.isTrue(IS_CROWD);
    }
    return masks.stream().anyMatch(mask -> mask.labelIndex() == leader.labelIndex());
  }

  static boolean isFromCoco(Annotation annotation) {
    return annotation.common().origin().filter(origin -> origin.family().equals(CocoRecord.FAMILY)).isPresent();
  }

  private List<Coordinates> polygons(List<Coordinates> outlines, List<Mask> masks) {
    if (masks.isEmpty()) {
      return outlines;
    }
    List<Coordinates> all = new ArrayList<>(outlines);
    Rle joined = masks.size() == 1 ? masks.get(0).rle() : Rle.union(masks.stream().map(Mask::rle).toList());
    all.addAll(trace(joined));
    return all;
  }

  /** Returns the outlines of a mask; holes are joined to them, so that no pixel changes. */
  List<Coordinates> trace(Rle mask) {
    List<Coordinates> outlines = new ArrayList<>();
    for (double[] outline : tracer.polygons(mask)) {
      for (int i = 0; i < outline.length; i++) {
        outline[i] = Math.max(0, outline[i] - SHIFT);
      }
      outlines.add(Coordinates.of(outline));
    }
    return outlines;
  }

  /**
   * Returns the pixels of polygons.
   *
   * @param isSingle whether coordinates are rounded to single precision, which decides about pixels only where a corner
   *     lies just between two steps of COCO's grid
   */
  Rle paint(List<Coordinates> polygons, int height, int width, boolean isSingle) {
    List<double[]> corners = new ArrayList<>(polygons.size());
    for (Coordinates polygon : polygons) {
      double[] xy = polygon.toArray();
      for (int i = 0; i < xy.length && isSingle; i++) {
        xy[i] = (float) xy[i];
      }
      corners.add(xy);
    }
    return raster.rasterize(corners, height, width);
  }

  /**
   * Says how exactly a draft is painted: what was read from COCO as COCO's own code does, else as Datumaro does, whose
   * shapes are of single precision.
   */
  static boolean isSingle(Draft draft) {
    return !isRead(draft);
  }

  /** Says whether an object was read from COCO. */
  static boolean isRead(Draft draft) {
    return draft.unit().record() != null || isFromCoco(draft.leader());
  }

  /** Returns the area of what will be written, in pixels. */
  double area(Draft draft, double[] bbox, int height, int width) {
    Rle mask = draft.mask;
    if (mask != null) {
      return mask.area();
    }
    if (draft.polygons.isEmpty()) {
      return bbox[2] * bbox[3];
    }
    boolean isKnown = height > 0 && width > 0;
    double h = isKnown ? height : Math.max(1, Math.ceil(bbox[1] + bbox[3]));
    double w = isKnown ? width : Math.max(1, Math.ceil(bbox[0] + bbox[2]));
    if (h * w > MOST_PIXELS || !(h * w > 0)) {
      double sum = 0;
      for (Coordinates polygon : draft.polygons) {
        sum += Shapes.area(polygon.toArray());
      }
      return sum;
    }
    return paint(draft.polygons, (int) h, (int) w, isSingle(draft)).area();
  }
}
