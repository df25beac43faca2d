// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * Expands zlib data of flat images, which are few long repetitions: they are copied in growing blocks, several times as
 * fast as the byte by byte of zlib. Rows are handed out while they are fresh in the processor's cache; only as much is
 * held as repetitions may reach back. What it does not understand or finds wrong it leaves to
 * {@link java.util.zip.Inflater}, which also knows what to say about it; the check sum at the end keeps both to one answer.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1950 and https://www.rfc-editor.org/rfc/rfc1951
 */
final class FlatInflater implements StoredRows {
  private static final int END = 256;
  /** How far back a repetition may reach. */
  private static final int WINDOW = 1 << 15;
  /** So much is expanded at a time: little enough for the cache, much more than the window that is moved each time. */
  private static final int ROOM = 1 << 17;
  /** The longest repetition. */
  private static final int LONGEST = 258;
  /** The most bits of a repetition's code words. */
  private static final int LONGEST_CODE = 48;
  /** What flat images are mostly made of, at hand for whole repetitions of it. */
  private static final byte[] ZEROS = new byte[16 * LONGEST];
  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;
  private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  private static final int[] LENGTHS = new int[29];
  private static final int[] LENGTH_BITS = new int[29];
  private static final int[] DISTANCES = new int[30];
  private static final int[] DISTANCE_BITS = new int[30];

  static {
    int length = 3;
    for (int i = 0; i < 28; i++) {
      LENGTH_BITS[i] = i < 4 ? 0 : i / 4 - 1;
      LENGTHS[i] = length;
      length += 1 << LENGTH_BITS[i];
    }
    LENGTHS[28] = LONGEST;
    int distance = 1;
    for (int i = 0; i < 30; i++) {
      DISTANCE_BITS[i] = i < 2 ? 0 : i / 2 - 1;
      DISTANCES[i] = distance;
      distance += 1 << DISTANCE_BITS[i];
    }
  }

  private final FlatAdler adler = new FlatAdler();
  private final PrefixDecoder lengthCode = new PrefixDecoder();
  private final PrefixDecoder literals = new PrefixDecoder();
  private final PrefixDecoder distances = new PrefixDecoder();
  private final int[] lengths = new int[320];
  private byte[] in = new byte[0];
  private int at;
  private int end;
  private long bits;
  /** Bits at hand; below 0 once more were taken than there are. */
  private int count;
  /** What there was before the symbol at hand. */
  private long bitsBefore;
  private int countBefore;
  private int atBefore;
  private byte[] out = new byte[0];
  private int size;
  /** Up to where rows were handed out. */
  private int taken;
  /** How many bytes came out altogether, and how many should. */
  private long total;

  private long expected;
  private boolean isLastBlock;
  private boolean isInBlock;
  private boolean isSound;
  /** The distance of the repetition that the output ends with, 0 for none, and how long that is. */
  private int lastDistance;
  private int periodic;

  /**
   * Begins data.
   *
   * @param length how many bytes of the input there are
   * @param expected how many bytes have to come out
   * @param longestRow how many bytes will be asked for at most at a time
   */
  void begin(byte[] input, int length, long expected, int longestRow) {
    in = input;
    at = 2;
    end = length;
    bits = 0;
    count = 0;
    int wanted = Math.addExact(WINDOW + ROOM, Math.multiplyExact(2, longestRow));
    if (out.length < wanted) {
      out = new byte[wanted];
    }
    size = 0;
    taken = 0;
    total = 0;
    this.expected = expected;
    isLastBlock = false;
    isInBlock = false;
    lastDistance = 0;
    adler.begin();
    isSound = length > 6 && (input[0] & 0x0f) == 8 && (input[1] & 0x20) == 0
        && ((input[0] & 0xff) << 8 | input[1] & 0xff) % 31 == 0;
  }

  @Override
  public byte[] bytes() {
    return out;
  }

  @Override
  public int next(int stored, int rowsLeft) {
    while (size - taken < stored) {
      if (!expand(stored)) {
        return -1;
      }
    }
    taken += stored;
    return taken - stored;
  }

