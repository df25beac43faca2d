// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is written of an item, and notes what is not. Goes by instances: an object with a box, polygons and
 * keypoints is one {@code object}. Used by one thread at a time.
 */
final class VocPlanner {
  private final VocScope scope;
  private final VocExportOptions options;
  private final VocTargetLabels labels;
  private final LossLedger losses;
  private final PolygonRaster raster = new PolygonRaster();
  private boolean isCounting;

  VocPlanner(VocScope scope, VocExportOptions options, VocTargetLabels labels, LossLedger losses) {
    this.scope = scope;
    this.options = options;
    this.labels = labels;
    this.losses = losses;
  }

  /** Plans an item; {@code isCounting} says whether losses are to be noted. */
  VocPlan plan(DatasetItem item, boolean isCounting) {
    this.isCounting = isCounting;
    VocPlan plan = new VocPlan(item);
    for (Annotation annotation : item.annotations()) {
      AnnotationType type = annotation.type();
      if (type.isShape()) {
        continue;
      }
      if (type == AnnotationType.LABEL) {
        label(plan, annotation);
      } else if (type == AnnotationType.CAPTION) {
        lost(VocLosses.CAPTION, plan, annotation);
      }
    }
    for (Instance instance : Instance.of(item)) {
      instance(plan, instance);
    }
    Attributes attributes = item.attributes();
    if (isCounting && attributes.size() > (attributes.has("id") ? 1 : 0)) {
      losses.record(VocLosses.ITEM_ATTRIBUTES, item, 0);
    }
    plan.number();
    return plan;
  }

  private void label(VocPlan plan, Annotation label) {
    int index = labels.classIndex(label.labelIndex());
    if (!scope.classLists()) {
      lost(VocLosses.LABEL, plan, label);
    } else if (index < 0) {
      lost(VocLosses.UNMAPPED, plan, label);
    } else {
      if (!label.attributes().isEmpty()) {
        lost(VocLosses.ATTRIBUTES, plan, label);
      }
      plan.classes.add(index);
    }
  }

  private void instance(VocPlan plan, Instance instance) {
    Annotation first = instance.first();
    if (first.common().objectId() != Common.NO_OBJECT) {
      lost(VocLosses.TRACK, plan, first);
    }
    if (!scope.boxes() && !scope.masks()) {
      lost(VocLosses.OBJECT, plan, first);
      return;
    }
    int boxesBefore = plan.boxes.size();
    boolean isWritten = scope.boxes() && boxes(plan, instance);
    VocBox box = plan.boxes.size() > boxesBefore ? plan.boxes.get(boxesBefore) : null;
    boolean isPainted = scope.masks() && masks(plan, instance, box);
    if (!isWritten && !isPainted) {
      if (!scope.boxes()) {
        lost(VocLosses.OBJECT, plan, first);
      }
      return;
    }
    if (instance.members().size() > 1 || first.type() != AnnotationType.BBOX) {
      noteShapes(plan, instance, isPainted);
    }
    noteAttributes(plan, first, box);
  }

  /** Says whether something of the instance is in the XML file. */
  private boolean boxes(VocPlan plan, Instance instance) {
    List<Annotation> members = instance.members();
    if (members.size() == 1 && members.get(0) instanceof Bbox bbox) {
      return object(plan, bbox, bbox.labelIndex(), bbox.x(), bbox.y(), bbox.width(), bbox.height()) != null;
    }
    int before = plan.boxes.size();
    boolean hasBbox = false;
    List<Bbox> parts = List.of();
    for (Annotation member : members) {
      if (member instanceof Bbox bbox) {
        hasBbox = true;
        if (labels.isSomePart(bbox.labelIndex())) {
          parts = parts.isEmpty() ? new ArrayList<>(2) : parts;
          parts.add(bbox);
        } else {
          int label = bbox.common().hasLabel() ? bbox.labelIndex() : instance.labelIndex();
          object(plan, bbox, label, bbox.x(), bbox.y(), bbox.width(), bbox.height());
        }
      }
    }
    for (Bbox part : parts) {
      part(plan, part, before);
    }
    if (!hasBbox && !(scope.masks() && instance.find(Mask.class).isPresent())) {
      double[] extent = VocExtent.of(members);
      object(plan, instance.first(), instance.labelIndex(), extent[0], extent[1], extent[2], extent[3]);
    }
    return plan.boxes.size() > before;
  }

  private void part(VocPlan plan, Bbox part, int firstOwner) {
    for (int i = firstOwner; i < plan.boxes.size(); i++) {
      VocBox owner = plan.boxes.get(i);
      if (labels.isPart(part.labelIndex(), owner.labelIndex)) {
        owner.parts.add(part);
        if (hasExtra(part.attributes())) {
          lost(VocLosses.ATTRIBUTES, plan, part);
        }
        return;
      }
    }
    object(plan, part, part.labelIndex(), part.x(), part.y(), part.width(), part.height());
  }

