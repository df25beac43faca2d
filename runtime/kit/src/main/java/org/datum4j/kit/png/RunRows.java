// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;
import java.util.Optional;

/**
 * Undoes the row filters of PNG on runs: where the stored bytes are zeros, a row goes on as it does above or on the
 * left, and nothing need be done for its pixels. An instance is used again for many images by one thread at a time.
 *
 * @source https://www.w3.org/TR/png-3/#9Filters
 */
final class RunRows {
  /** Images with a run for fewer pixels are not flat, and are better held as pixels. */
  private static final int PIXELS_PER_RUN = 16;

  private static final int SPARE_RUNS = 1 << 12;
  /** Narrower images would need as much for their rows as for their pixels. */
  private static final int LEAST_WIDTH = 8;
  /** Room beyond this is not kept from one image to another. */
  private static final int KEPT_RUNS = 1 << 18;

  private static final int NO_VALUE = -1;
  private static final int BYTE = 255;
  /** A third, moved up by 33 bits. */
  private static final long THIRD = 0xAAAA_AAABL;

  private static final int GRAY = 0x010101;
  private static final int GREEN = 0x00ff00;
  private static final int NOT_GREEN = 0xff00ff;

  private final ByteRuns stored;
  private int storedRun;
  private int width;
  /** Bytes of a pixel. */
  private int step;
  /** The runs of a row as they are stored: whole pixels, and at last the width. */
  private int[] filteredColumns = new int[0];

  private int[] filteredValues = new int[0];
  private int filtered;
  private int[] columns = new int[0];
  private int[] values = new int[0];
  private int size;
  private int last;
  /** Where the rows begin that are there. The first one of them is what the filters take for the one above all. */
  private int[] firsts = new int[0];

  private int rowCount;
  private byte[] line = new byte[0];
  private byte[] lineAbove = new byte[0];

  RunRows(ByteRuns stored) {
    this.stored = stored;
  }

  /** Says whether it can read such an image. */
  static boolean reads(PngHeader header) {
    PngColor color = header.color();
    return header.bitDepth() == 8
        && !header.isInterlaced()
        && header.width() >= LEAST_WIDTH
        && (color == PngColor.RGB || color == PngColor.GRAY || color == PngColor.PALETTE);
  }

  /** Returns the image that is stored; nothing if it is not flat, or has a filter that there is not. */
  Optional<RunImage> read(PngHeader header, int[] palette) {
    int height = header.height();
    width = header.width();
    step = header.color() == PngColor.RGB ? 3 : 1;
    begin();
    long limit = header.pixels() / PIXELS_PER_RUN + 2L * height + SPARE_RUNS;
    int[] rows = new int[height];
    int from = 0;
    for (int y = 0; y < height; y++) {
      if (!read(from) || size > limit) {
        return Optional.empty();
      }
      rows[y] = rowCount - 1;
      from += step * width + 1;
    }
    return Optional.of(
        new RunImage(
            header, palette, rows, Arrays.copyOf(firsts, rowCount + 1), Arrays.copyOf(columns, size),
            Arrays.copyOf(values, size)));
  }

  private void begin() {
    if (columns.length > KEPT_RUNS) {
      columns = new int[0];
      values = new int[0];
    }
    if (filteredColumns.length <= width || filteredColumns.length > KEPT_RUNS) {
      filteredColumns = new int[width + 1];
      filteredValues = new int[width + 1];
    }
    storedRun = 0;
    size = 0;
    rowCount = 0;
    makeRoom();
    beginRow();
    put(0, 0);
    endRow();
  }

