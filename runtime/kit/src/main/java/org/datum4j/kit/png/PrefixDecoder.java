// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * Finds symbols by their code words: short words in a table, long ones bit by bit.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2
 */
final class PrefixDecoder {
  /** The longest word, in bits. */
  static final int LONGEST = 15;

  /** So many bits are looked up at once. */
  static final int SHORT = 10;

  /** The bits that are looked up at once. */
  static final int SHORT_MASK = (1 << SHORT) - 1;

  private final int[] counts = new int[LONGEST + 1];
  private final int[] offsets = new int[LONGEST + 2];
  private final int[] symbols = new int[288];
  /** By the next bits: the symbol times 16 plus the length of its word; 0 for the beginning of a long word. */
  private final int[] table = new int[1 << SHORT];
  /** The first word, were there one, that is a bit longer than those in the table. */
  private int firstLong;

  /**
   * Takes a code.
   *
   * @param lengths the length of each symbol's word, 0 for none
   * @return whether the lengths make a code; words may be left over, as in a code of one word
   */
  boolean build(int[] lengths, int from, int size) {
    Arrays.fill(counts, 0);
    Arrays.fill(table, 0);
    for (int i = 0; i < size; i++) {
      counts[lengths[from + i]]++;
    }
    counts[0] = 0;
    int left = 1;
    for (int length = 1; length <= LONGEST; length++) {
      left = 2 * left - counts[length];
      if (left < 0) {
        return false;
      }
      offsets[length + 1] = offsets[length] + counts[length];
    }
    int[] next = offsets.clone();
    for (int symbol = 0; symbol < size; symbol++) {
      int length = lengths[from + symbol];
      if (length > 0) {
        symbols[next[length]++] = symbol;
      }
    }
    fillTable();
    return true;
  }

  private void fillTable() {
    int word = 0;
    for (int length = 1; length <= SHORT; length++) {
      for (int i = 0; i < counts[length]; i++, word++) {
        int entry = symbols[offsets[length] + i] << 4 | length;
        int reversed = Integer.reverse(word) >>> Integer.SIZE - length;
        for (int at = reversed; at < table.length; at += 1 << length) {
          table[at] = entry;
        }
      }
      word <<= 1;
    }
    firstLong = word;
  }

  /**
   * Finds the symbol of the word that some bits begin with, the first bit lowest.
   *
   * @return the symbol times 16 plus the length of its word, or -1 if there is no such word
   */
  int find(long bits) {
    int entry = table[(int) bits & SHORT_MASK];
    return entry != 0 ? entry : findLong(bits);
  }

  /** Returns what {@link #find} looks at first, by the next {@link #SHORT} bits; 0 stands for {@link #findLong}. */
  int[] table() {
    return table;
  }

  int findLong(long bits) {
    int word = Integer.reverse((int) bits << Integer.SIZE - SHORT) << 1;
    int first = firstLong;
    for (int length = SHORT + 1; length <= LONGEST; length++) {
      word |= (int) (bits >>> length - 1) & 1;
      if (word - first < counts[length]) {
        return symbols[offsets[length] + word - first] << 4 | length;
      }
      first = first + counts[length] << 1;
      word <<= 1;
    }
    return -1;
  }
}
