// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.datum4j.api.media.ImageSize;
import org.datum4j.kit.primitive.IntColumn;
import org.jspecify.annotations.Nullable;

/**
 * Name and size of ordinary images, kept from the scan for runs that ask for nothing else of their records. Names are of
 * ASCII letters and short; all others are read from the file. It costs 12 bytes an image beside the name.
 *
 * @units pixels
 */
public final class PlainImages {
  private static final int NOT_PLAIN = -1;
  private static final int PAGE_BITS = 16;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int LONGEST = 255;
  private static final int MOST_PAGES = 1 << Integer.SIZE - 1 - PAGE_BITS;

  /** Where a name is; there stand its length, in one byte, and its letters, all in one page. */
  private final IntColumn names = new IntColumn();
  private final IntColumn widths = new IntColumn();
  private final IntColumn heights = new IntColumn();
  private byte[][] pages = new byte[1][];
  private int pageCount;
  private int used = PAGE;

  PlainImages() {}

  /** Adds an image of which nothing is kept. */
  void addOther() {
    names.add(NOT_PLAIN);
    widths.add(0);
    heights.add(0);
  }

  /** Adds an ordinary image. */
  void add(String name, int width, int height) {
    names.add(keep(name));
    widths.add(width);
    heights.add(height);
  }

  private int keep(String name) {
    int length = name.length();
    if (length > LONGEST) {
      return NOT_PLAIN;
    }
    if (used + 1 + length > PAGE) {
      if (pageCount == MOST_PAGES) {
        return NOT_PLAIN;
      }
      if (pageCount == pages.length) {
        pages = Arrays.copyOf(pages, 2 * pageCount);
      }
      pages[pageCount++] = new byte[PAGE];
      used = 0;
    }
    byte[] page = pages[pageCount - 1];
    int place = (pageCount - 1 << PAGE_BITS) + used;
    page[used++] = (byte) length;
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(letters, 0, page, used, length);
    used += length;
    return place;
  }

  /** Returns the name of an image's file as it is written, or null if it has to be read from the file. */
  public @Nullable String name(int image) {
    int place = names.get(image);
    if (place == NOT_PLAIN) {
      return null;
    }
    byte[] page = pages[place >> PAGE_BITS];
    int at = place & PAGE - 1;
    return new String(page, at + 1, page[at] & 0xff, StandardCharsets.US_ASCII);
  }

  /** Returns the size that an ordinary image's record states, or null. */
  public @Nullable ImageSize size(int image) {
    int width = widths.get(image);
    int height = heights.get(image);
    return width > 0 && height > 0 ? new ImageSize(width, height) : null;
  }
}
