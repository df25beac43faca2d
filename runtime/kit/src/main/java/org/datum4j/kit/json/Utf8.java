// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/**
 * The rules of well-formed UTF-8: shortest form, no surrogates, nothing above U+10FFFF.
 *
 * @source The Unicode Standard, table 3-7
 */
final class Utf8 {
  private Utf8() {}

  /** Length of the sequence that a byte beyond ASCII begins; 0 when it begins none. */
  static int length(byte first) {
    int c = first & 0xff;
    if (c < 0xc2 || c > 0xf4) {
      return 0;
    }
    return c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
  }

  /** Index of the first byte that does not fit in the sequence of this length at {@code p}; 0 when all fit. */
  static int firstBad(byte[] b, int p, int length) {
    int first = b[p] & 0xff;
    int second = b[p + 1] & 0xff;
    int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) {
      return 1;
    }
    for (int i = 2; i < length; i++) {
      if ((b[p + i] & 0xc0) != 0x80) {
        return i;
      }
    }
    return 0;
  }
}
