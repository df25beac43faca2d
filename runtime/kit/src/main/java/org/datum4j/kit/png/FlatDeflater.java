// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * Compresses images of large flat areas to a zlib stream, many times as fast as a general compressor: after the row
 * filters nearly all bytes are zeros, and runs of equal bytes are all that is worth finding. Used by one thread at a
 * time.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1950 and rfc1951; https://www.w3.org/TR/png-3/#9Filters
 */
final class FlatDeflater {
  /** A token takes two bytes at most and mostly less; an image of more tokens is left to a general compressor. */
  private static final int BYTES_PER_TOKEN = 32;

  private static final int SPARE_TOKENS = 1024;
  private static final int SHORTEST_MATCH = 3;
  private static final int LONGEST_MATCH = 258;
  private static final int END_OF_BLOCK = 256;
  private static final int SYMBOLS = 286;

  /** The symbol of a match, from its length. */
  private static final short[] MATCH_SYMBOL = new short[LONGEST_MATCH + 1];

  /** How many bits follow the symbol of a match, from its length; they hold the length less the symbol's first one. */
  private static final byte[] MATCH_BITS = new byte[LONGEST_MATCH + 1];

  private static final short[] MATCH_FIRST = new short[LONGEST_MATCH + 1];

  static {
    int length = SHORTEST_MATCH;
    for (int symbol = END_OF_BLOCK + 1; symbol < SYMBOLS - 1; symbol++) {
      int bits = Math.max(0, (symbol - 261) / 4);
      int first = length;
      for (; length < first + (1 << bits) && length < LONGEST_MATCH; length++) {
        MATCH_SYMBOL[length] = (short) symbol;
        MATCH_BITS[length] = (byte) bits;
        MATCH_FIRST[length] = (short) first;
      }
    }
    MATCH_SYMBOL[LONGEST_MATCH] = SYMBOLS - 1;
    MATCH_FIRST[LONGEST_MATCH] = LONGEST_MATCH;
  }

  private final int[] frequencies = new int[SYMBOLS];
  private final HuffmanCode code = new HuffmanCode(SYMBOLS, 15);
  private final DeflateBits bits = new DeflateBits();
  private final FlatAdler adler = new FlatAdler();
  private byte[] zeros = new byte[0];

  /** Bytes as they are, and matches with the byte before as 256 + length. */
  private short[] tokens = new short[SPARE_TOKENS];

  private int count;
  private int limit;
  private int runValue;
  private long runLength;
  private int highest;

  /**
   * Takes an image.
   *
   * @param rowBytes bytes of a row, at least 1
   * @return whether the image is flat enough; if not, there is nothing to write
   */
  boolean take(byte[] pixels, int rowBytes, int height) {
    begin(((long) rowBytes + 1) * height);
    if (zeros.length != rowBytes) {
      zeros = new byte[rowBytes];
    }
    boolean isBlank = true;
    for (int row = 0, from = 0; row < height && count <= limit; row++, from += rowBytes) {
      byte[] above = row == 0 ? zeros : pixels;
      int aboveFrom = row == 0 ? 0 : from - rowBytes;
      int same = Arrays.mismatch(above, aboveFrom, aboveFrom + rowBytes, pixels, from, from + rowBytes);
      isBlank = same < 0 ? isBlank : Arrays.equals(zeros, 0, rowBytes, pixels, from, from + rowBytes);
      if (isBlank) {
        // Filter 0, so that the run of zeros goes on from row to row.
        run(0, rowBytes + 1);
      } else if (same < 0) {
        run(2, 1);
        run(0, rowBytes);
      } else {
        run(2, 1);
        differences(above, aboveFrom, pixels, from, rowBytes, same);
      }
    }
    endRun();
    return count <= limit;
  }