  /** Makes room for the runs of another row. */
  private void makeRoom() {
    int wanted = size + width + 1;
    if (wanted > columns.length) {
      wanted = Math.max(wanted, columns.length + columns.length / 2);
      columns = Arrays.copyOf(columns, wanted);
      values = Arrays.copyOf(values, wanted);
    }
    if (rowCount + 2 > firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * (rowCount + 2));
    }
  }

  private void beginRow() {
    firsts[rowCount] = size;
    last = NO_VALUE;
  }

  private void put(int x, int value) {
    if (value != last) {
      columns[size] = x;
      values[size++] = value;
      last = value;
    }
  }

  /** Ends a row, which becomes that above if it is equal to that. */
  private void endRow() {
    int first = firsts[rowCount];
    columns[size] = width;
    values[size++] = 0;
    if (rowCount > 0 && isLikeAbove(first)) {
      size = first;
    } else {
      firsts[++rowCount] = size;
    }
  }

  private boolean isLikeAbove(int first) {
    int above = firsts[rowCount - 1];
    int length = size - first;
    if (first - above != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (columns[first + i] != columns[above + i] || values[first + i] != values[above + i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads a row that is stored from a position on; false if there is no such filter. */
  private boolean read(int from) {
    int[] starts = stored.starts();
    while (starts[storedRun + 1] <= from) {
      storedRun++;
    }
    int filter = stored.values()[storedRun];
    if (filter < 0 || filter > 4) {
      return false;
    }
    makeRoom();
    beginRow();
    if (filter > 2) {
      restore(filter, from + 1);
    } else if (filter == 1) {
      addLeft(from + 1);
    } else {
      take(from + 1);
      if (filter == 0) {
        keep();
      } else {
        addAbove();
      }
    }
    endRow();
    return true;
  }

  /** Puts the bytes of a row together to pixels, as many at once as are made of one byte. */
  private void take(int from) {
    int[] starts = stored.starts();
    byte[] bytes = stored.values();
    int end = from + step * width;
    int run = storedRun;
    int count = 0;
    int x = 0;
    for (int at = from; at < end; count++) {
      run += starts[run + 1] <= at ? 1 : 0;
      int pixels = (Math.min(starts[run + 1], end) - at) / step;
      int value = bytes[run] & BYTE;
      if (step == 1) {
        filteredValues[count] = value;
      } else if (pixels > 0) {
        filteredValues[count] = value * GRAY;
      } else {
        pixels = 1;
        int next = starts[run + 1] == at + 1 ? run + 1 : run;
        int afterNext = starts[next + 1] == at + 2 ? next + 1 : next;
        filteredValues[count] = value << 16 | (bytes[next] & BYTE) << 8 | bytes[afterNext] & BYTE;
        run = afterNext;
      }
      filteredColumns[count] = x;
      x += pixels;
      at += pixels * step;
    }
    filteredColumns[count] = width;
    filtered = count;
    storedRun = run;
  }

  private void keep() {
    for (int i = 0; i < filtered; i++) {
      put(filteredColumns[i], filteredValues[i]);
    }
  }

  /** Adds the pixels on the left, which go on where the stored bytes are zeros. */
  private void addLeft(int from) {
    int[] starts = stored.starts();
    byte[] bytes = stored.values();
    int end = from + step * width;
    int run = storedRun;
    int x = 0;
    int color = 0;
    for (int at = from; at < end; run++) {
      int stop = Math.min(starts[run + 1], end);
      int value = bytes[run] & BYTE;
      if (value == 0) {
        at = stop;
      }
      for (; at < stop; at++) {
        int pixel = step == 1 ? at - from : third(at - from);
        if (pixel != x) {
          put(x, color);
          x = pixel;
        }
        color = sum(color, value << 8 * (step - 1 - (at - from - pixel * step)));
      }
    }
    put(x, color);
    storedRun = run - 1;
  }

  /** Divides by three, faster than by a division. */
  private static int third(int number) {
    return (int) (number * THIRD >>> 33);
  }

  private void addAbove() {
    int above = firsts[rowCount - 1];
    for (int i = 0; i < filtered; i++) {
      int value = filteredValues[i];
      int end = filteredColumns[i + 1];
      for (int x = filteredColumns[i]; x < end; x = Math.min(end, columns[above + 1])) {
        above += columns[above + 1] <= x ? 1 : 0;
        put(x, sum(values[above], value));
      }
    }
  }

  /** Adds two pixels, each channel modulo 256. */
  private static int sum(int one, int other) {
    return (one & NOT_GREEN) + (other & NOT_GREEN) & NOT_GREEN | (one & GREEN) + (other & GREEN) & GREEN;
  }

  /** Undoes a filter that needs every byte. */
  private void restore(int filter, int from) {
    int length = step * width;
    if (line.length < length) {
      line = new byte[length];
      lineAbove = new byte[length];
    }
    stored.fill(storedRun, from, from + length, line);
    for (int above = firsts[rowCount - 1]; columns[above] < width; above++) {
      fillAbove(columns[above], columns[above + 1], values[above]);
    }
    PngRows.restore(filter, line, lineAbove, length, step);
    for (int at = 0; at < length;) {
      put(at / step, step == 1 ? line[at] & BYTE : color(line, at));
      int same = Arrays.mismatch(line, at, length - step, line, at + step, length);
      at = same < 0 ? length : at + step + same / step * step;
    }
  }

  private void fillAbove(int from, int to, int value) {
    if (step == 1) {
      Arrays.fill(lineAbove, from, to, (byte) value);
      return;
    }
    for (int at = 3 * from; at < 3 * to; at += 3) {
      lineAbove[at] = (byte) (value >> 16);
      lineAbove[at + 1] = (byte) (value >> 8);
      lineAbove[at + 2] = (byte) value;
    }
  }

  private static int color(byte[] line, int at) {
    return (line[at] & BYTE) << 16 | (line[at + 1] & BYTE) << 8 | line[at + 2] & BYTE;
  }
}
