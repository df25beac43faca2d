// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.nio.charset.StandardCharsets;

/** Decoding of the inside of JSON strings that were checked before. */
final class JsonText {
  private JsonText() {}

  static String decode(byte[] b, int from, int to, boolean plain) {
    if (plain) {
      return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder(to - from);
    int p = from;
    while (p < to) {
      int run = p;
      while (run < to && b[run] != '\\') {
        run++;
      }
      if (run > p) {
        text.append(new String(b, p, run - p, StandardCharsets.UTF_8));
        p = run;
      } else if (b[p + 1] == 'u') {
        text.append((char) Integer.parseInt(new String(b, p + 2, 4, StandardCharsets.ISO_8859_1), 16));
        p += 6;
      } else {
        text.append(unescaped(b[p + 1]));
        p += 2;
      }
    }
    return text.toString();
  }

  private static char unescaped(byte c) {
    switch (c) {
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      default:
        return (char) c;
    }
  }
}
