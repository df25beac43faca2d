// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.LossLedger;
import org.jspecify.annotations.Nullable;

/** Paints an item's masks and encodes the two files. Used by one thread at a time. */
final class VocPainter implements AutoCloseable {
  private static final int BYTE_LIMIT = 255;
  private static final int[] OBJECT_PALETTE = VocMaskFiles.objectPalette();

  private final VocPlanes planes = new VocPlanes();
  private final VocMaskFiles files;
  private final int[] classPalette;
  private final LossLedger losses;

  VocPainter(int[] classPalette, boolean isColored, LossLedger losses) {
    this.files = new VocMaskFiles(isColored);
    this.classPalette = classPalette;
    this.losses = losses;
  }

  /**
   * Paints the masks in order.
   *
   * @return class mask, which is null when no mask has a label, and object mask; or null when there is nothing to paint
   */
  byte @Nullable [] @Nullable [] paint(VocPlan plan, boolean isCounting) {
    List<VocPixels> masks = plan.masks;
    if (masks.isEmpty()) {
      return null;
    }
    Rle first = masks.get(0).rle;
    int highest = classPalette.length - 1;
    boolean hasLabel = false;
    for (VocPixels mask : masks) {
      highest = Math.max(highest, mask.number);
      hasLabel |= mask.classIndex >= 0;
    }
    planes.begin(first.height(), first.width(), highest > BYTE_LIMIT);
    for (VocPixels mask : masks) {
      if (mask.rle.height() == first.height() && mask.rle.width() == first.width()) {
        boolean isBackground = mask.classIndex == 0;
        planes.paint(mask.rle, Math.max(0, mask.classIndex), isBackground ? 0 : mask.number);
      } else if (isCounting) {
        losses.record(VocLosses.MASK_FIT, plan.item, mask.source.id());
      }
    }
    if (isCounting) {
      noteCovered(plan);
    }
    return new byte @Nullable [][] {hasLabel ? classFile() : null, objectFile()};
  }

  private void noteCovered(VocPlan plan) {
    for (VocPixels mask : plan.masks) {
      if (mask.classIndex != 0 && planes.isCovered(mask.number)) {
        losses.record(VocLosses.MASK_COVERED, plan.item, mask.source.id());
      }
    }
  }

  private byte[] classFile() {
    return planes.isWide()
        ? files.encode(planes.wideClasses(), planes.width(), planes.height(), index -> classPalette[index])
        : files.encode(planes.classes(), planes.width(), planes.height(), classPalette);
  }

  private byte[] objectFile() {
    return planes.isWide()
        ? files.encode(planes.wideObjects(), planes.width(), planes.height(), VocColors::rgb)
        : files.encode(planes.objects(), planes.width(), planes.height(), OBJECT_PALETTE);
  }

  @Override
  public void close() {
    files.close();
  }
}