  /** Says, after the last row, whether those were all, and the check sum is right. */
  boolean isWhole() {
    while (isSound && (isInBlock || !isLastBlock)) {
      expand(0);
    }
    if (!isSound || total != expected || taken != size) {
      return false;
    }
    take(count & 7);
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum = sum << 8 | take(8);
    }
    return count >= 0 && sum == adler.value();
  }

  /** Expands some more; false if there is no more, or something is wrong. */
  private boolean expand(int row) {
    if (!isSound || !isInBlock && isLastBlock) {
      return false;
    }
    if (out.length - size < LONGEST) {
      moveUp(row);
    }
    int before = size;
    isSound = (isInBlock || header()) && block(Math.min(out.length, size + FlatAdler.MOST) - LONGEST);
    adler.settle();
    total += size - before;
    isSound &= total <= expected;
    return isSound;
  }

  /** Makes room; what repetitions may reach stays, and the row that was handed out last. */
  private void moveUp(int row) {
    int from = Math.max(0, Math.min(size - WINDOW, taken - row));
    System.arraycopy(out, from, out, 0, size - from);
    size -= from;
    taken -= from;
    periodic = Math.min(periodic, size);
  }

  /** Begins a block. */
  private boolean header() {
    isLastBlock = take(1) == 1;
    int kind = take(2);
    isInBlock = kind == FIXED ? fixedCodes() : kind == DYNAMIC && dynamicCodes();
    return isInBlock;
  }

  private boolean fixedCodes() {
    for (int i = 0; i < 288; i++) {
      lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    }
    boolean isSound = literals.build(lengths, 0, 288);
    Arrays.fill(lengths, 0, 30, 5);
    return isSound && distances.build(lengths, 0, 30);
  }

  private boolean dynamicCodes() {
    int literalCount = take(5) + 257;
    int distanceCount = take(5) + 1;
    int lengthCount = take(4) + 4;
    Arrays.fill(lengths, 0, LENGTH_ORDER.length, 0);
    for (int i = 0; i < lengthCount; i++) {
      lengths[LENGTH_ORDER[i]] = take(3);
    }
    if (literalCount > 286 || distanceCount > 30 || !lengthCode.build(lengths, 0, LENGTH_ORDER.length)) {
      return false;
    }
    int all = literalCount + distanceCount;
    int previous = 0;
    for (int i = 0; i < all;) {
      int symbol = decode(lengthCode);
      if (symbol < 0 || symbol == 16 && i == 0) {
        return false;
      }
      int times = symbol < 16 ? 1 : symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
      previous = symbol < 16 ? symbol : symbol == 16 ? previous : 0;
      if (i + times > all) {
        return false;
      }
      for (; times > 0; times--) {
        lengths[i++] = previous;
      }
    }
    return lengths[END] > 0
        && literals.build(lengths, 0, literalCount)
        && distances.build(lengths, literalCount, distanceCount);
  }

  /** Goes on with a block while there is room. Single bytes, the bulk, are taken with everything at hand. */
  private boolean block(int full) {
    int[] words = literals.table();
    while (size <= full) {
      if (count < LONGEST_CODE) {
        refill();
      }
      long held = bits;
      int known = count;
      int found = words[(int) held & words.length - 1];
      found = found == 0 ? literals.findLong(held) : found;
      int symbol = found >> 4;
      if (symbol < END) {
        known -= found & 15;
        if (symbol < 0 || known < 0) {
          return false;
        }
        bits = held >>> (found & 15);
        count = known;
        out[size++] = (byte) symbol;
        adler.add((byte) symbol);
        lastDistance = 0;
        continue;
      }
      bitsBefore = held;
      countBefore = known;
      atBefore = at;
      bits = held >>> (found & 15);
      count = known - (found & 15);
      if (symbol == END) {
        isInBlock = false;
        return count >= 0;
      }
      if (!repeat(symbol - END - 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean repeat(int symbol) {
    if (symbol >= LENGTHS.length) {
      return false;
    }
    int length = LENGTHS[symbol] + take(LENGTH_BITS[symbol]);
    int code = decode(distances);
    if (code < 0 || code >= DISTANCES.length) {
      return false;
    }
    int distance = DISTANCES[code] + take(DISTANCE_BITS[code]);
    if (distance > size || count < 0) {
      return false;
    }
    if (distance != lastDistance) {
      lastDistance = distance;
      periodic = distance;
    }
    copy(length == LONGEST ? LONGEST * again() : length);
    return true;
  }

  /** Returns how often the code words that were just read stand there one after another, and passes them. */
  private int again() {
    int width = at == atBefore ? countBefore - count : 0;
    long mask = (1L << width) - 1;
    int most = (out.length - size) / LONGEST;
    int times = 1;
    for (; width > 0 && times < most && count >= width && ((bits ^ bitsBefore) & mask) == 0; times++) {
      bits >>>= width;
      count -= width;
    }
    return times;
  }

  /**
   * Goes on with a repetition. In its middle the same bytes stand far enough back to be copied at once. At its beginning
   * what is copied is made by the copy itself: the part that is there doubles each time.
   */
  private void copy(int length) {
    if (lastDistance == 1 && out[size - 1] == 0 && length <= ZEROS.length) {
      System.arraycopy(ZEROS, 0, out, size, length);
      adler.addZeros(length);
      size += length;
      periodic += length;
      return;
    }
    int from = size;
    for (int done = 0; done < length;) {
      int there = periodic - periodic % lastDistance;
      int now = Math.min(there, length - done);
      System.arraycopy(out, size - there, out, size, now);
      size += now;
      periodic += now;
      done += now;
    }
    adler.add(out, from, size);
  }

  private int take(int wanted) {
    if (count < wanted) {
      refill();
    }
    int value = (int) bits & (1 << wanted) - 1;
    bits >>>= wanted;
    count -= wanted;
    return value;
  }

  private void refill() {
    if (count >= 0 && count < Integer.SIZE && end - at >= Integer.BYTES) {
      int four = in[at] & 0xff | (in[at + 1] & 0xff) << 8 | (in[at + 2] & 0xff) << 16 | in[at + 3] << 24;
      bits |= (four & 0xffff_ffffL) << count;
      count += Integer.SIZE;
      at += Integer.BYTES;
    }
    while (count >= 0 && count <= 48 && at < end) {
      bits |= (in[at++] & 0xffL) << count;
      count += 8;
    }
  }

  /** Returns the next symbol, or -1 if there is none of these bits. */
  private int decode(PrefixDecoder code) {
    if (count < PrefixDecoder.LONGEST) {
      refill();
    }
    int found = code.find(bits);
    if (found < 0) {
      return -1;
    }
    bits >>>= found & 15;
    count -= found & 15;
    return count < 0 ? -1 : found >> 4;
  }
}
