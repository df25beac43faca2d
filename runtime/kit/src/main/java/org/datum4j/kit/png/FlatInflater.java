// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * Expands zlib data of flat images, which are few long repetitions, to runs of equal bytes: the bytes themselves are
 * never made. What it does not understand, what is not flat and what is wrong it leaves to
 * {@link java.util.zip.Inflater}, which also knows what to say about it; the check sum at the end keeps both to one
 * answer.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1950 and https://www.rfc-editor.org/rfc/rfc1951
 */
final class FlatInflater {
  /** So many bytes, whatever they are, have to be there behind the input: it is read some at a time. */
  static final int SPARE_BYTES = Integer.BYTES;

  /** More bytes than this are not expanded. */
  static final int MOST_BYTES = Integer.MAX_VALUE - (1 << 16);

  private static final int NO_BYTE = -1;
  private static final int END = 256;
  /** The longest repetition. */
  private static final int LONGEST = 258;
  private static final int LONGEST_SYMBOL = 285;
  /** The bits of a repetition of the last byte: those of the length, how much more it is, and a short word. */
  private static final int MOST_OF_RUN = PrefixDecoder.LONGEST + 5 + PrefixDecoder.SHORT;
  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;
  private static final int HEADER_BYTES = 2;
  private static final int SUM_BYTES = 4;
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

  private final ByteRuns runs = new ByteRuns();
  private final FlatAdler adler = new FlatAdler();
  private final PrefixDecoder lengthCode = new PrefixDecoder();
  private final PrefixDecoder literals = new PrefixDecoder();
  private final PrefixDecoder distances = new PrefixDecoder();
  private final int[] lengths = new int[320];
  private byte[] input = new byte[0];
  private int end;
  private int at;
  private long bits;
  /** Bits at hand; those of the spare bytes and of nothing behind those, too, until it is asked where the end is. */
  private int count;
  /** How many bytes came out, and how many runs. */
  private int position;

  private int size;
  private boolean isInBlock;
  /** How far back the last repetition reached that was no run, and the run it stopped in. */
  private int lastDistance;

  private int source;

  /**
   * Expands data.
   *
   * @param input the data, {@link #SPARE_BYTES} more than there are
   * @param length how many there are
   * @param expected how many bytes have to come out, at most {@link #MOST_BYTES}
   * @return whether that is done; if not, the data are somebody else's to expand
   */
  boolean expand(byte[] input, int length, int expected) {
    this.input = input;
    at = HEADER_BYTES;
    end = length;
    bits = 0;
    count = 0;
    position = 0;
    size = 0;
    lastDistance = 0;
    runs.begin();
    boolean isSound = length > HEADER_BYTES + SUM_BYTES && (input[0] & 0x0f) == 8 && (input[1] & 0x20) == 0
        && ((input[0] & 0xff) << 8 | input[1] & 0xff) % 31 == 0;
    for (boolean isLast = false; isSound && !isLast;) {
      isLast = take(1) == 1;
      int kind = take(2);
      isSound = kind == FIXED ? fixedCodes() : kind == DYNAMIC && dynamicCodes();
      isInBlock = true;
      while (isSound && isInBlock) {
        boolean hasRoom = runs.room() - size >= LONGEST || runs.grow(position);
        isSound = hasRoom && block(expected) && position <= expected;
      }
    }
    runs.end(size, position);
    return isSound && position == expected && isSum();
  }

  /** Returns what was expanded. */
  ByteRuns runs() {
    return runs;
  }

