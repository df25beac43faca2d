// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.datum4j.api.model.DatasetItem;

/** What is to be written of an item. */
final class VocPlan {
  final DatasetItem item;
  final List<VocBox> boxes = new ArrayList<>();
  final List<VocPixels> masks = new ArrayList<>();

  /** Positions in the label map of classes of the whole image. */
  final List<Integer> classes = new ArrayList<>(0);

  VocPlan(DatasetItem item) {
    this.item = item;
  }

  /**
   * Brings masks into the order of painting and gives numbers: object N of the XML file is N in the object mask, as VOC
   * has it. Objects with masks therefore come first, in the masks' order; masks without an object get numbers behind.
   */
  void number() {
    if (masks.isEmpty()) {
      for (int i = 0; i < boxes.size(); i++) {
        boxes.get(i).number = i + 1;
      }
      return;
    }
    masks.sort(Comparator.comparingInt(mask -> mask.source.zOrder()));
    List<VocBox> ordered = new ArrayList<>(boxes.size());
    for (VocPixels mask : masks) {
      VocBox box = mask.box;
      if (box != null && box.number == 0) {
        ordered.add(box);
        box.number = ordered.size();
      }
    }
    for (VocBox box : boxes) {
      if (box.number == 0) {
        ordered.add(box);
        box.number = ordered.size();
      }
    }
    boxes.clear();
    boxes.addAll(ordered);
    numberMasks();
  }

  private void numberMasks() {
    int last = boxes.size();
    for (int i = 0; i < masks.size(); i++) {
      VocPixels mask = masks.get(i);
      VocBox box = mask.box;
      if (box != null) {
        mask.number = box.number;
        continue;
      }
      VocPixels sibling = sibling(i);
      mask.number = sibling == null ? ++last : sibling.number;
    }
  }

  /** Returns an earlier mask of the same object: of one group and one class. */
  private VocPixels sibling(int index) {
    VocPixels mask = masks.get(index);
    if (mask.source.group() != 0) {
      for (int i = 0; i < index; i++) {
        VocPixels other = masks.get(i);
        if (other.source.group() == mask.source.group() && other.classIndex == mask.classIndex && other.box == null) {
          return other;
        }
      }
    }
    return null;
  }
}
