// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * The prefix code of least length for symbols of given frequencies, numbered as Deflate wants it.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2
 */
final class HuffmanCode {
  private final int limit;
  private final int[] lengths;

  /** Codes with their first bit lowest. */
  private final int[] codes;

  private final int[] weights;
  private final long[] leaves;
  private final long[] nodeWeights;
  private final int[] parents;

  /** Makes room for a code whose longest word has {@code limit} bits. */
  HuffmanCode(int symbols, int limit) {
    this.limit = limit;
    this.lengths = new int[symbols];
    this.codes = new int[symbols];
    this.weights = new int[symbols];
    this.leaves = new long[symbols];
    this.nodeWeights = new long[2 * symbols];
    this.parents = new int[2 * symbols];
  }

  /** Finds the code; a symbol of frequency 0 gets none. */
  void build(int[] frequencies) {
    System.arraycopy(frequencies, 0, weights, 0, weights.length);
    while (!isBuilt()) {
      // Flatter weights give a flatter tree; needed only for frequencies that grow like Fibonacci's numbers.
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights[i] == 0 ? 0 : weights[i] >> 1 | 1;
      }
    }
    number();
  }

  int length(int symbol) {
    return lengths[symbol];
  }

  int code(int symbol) {
    return codes[symbol];
  }

  /** Returns the number of symbols up to the last one that has a code. */
  int used() {
    int used = lengths.length;
    while (used > 0 && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  /** Sets the lengths; returns false if one is over the limit. */
  private boolean isBuilt() {
    Arrays.fill(lengths, 0);
    int count = 0;
    for (int symbol = 0; symbol < weights.length; symbol++) {
      if (weights[symbol] > 0) {
        leaves[count++] = (long) weights[symbol] << 16 | symbol;
      }
    }
    if (count < 2) {
      for (int i = 0; i < count; i++) {
        lengths[(int) leaves[i] & 0xFFFF] = 1;
      }
      return true;
    }
    Arrays.sort(leaves, 0, count);
    join(count);
    return measure(count);
  }

  /** Joins the two lightest until one is left: leaves come first, joined nodes behind them, each kind by weight. */
  private void join(int count) {
    for (int i = 0; i < count; i++) {
      nodeWeights[i] = leaves[i] >> 16;
    }
    int leaf = 0;
    int node = count;
    for (int next = count; next < 2 * count - 1; next++) {
      long weight = 0;
      for (int i = 0; i < 2; i++) {
        boolean isLeaf = leaf < count && (node == next || nodeWeights[leaf] <= nodeWeights[node]);
        int lightest = isLeaf ? leaf++ : node++;
        weight += nodeWeights[lightest];
        parents[lightest] = next;
      }
      nodeWeights[next] = weight;
    }
  }

  private boolean measure(int count) {
    int root = 2 * count - 2;
    // From here on the parents' cells hold depths: a parent always stands behind its children.
    int longest = 0;
    parents[root] = 0;
    for (int i = root - 1; i >= 0; i--) {
      parents[i] = parents[parents[i]] + 1;
      if (i < count) {
        lengths[(int) leaves[i] & 0xFFFF] = parents[i];
        longest = Math.max(longest, parents[i]);
      }
    }
    return longest <= limit;
  }

  private void number() {
    int code = 0;
    for (int length = 1; length <= limit; length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = Integer.reverse(code++) >>> 32 - length;
        }
      }
      code <<= 1;
    }
  }
}
