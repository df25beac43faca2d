// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.List;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Writes the rows of items. Keeps buffers; serves one thread. */
final class YoloRenderer {
  private static final double CLOSE = 1;
  private static final double ROUNDING = 5e-7;

  private final YoloWriting writing;
  private final LossLedger losses;
  private final YoloText text = new YoloText();
  private final YoloShapes shapes = new YoloShapes();
  private DatasetItem item;
  private double width;
  private double height;

  YoloRenderer(YoloWriting writing, LossLedger losses, DatasetItem first) {
    this.writing = writing;
    this.losses = losses;
    this.item = first;
  }

  /** Returns the label file of an item for a task. */
  byte[] render(DatasetItem given, ImageSize size, YoloTask task, int keypoints) {
    item = given;
    width = size.width();
    height = size.height();
    text.clear();
    for (Annotation annotation : item.annotations()) {
      if (!annotation.type().isShape()) {
        losses.record(annotation instanceof Label ? YoloLosses.LABEL : YoloLosses.CAPTION, item,
            annotation.id());
      }
    }
    for (Instance object : YoloObjects.of(item)) {
      if (!omit(object)) {
        switch (task) {
          case AUTO, DETECT -> detect(object);
          case SEGMENT -> segment(object);
          case POSE -> pose(object, keypoints);
          case OBB -> turned(object);
        }
      }
    }
    return text.toBytes();
  }

  private boolean omit(Instance object) {
    if (object.labelIndex() == Common.NO_LABEL) {
      lose(YoloLosses.UNLABELLED, object);
      return true;
    }
    if (object.isCrowd()) {
      lose(writing.crowd() ? YoloLosses.CROWD : YoloLosses.CROWD_OMITTED, object);
      if (!writing.crowd()) {
        return true;
      }
    }
    if (hasAttributes(object.first().attributes())) {
      lose(YoloLosses.ATTRIBUTES, object);
    }
    return false;
  }

  /** The crowd mark, which COCO puts on every object, counts apart. */
  private static boolean hasAttributes(Attributes attributes) {
    return attributes.size() > 1 || attributes.size() == 1 && !attributes.has("is_crowd");
  }

  private void lose(Loss loss, Instance object) {
    losses.record(loss, item, object.first().id());
  }

  private void detect(Instance object) {
    boolean hasBox = false;
    for (Annotation member : object.members()) {
      if (member instanceof Bbox box) {
        hasBox = true;
        box(object, YoloShapes.box(box));
      }
    }
    if (hasBox) {
      noteShapes(object, true);
      return;
    }
    double[] extent = YoloShapes.extent(object, true);
    if (extent == null) {
      lose(YoloLosses.NO_BOX, object);
    } else if (writing.boxesFromShapes()) {
      noteShapes(object, true);
      box(object, extent);
    } else {
      lose(YoloLosses.SHAPE_UNBOXED, object);
    }
  }

  /** Notes what a box does not say of an object. */
  private void noteShapes(Instance object, boolean withPoints) {
    int noted = 0;
    for (Annotation member : object.members()) {
      int bit = 1 << member.type().ordinal();
      if ((noted & bit) != 0) {
        continue;
      }
      noted |= bit;
      switch (member.type()) {
        case POLYGON -> lose(YoloLosses.POLYGON_BOX, object);
        case MASK -> lose(YoloLosses.MASK_BOX, object);
        case ROTATED_BBOX -> lose(YoloLosses.ROTATED_BOX, object);
        case ELLIPSE -> lose(YoloLosses.ELLIPSE_BOX, object);
        case POLYLINE -> lose(YoloLosses.POLYLINE, object);
        case POINTS -> {
          if (withPoints) {
            lose(YoloLosses.POINTS, object);
          }
        }
        case BBOX, LABEL, CAPTION -> {}
      }
    }
  }

  private void box(Instance object, double[] box) {
    if (begin(object, box)) {
      text.endRow();
    }
  }

  /** Writes class and box; false when nothing of the box is in the image. */
  private boolean begin(Instance object, double[] box) {
    double left = box[0] / width;
    double top = box[1] / height;
    double across = box[2] / width;
    double down = box[3] / height;
    if (across < 0 || down < 0) {
      lose(YoloLosses.OUTSIDE, object);
      return false;
    }
    if (isBeyond(left + across / 2) || isBeyond(top + down / 2) || isBeyond(across) || isBeyond(down)) {
      double right = within(left + across);
      double bottom = within(top + down);
      left = within(left);
      top = within(top);
      across = right - left;
      down = bottom - top;
      if (across == 0 || down == 0) {
        lose(YoloLosses.OUTSIDE, object);
        return false;
      }
      lose(YoloLosses.CUT, object);
    }
    text.whole(object.labelIndex());
    text.share(within(left + across / 2));
    text.share(within(top + down / 2));
    text.share(within(across));
    text.share(within(down));
    return true;
  }

  private static boolean isBeyond(double share) {
    return share < -ROUNDING || share > 1 + ROUNDING;
  }

  private static double within(double share) {
    return Math.min(1, Math.max(0, share));
  }

  private void segment(Instance object) {
    List<double[]> rings = shapes.rings(object);
    List<Bbox> boxes = object.all(Bbox.class);
    if (rings.isEmpty()) {
      for (Bbox box : boxes) {
        lose(YoloLosses.BOX_POLYGON, object);
        double[] corners = YoloShapes.corners(YoloShapes.box(box));
        if (reaches(object, List.of(corners))) {
          ring(object, corners);
        }
      }
      if (boxes.isEmpty()) {
        lose(YoloLosses.NO_BOX, object);
      }
    } else {
      double[] extent = extent(rings);
      for (Bbox box : boxes) {
        if (differs(box, extent)) {
          lose(YoloLosses.BOX_DIFFERS, object);
        }
      }
      if (reaches(object, rings)) {
        ring(object, shapes.joined(this::snapped));
      }
    }
    noteOutline(object);
  }

