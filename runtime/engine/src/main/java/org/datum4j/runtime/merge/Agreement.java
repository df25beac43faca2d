// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * How much two annotations of one kind agree, from 0 to 1, and the same both ways: intersection over union of boxes and
 * ellipses by their boxes, of masks, polygons and rotated boxes by their pixels; for keypoints COCO's similarity as a
 * mean; for lines the area between them. For the annotations of one item, and one thread.
 */
final class Agreement {
  /** A polygon beyond this is cut off: a hostile coordinate must not ask for memory. */
  private static final int MOST_SIDE = 1 << 14;

  private static final double SIGMA = 0.1;

  private final List<Double> sigmas;
  private final Map<Annotation, double[]> boxes = new IdentityHashMap<>();
  private final Map<Annotation, double[]> instanceBoxes = new IdentityHashMap<>();
  private final Map<Annotation, Rle> pixels = new IdentityHashMap<>();
  private final int height;
  private final int width;
  private @Nullable PolygonRaster raster;

  Agreement(List<DatasetItem> items, List<Double> sigmas) {
    this.sigmas = sigmas;
    double right = 1;
    double bottom = 1;
    for (DatasetItem item : items) {
      ImageSize size = item.image().flatMap(Image::declaredSize).orElse(null);
      right = size == null ? right : Math.max(right, size.width());
      bottom = size == null ? bottom : Math.max(bottom, size.height());
      for (Annotation annotation : item.annotations()) {
        if (annotation instanceof Polygon || annotation instanceof RotatedBbox) {
          double[] box = box(annotation);
          right = Math.max(right, box[0] + box[2]);
          bottom = Math.max(bottom, box[1] + box[3]);
        } else if (annotation instanceof Points) {
          instanceBoxes(item);
        }
      }
    }
    width = (int) Math.ceil(Math.min(MOST_SIDE, right));
    height = (int) Math.ceil(Math.min(MOST_SIDE, bottom));
  }

  /** Keypoints are measured against the object that they are on. */
  private void instanceBoxes(DatasetItem item) {
    for (Instance instance : Instance.of(item)) {
      double[] whole = null;
      for (Annotation member : instance.members()) {
        if (!(member instanceof Points) && !(member instanceof PolyLine)) {
          whole = whole == null ? box(member) : Boxes.union(whole, box(member));
        }
      }
      for (Annotation member : instance.members()) {
        if (member instanceof Points && whole != null) {
          instanceBoxes.put(member, whole);
        }
      }
    }
  }

  /** Returns the box around a shape; for keypoints, whose places may all be unknown, that of their object. */
  double[] box(Annotation annotation) {
    double[] whole = instanceBoxes.get(annotation);
    return whole == null ? boxes.computeIfAbsent(annotation, Boxes::of) : whole;
  }

  double of(Annotation a, Annotation b) {
    if (a == b) {
      return 1;
    }
    if (a instanceof PolyLine line && b instanceof PolyLine other) {
      return LineAgreement.of(line.coordinates().toArray(), other.coordinates().toArray());
    }
    if (a instanceof Points points && b instanceof Points others) {
      return similarity(points, others);
    }
    double byBox = Boxes.iou(box(a), box(b));
    boolean isBox = !(a instanceof Polygon) && !(a instanceof Mask) && !(a instanceof RotatedBbox);
    return isBox || byBox <= 0 ? byBox : byPixels(a, b, byBox);
  }

  private double byPixels(Annotation a, Annotation b, double byBox) {
    Rle one = pixels(a);
    Rle other = pixels(b);
    if (one.isEmpty() || other.isEmpty()) {
      // Thinner than a pixel.
      return byBox;
    }
    return Math.max(0, one.iou(other, false));
  }

  private Rle pixels(Annotation annotation) {
    Rle known = pixels.get(annotation);
    if (known == null) {
      known = annotation instanceof Mask mask ? mask.rle() : raster(annotation);
      pixels.put(annotation, known);
    }
    return known;
  }

  private Rle raster(Annotation annotation) {
    if (raster == null) {
      raster = new PolygonRaster();
    }
    double[] corners =
        annotation instanceof Polygon polygon
            ? polygon.coordinates().toArray()
            : Boxes.corners((RotatedBbox) annotation);
    return raster.rasterize(corners, height, width);
  }

  /**
   * Returns the mean over the points that one of the two has; a point that only one has counts 0.
   *
   * @source object keypoint similarity, https://cocodataset.org/#keypoints-eval
   */
  private double similarity(Points a, Points b) {
    Coordinates one = a.coordinates();
    Coordinates other = b.coordinates();
    double[] mean = Boxes.mean(List.of(box(a), box(b)));
    double scale = Math.max(1, mean[2] * mean[3]);
    if (one.size() != other.size()) {
      return 0;
    }
    double sum = 0;
    int count = 0;
    for (int i = 0; i < one.size(); i++) {
      boolean hasOne = a.visibility().get(i) != Visibility.ABSENT;
      boolean hasOther = b.visibility().get(i) != Visibility.ABSENT;
      count += hasOne || hasOther ? 1 : 0;
      if (hasOne && hasOther) {
        double sigma = 2 * (i < sigmas.size() ? sigmas.get(i) : SIGMA);
        double dx = one.x(i) - other.x(i);
        double dy = one.y(i) - other.y(i);
        sum += Math.exp(-(dx * dx + dy * dy) / (2 * scale * sigma * sigma));
      }
    }
    return count == 0 ? Boxes.iou(box(a), box(b)) : sum / count;
  }

  /** Returns the member that agrees best with the mean of all boxes. */
  Member nearestToMean(List<Member> members) {
    List<double[]> all = new ArrayList<>(members.size());
    members.forEach(member -> all.add(Boxes.rounded(box(member.annotation()))));
    double[] mean = Boxes.rounded(Boxes.mean(all));
    int best = 0;
    double most = -1;
    for (int i = 0; i < all.size(); i++) {
      double iou = Boxes.iou(mean, all.get(i));
      if (iou > most) {
        most = iou;
        best = i;
      }
    }
    return members.get(best);
  }
}