  private @Nullable VocBox object(
      VocPlan plan, Annotation source, int labelIndex, double x, double y, double width, double height) {
    if (labelIndex == Common.NO_LABEL) {
      lost(VocLosses.UNLABELED, plan, source);
      return null;
    }
    boolean isWritable = scope.isAboutPersons() ? labels.classIndex(labelIndex) >= 0 : labels.isKnown(labelIndex);
    if (!isWritable) {
      lost(VocLosses.UNMAPPED, plan, source);
      return null;
    }
    if (!Double.isFinite(x + y + width + height)) {
      lost(VocLosses.NOT_FINITE, plan, source);
      return null;
    }
    VocBox box = new VocBox(source, labelIndex, x, y, width, height);
    plan.boxes.add(box);
    return box;
  }

  /** Says whether something of the instance is in the mask files. */
  private boolean masks(VocPlan plan, Instance instance, @Nullable VocBox box) {
    int before = plan.masks.size();
    boolean hasMask = false;
    for (Annotation member : instance.members()) {
      if (member instanceof Mask mask) {
        hasMask = true;
        int label = mask.common().hasLabel() ? mask.labelIndex() : instance.labelIndex();
        pixels(plan, mask, mask.rle(), label, box);
      }
    }
    if (!hasMask && options.polygonsToMasks()) {
      polygons(plan, instance, box);
    }
    return plan.masks.size() > before || hasMask;
  }

  private void polygons(VocPlan plan, Instance instance, @Nullable VocBox box) {
    List<Polygon> polygons = instance.all(Polygon.class);
    if (polygons.isEmpty()) {
      return;
    }
    ImageSize size = plan.item.image().flatMap(image -> image.size()).orElse(null);
    if (size == null) {
      lost(VocLosses.MASK_FIT, plan, polygons.get(0));
      return;
    }
    List<double[]> outlines = polygons.stream().map(polygon -> polygon.coordinates().toArray()).toList();
    Rle rle = raster.rasterize(outlines, size.height(), size.width());
    pixels(plan, polygons.get(0), rle, instance.labelIndex(), box);
  }

  private void pixels(VocPlan plan, Annotation source, Rle rle, int label, @Nullable VocBox box) {
    int classIndex = labels.classIndex(label);
    if (label != Common.NO_LABEL && classIndex < 0) {
      lost(VocLosses.UNMAPPED, plan, source);
      classIndex = 0;
    } else if (classIndex == 0) {
      lost(VocLosses.MASK_BACKGROUND, plan, source);
    }
    plan.masks.add(new VocPixels(source, rle, classIndex, box));
  }

  private void noteShapes(VocPlan plan, Instance instance, boolean isPainted) {
    int noted = 0;
    for (Annotation member : instance.members()) {
      AnnotationType type = member.type();
      int bit = 1 << type.ordinal();
      if ((noted & bit) == 0) {
        noted |= bit;
        Loss loss = lossOf(type, isPainted);
        if (loss != null) {
          lost(loss, plan, member);
        }
      }
    }
  }

  private @Nullable Loss lossOf(AnnotationType type, boolean isPainted) {
    return switch (type) {
      case POLYGON -> isPainted && options.polygonsToMasks() ? VocLosses.POLYGON_PIXELS : VocLosses.POLYGON;
      case MASK -> scope.masks() ? null : VocLosses.MASK;
      case ROTATED_BBOX -> VocLosses.ROTATED_BBOX;
      case ELLIPSE, POLYLINE -> VocLosses.OUTLINE;
      case POINTS -> VocLosses.POINTS;
      case BBOX, LABEL, CAPTION -> null;
    };
  }

  private void noteAttributes(VocPlan plan, Annotation source, @Nullable VocBox box) {
    boolean isKept = box != null && options.allowAttributes();
    if (isCounting && !isKept && hasExtra(source.attributes())) {
      lost(VocLosses.ATTRIBUTES, plan, source);
    }
  }

  private boolean hasExtra(Attributes attributes) {
    for (int i = 0; i < attributes.size(); i++) {
      if (!(attributes.name(i).equals(VocThings.CROWD) && Boolean.FALSE.equals(attributes.value(i)))
          && !VocXmlWriter.isFlag(attributes.name(i))) {
        return true;
      }
    }
    return false;
  }

  private void lost(Loss loss, VocPlan plan, Annotation annotation) {
    if (isCounting) {
      losses.record(loss, plan.item, annotation.id());
    }
  }
}