  private boolean isSum() {
    int from = at - (count >> 3);
    if (from + SUM_BYTES > end) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < SUM_BYTES; i++) {
      sum = sum << 8 | input[from + i] & 0xff;
    }
    adler.begin();
    adler.add(runs);
    return sum == adler.value();
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
  private boolean block(int expected) {
    int[] words = literals.table();
    int[] near = distances.table();
    int[] starts = runs.starts();
    byte[] values = runs.values();
    int full = runs.room() - LONGEST;
    long held = bits;
    int known = count;
    int place = position;
    int used = size;
    int last = used == 0 ? NO_BYTE : values[used - 1] & 0xff;
    while (used <= full && place <= expected) {
      if (known < MOST_OF_RUN) {
        if (at > end) {
          return false;
        }
        held |= four() << known;
        known += Integer.SIZE;
      }
      int found = words[(int) held & PrefixDecoder.SHORT_MASK];
      found = found == 0 ? literals.findLong(held) : found;
      int symbol = found >> 4;
      if (symbol > END && symbol < LONGEST_SYMBOL) {
        // Most repetitions are of the last byte, which is still the run that there is.
        int width = found & 15;
        int extra = LENGTH_BITS[symbol - END - 1];
        int distance = near[(int) (held >>> width + extra) & PrefixDecoder.SHORT_MASK];
        if (distance > 0 && distance < 16 && place > 0) {
          place += LENGTHS[symbol - END - 1] + ((int) (held >>> width) & (1 << extra) - 1);
          width += extra + distance;
          held >>>= width;
          known -= width;
          continue;
        }
      }
      if (symbol >= END) {
        bits = held;
        count = known;
        position = place;
        size = used;
        isInBlock = symbol != END;
        if (!isInBlock || !repeat(found)) {
          take(found & 15);
          return !isInBlock;
        }
        held = bits;
        known = count;
        place = position;
        used = size;
        last = values[used - 1] & 0xff;
        continue;
      }
      held >>>= found & 15;
      known -= found & 15;
      if (symbol == last) {
        place++;
      } else if (symbol >= 0) {
        starts[used] = place++;
        values[used++] = (byte) symbol;
        last = symbol;
      } else {
        return false;
      }
    }
    bits = held;
    count = known;
    position = place;
    size = used;
    return true;
  }

  /** Goes on with what came before; the symbol was found, but not taken. */
  private boolean repeat(int found) {
    if (count <= Integer.SIZE) {
      refill();
    }
    long before = bits;
    int countBefore = count;
    int atBefore = at;
    int symbol = (found >> 4) - END - 1;
    if (symbol >= LENGTHS.length) {
      return false;
    }
    int extra = LENGTH_BITS[symbol];
    int length = LENGTHS[symbol] + ((int) (before >>> (found & 15)) & (1 << extra) - 1);
    bits = before >>> (found & 15) + extra;
    count -= (found & 15) + extra;
    int code = decode(distances);
    if (code < 0 || code >= DISTANCES.length) {
      return false;
    }
    int distance = code == 0 ? 1 : DISTANCES[code] + take(DISTANCE_BITS[code]);
    if (distance > position) {
      return false;
    }
    if (distance > 1) {
      copy(distance, position + length);
    }
    position += length;
    if (distance == 1 && length == LONGEST && at == atBefore) {
      again(before, countBefore - count);
    }
    return true;
  }

  /** Passes the longest runs that follow the one that was just read, as long as their bits are the same and at hand. */
  private void again(long before, int width) {
    long mask = (1L << width) - 1;
    long held = bits;
    int known = count;
    int place = position;
    while (known >= width && ((held ^ before) & mask) == 0) {
      held >>>= width;
      known -= width;
      place += LONGEST;
    }
    bits = held;
    count = known;
    position = place;
  }

  /** Adds the bytes that stand some way back once more, up to a place; beyond that way it is those it adds itself. */
  private void copy(int distance, int end) {
    int[] starts = runs.starts();
    byte[] values = runs.values();
    int used = size;
    int from = position - distance;
    int run = distance == lastDistance ? source : runs.find(from, used);
    while (run + 1 < used && starts[run + 1] <= from) {
      run++;
    }
    byte last = values[used - 1];
    for (int place = position; place < end; run++) {
      if (values[run] != last) {
        last = values[run];
        starts[used] = place;
        values[used++] = last;
      }
      // The last run goes on as long as it is copied.
      place = run + 1 < used ? starts[run + 1] + distance : end;
    }
    lastDistance = distance;
    source = run - 1;
    size = used;
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

  /** Returns the next symbol, or -1 if there is none of these bits. */
  private int decode(PrefixDecoder code) {
    if (count < PrefixDecoder.LONGEST) {
      refill();
    }
    int found = code.find(bits);
    bits >>>= found & 15;
    count -= found & 15;
    return found >> 4;
  }

  /** Adds four bytes to at most 32 bits. Behind the end they are anything; that they were used is found later. */
  private void refill() {
    if (at > end) {
      at += Integer.BYTES;
    } else {
      bits |= four() << count;
    }
    count += Integer.SIZE;
  }

  private long four() {
    byte[] in = input;
    int from = at;
    at = from + Integer.BYTES;
    return (in[from] & 0xff | (in[from + 1] & 0xff) << 8 | (in[from + 2] & 0xff) << 16 | in[from + 3] << 24)
        & 0xffff_ffffL;
  }
}
