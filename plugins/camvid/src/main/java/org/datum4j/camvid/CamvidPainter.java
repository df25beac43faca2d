// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.MaskColor;
import org.datum4j.voc.common.VocColors;
import org.datum4j.voc.common.VocLabelMap;
import org.datum4j.voc.common.VocMaskFiles;
import org.datum4j.voc.common.VocPlanes;
import org.jspecify.annotations.Nullable;

/** Paints an item's masks into one image of classes. Used by one thread at a time. */
final class CamvidPainter implements AutoCloseable {
  private static final int BYTE_LIMIT = 255;

  private final VocPlanes planes = new VocPlanes();
  private final VocMaskFiles files;
  private final int[] classOfLabel;
  private final int[] palette;
  private final LossLedger losses;

  CamvidPainter(LabelCategories labels, VocLabelMap map, boolean isColored, LossLedger losses) {
    this.files = new VocMaskFiles(isColored);
    this.losses = losses;
    List<String> names = map.names();
    classOfLabel = new int[labels.size()];
    for (int i = 0; i < classOfLabel.length; i++) {
      classOfLabel[i] = names.indexOf(labels.get(i).name());
    }
    Map<Integer, MaskColor> colors = map.colors();
    palette = new int[names.size()];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = colors.getOrDefault(i, VocColors.color(i)).rgb();
    }
  }

  /** Returns the encoded mask, or null when the item has none. */
  byte @Nullable [] paint(DatasetItem item) {
    List<Mask> masks = new ArrayList<>();
    for (Annotation annotation : item.annotations()) {
      if (annotation instanceof Mask mask) {
        masks.add(mask);
      } else if (annotation.type() == AnnotationType.LABEL) {
        losses.record(CamvidFormat.LABEL, item, annotation.id());
      } else if (annotation.type() == AnnotationType.CAPTION) {
        losses.record(CamvidFormat.CAPTION, item, annotation.id());
      }
    }
    noteObjects(item);
    if (masks.isEmpty()) {
      return null;
    }
    masks.sort(Comparator.comparingInt(Mask::zOrder));
    Rle first = masks.get(0).rle();
    planes.begin(first.height(), first.width(), Math.max(palette.length - 1, masks.size()) > BYTE_LIMIT);
    for (int i = 0; i < masks.size(); i++) {
      paint(item, masks.get(i), i + 1, first);
    }
    for (int i = 0; i < masks.size(); i++) {
      if (planes.isCovered(i + 1)) {
        losses.record(CamvidFormat.COVERED, item, masks.get(i).id());
      }
    }
    return planes.isWide()
        ? files.encode(planes.wideClasses(), planes.width(), planes.height(), index -> palette[index])
        : files.encode(planes.classes(), planes.width(), planes.height(), palette);
  }

  private void paint(DatasetItem item, Mask mask, int number, Rle first) {
    int classIndex = mask.common().hasLabel() ? classOfLabel[mask.labelIndex()] : -1;
    if (mask.rle().height() != first.height() || mask.rle().width() != first.width()) {
      losses.record(CamvidFormat.MASK_FIT, item, mask.id());
      return;
    }
    if (classIndex < 0) {
      losses.record(CamvidFormat.UNMAPPED, item, mask.id());
    }
    planes.paint(mask.rle(), Math.max(0, classIndex), number);
  }

  private void noteObjects(DatasetItem item) {
    Map<Integer, Set<Long>> groups = new HashMap<>();
    for (Instance instance : Instance.of(item)) {
      Mask mask = instance.find(Mask.class).orElse(null);
      if (mask == null) {
        losses.record(CamvidFormat.OBJECT, item, instance.first().id());
        continue;
      }
      if (hasExtra(mask.attributes())) {
        losses.record(CamvidFormat.ATTRIBUTES, item, mask.id());
      }
      Set<Long> known = groups.computeIfAbsent(mask.labelIndex(), label -> new HashSet<>());
      if (!known.isEmpty()) {
        losses.record(CamvidFormat.INSTANCE, item, mask.id());
      }
      known.add(mask.group());
    }
  }

  private static boolean hasExtra(Attributes attributes) {
    for (int i = 0; i < attributes.size(); i++) {
      if (!attributes.name(i).equals("is_crowd") || !Boolean.FALSE.equals(attributes.value(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    files.close();
  }
}
