// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.datum4j.api.model.MaskColor;

/**
 * Colours of Pascal VOC's map, from its second on, that are not taken yet.
 *
 * @source the function {@code VOClabelcolormap} of the VOC development kit
 */
final class FreeColors {
  private final Set<MaskColor> taken;
  private int next = 1;

  FreeColors(Collection<MaskColor> taken) {
    this.taken = new HashSet<>(taken);
  }

  MaskColor next() {
    while (true) {
      MaskColor color = voc(next++);
      if (taken.add(color)) {
        return color;
      }
    }
  }

  /** The bits of the number, three by three, become the highest bits of red, green and blue. */
  private static MaskColor voc(int number) {
    int rgb = 0;
    int rest = number;
    for (int bit = 7; bit >= 0; bit--) {
      rgb |= (rest & 1) << 16 + bit | (rest >> 1 & 1) << 8 + bit | (rest >> 2 & 1) << bit;
      rest >>= 3;
    }
    return MaskColor.ofRgb(rgb);
  }
}
