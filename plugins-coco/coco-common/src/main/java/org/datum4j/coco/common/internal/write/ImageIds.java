// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.IOException;
import org.datum4j.kit.number.Decimals;

/** Ids of images as they go into texts: known ones as digits, others as marks. */
final class ImageIds {
  private ImageIds() {}

  /**
   * An image's id.
   *
   * @param isKnown whether it is settled
   * @param value the id, or the image's number among those whose ids are given at the end
   */
  record Ref(boolean isKnown, long value) {}

  /**
   * Writes a record with its holes filled.
   *
   * @param id the record's own id
   * @param hasId whether that is settled
   * @param number the record's number among those whose ids are given at the end
   */
  static void writeEntry(Spool spool, Entry entry, Ref image, long id, boolean hasId, int number) throws IOException {
    int[] holes = entry.holes();
    int at = entry.from();
    for (int i = 0; i < holes.length; i += 2) {
      spool.write(entry.bytes(), at, holes[i]);
      at = holes[i];
      if (holes[i + 1] == Entry.IMAGE_ID) {
        write(spool, image, Spool.IMAGE_MARK);
      } else {
        write(spool, new Ref(hasId, hasId ? id : number), Spool.ANNOTATION_MARK);
      }
    }
    spool.write(entry.bytes(), at, entry.to());
  }

  /** Writes an image's record with its holes filled. */
  static void writeImage(Spool spool, Entry entry, Ref image) throws IOException {
    int[] holes = entry.holes();
    int at = entry.from();
    for (int i = 0; i < holes.length; i += 2) {
      spool.write(entry.bytes(), at, holes[i]);
      at = holes[i];
      write(spool, image, Spool.IMAGE_MARK);
    }
    spool.write(entry.bytes(), at, entry.to());
  }

  private static void write(Spool spool, Ref id, byte kind) throws IOException {
    if (id.isKnown()) {
      byte[] digits = new byte[Decimals.MAX_LONG_LENGTH];
      spool.write(digits, 0, Decimals.write(id.value(), digits, 0));
    } else {
      spool.mark(kind, (int) id.value());
    }
  }
}