  private static double[] extent(List<double[]> rings) {
    double[] all = Shapes.bbox(rings.get(0));
    for (double[] ring : rings.subList(1, rings.size())) {
      double[] one = Shapes.bbox(ring);
      double right = Math.max(all[0] + all[2], one[0] + one[2]);
      double bottom = Math.max(all[1] + all[3], one[1] + one[3]);
      all[0] = Math.min(all[0], one[0]);
      all[1] = Math.min(all[1], one[1]);
      all[2] = right - all[0];
      all[3] = bottom - all[1];
    }
    return all;
  }

  /** Returns a ring with the places that the file will give its points. */
  private double[] snapped(double[] xy) {
    double[] snapped = new double[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      snapped[i] = YoloText.rounded(within(xy[i] / width)) * width;
      snapped[i + 1] = YoloText.rounded(within(xy[i + 1] / height)) * height;
    }
    return snapped;
  }

  private void noteOutline(Instance object) {
    if (object.find(Points.class).isPresent()) {
      lose(YoloLosses.POINTS, object);
    }
    if (object.find(PolyLine.class).isPresent()) {
      lose(YoloLosses.POLYLINE, object);
    }
    if (object.find(Polygon.class).isEmpty()) {
      if (object.find(Mask.class).isPresent()) {
        lose(YoloLosses.MASK_POLYGON, object);
      } else if (object.find(Ellipse.class).isPresent()) {
        lose(YoloLosses.ELLIPSE_POLYGON, object);
      }
    }
  }

  private static boolean differs(Bbox box, double[] extent) {
    return Math.abs(box.x() - extent[0]) > CLOSE
        || Math.abs(box.y() - extent[1]) > CLOSE
        || Math.abs(box.x() + box.width() - extent[0] - extent[2]) > CLOSE
        || Math.abs(box.y() + box.height() - extent[1] - extent[3]) > CLOSE;
  }

  /** Says whether something of an outline is in the image, and notes what is not. */
  private boolean reaches(Instance object, List<double[]> rings) {
    boolean cut = false;
    boolean inside = false;
    for (double[] xy : rings) {
      for (int i = 0; i < xy.length; i += 2) {
        boolean beyond = isBeyond(xy[i] / width) || isBeyond(xy[i + 1] / height);
        cut |= beyond;
        inside |= !beyond;
      }
    }
    if (!inside && rings.stream().allMatch(xy -> Shapes.clip(xy, 0, 0, width, height).length == 0)) {
      lose(YoloLosses.OUTSIDE, object);
      return false;
    }
    if (cut) {
      lose(YoloLosses.CUT, object);
    }
    return true;
  }

  private void ring(Instance object, double[] xy) {
    text.whole(object.labelIndex());
    for (int i = 0; i < xy.length; i += 2) {
      point(xy[i], xy[i + 1]);
    }
    for (int i = xy.length; i < 6; i += 2) {
      point(xy[xy.length - 2], xy[xy.length - 1]);
    }
    text.endRow();
  }

  private void point(double x, double y) {
    text.share(within(x / width));
    text.share(within(y / height));
  }

  private void pose(Instance object, int keypoints) {
    Bbox given = object.find(Bbox.class).orElse(null);
    double[] box = given != null ? YoloShapes.box(given) : YoloShapes.extent(object, true);
    noteShapes(object, false);
    if (box == null) {
      lose(YoloLosses.NO_BOX, object);
      return;
    }
    if (!begin(object, box)) {
      return;
    }
    Points points = object.find(Points.class).orElse(null);
    int size = points == null ? 0 : points.coordinates().size();
    if (size > keypoints) {
      lose(YoloLosses.POINT_SURPLUS, object);
    }
    boolean outside = false;
    for (int i = 0; i < keypoints; i++) {
      outside |= keypoint(i < size ? points : null, i);
    }
    if (outside) {
      lose(YoloLosses.POINT_OUTSIDE, object);
    }
    text.endRow();
  }

  /** Writes a keypoint; true when it lies beyond the image and so counts as not labelled. */
  private boolean keypoint(@Nullable Points points, int index) {
    Visibility visibility = points == null ? Visibility.ABSENT : points.visibility().get(index);
    double x = 0;
    double y = 0;
    boolean outside = false;
    if (points != null && visibility != Visibility.ABSENT) {
      x = points.coordinates().x(index) / width;
      y = points.coordinates().y(index) / height;
      outside = isBeyond(x) || isBeyond(y);
    }
    text.share(outside ? 0 : within(x));
    text.share(outside ? 0 : within(y));
    text.whole(outside ? 0 : visibility.ordinal());
    return outside;
  }

  private void turned(Instance object) {
    var rotated = object.find(RotatedBbox.class);
    if (rotated.isPresent()) {
      ring(object, YoloShapes.corners(rotated.get()));
      return;
    }
    List<Polygon> polygons = object.all(Polygon.class);
    if (polygons.size() == 1 && polygons.get(0).coordinates().size() == 4) {
      ring(object, polygons.get(0).coordinates().toArray());
      return;
    }
    Bbox given = object.find(Bbox.class).orElse(null);
    double[] box = given != null ? YoloShapes.box(given) : YoloShapes.extent(object, true);
    noteShapes(object, true);
    if (box == null) {
      lose(YoloLosses.NO_BOX, object);
    } else {
      ring(object, YoloShapes.corners(box));
    }
  }
}