  /**
   * Takes an image by its changes; what is written is the same as for its pixels.
   *
   * @return whether the image is flat enough; if not, there is nothing to write
   */
  boolean take(FlatRgb image) {
    int rowBytes = 3 * image.width();
    begin(((long) rowBytes + 1) * image.height());
    image.sort();
    int colored = 0;
    for (int row = 0; row < image.height() && count <= limit; row++) {
      int first = image.start(row);
      int end = image.start(row + 1);
      for (int i = first; i < end; i++) {
        colored += image.moreColored(i);
      }
      if (colored == 0) {
        run(0, rowBytes + 1);
        continue;
      }
      run(2, 1);
      int at = 0;
      for (int i = first; i < end && count <= limit; i++) {
        int from = 3 * image.column(i);
        run(0, from - at);
        run(image.difference(i, 0), 1);
        run(image.difference(i, 1), 1);
        run(image.difference(i, 2), 1);
        at = from + 3;
      }
      run(0, rowBytes - at);
    }
    endRun();
    return count <= limit;
  }

  private void begin(long bytes) {
    limit = (int) Math.min(bytes / BYTES_PER_TOKEN + SPARE_TOKENS, Integer.MAX_VALUE / 8);
    count = 0;
    runLength = 0;
    runValue = -1;
    highest = 0;
    adler.begin();
  }

  private void differences(byte[] above, int aboveFrom, byte[] pixels, int from, int rowBytes, int same) {
    run(0, same);
    int at = same;
    while (at < rowBytes && count <= limit) {
      int difference = pixels[from + at] - above[aboveFrom + at] & 255;
      if (difference != 0) {
        highest = Math.max(highest, pixels[from + at] & 255);
        run(difference, 1);
        at++;
        continue;
      }
      int next = Arrays.mismatch(above, aboveFrom + at, aboveFrom + rowBytes, pixels, from + at, from + rowBytes);
      int zeroCount = next < 0 ? rowBytes - at : next;
      run(0, zeroCount);
      at += zeroCount;
    }
  }

  /** Adds equal bytes. */
  private void run(int value, int length) {
    if (value == runValue || length == 0) {
      runLength += length;
      return;
    }
    endRun();
    runValue = value;
    runLength = length;
  }

  private void endRun() {
    if (runLength == 0) {
      return;
    }
    adler.addRun(runValue, runLength);
    token(runValue);
    long left = runLength - 1;
    while (left >= SHORTEST_MATCH && count <= limit) {
      int length = (int) Math.min(left, LONGEST_MATCH);
      token(END_OF_BLOCK + length);
      left -= length;
    }
    for (; left > 0 && count <= limit; left--) {
      token(runValue);
    }
  }

  private void token(int token) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
    }
    tokens[count++] = (short) token;
  }

  /** Returns the highest byte of the image that was taken. */
  int highest() {
    return highest;
  }

  /** Returns how many bytes {@link #write} may need. */
  int mostBytes() {
    return 4 * count + 512;
  }

  /**
   * Writes what was taken.
   *
   * @return the index behind the last byte
   */
  int write(byte[] out, int at) {
    Arrays.fill(frequencies, 0);
    for (int i = 0; i < count; i++) {
      frequencies[symbol(tokens[i])]++;
    }
    frequencies[END_OF_BLOCK] = 1;
    code.build(frequencies);
    out[at] = 0x78;
    out[at + 1] = 0x01;
    bits.begin(out, at + 2);
    bits.dynamicBlock(code);
    for (int i = 0; i < count; i++) {
      int token = tokens[i];
      if (token < END_OF_BLOCK) {
        bits.put(code, token);
      } else {
        int length = token - END_OF_BLOCK;
        int symbol = MATCH_SYMBOL[length];
        int word = code.length(symbol);
        // The one distance is a bit of its own behind the length.
        bits.put(code.code(symbol) | length - MATCH_FIRST[length] << word, word + MATCH_BITS[length] + 1);
      }
    }
    bits.put(code, END_OF_BLOCK);
    int end = bits.end();
    int sum = adler.value();
    for (int shift = 24; shift >= 0; shift -= 8) {
      out[end++] = (byte) (sum >> shift);
    }
    return end;
  }

  private static int symbol(int token) {
    return token < END_OF_BLOCK ? token : MATCH_SYMBOL[token - END_OF_BLOCK];
  }
}
