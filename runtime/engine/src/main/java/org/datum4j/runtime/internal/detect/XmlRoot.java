// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The name of an XML file's root element, by a look at its head. */
final class XmlRoot {
  private static final int LONGEST = 100;

  private XmlRoot() {}

  /** Returns the name, or the empty text. */
  static String of(byte[] head) {
    String text = new String(head, charsetOf(head));
    int at = text.startsWith("\ufeff") ? 1 : 0;
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      int end;
      if (text.startsWith("<?", at)) {
        end = after(text, "?>", at);
      } else if (text.startsWith("<!--", at)) {
        end = after(text, "-->", at + 4);
      } else if (text.startsWith("<!DOCTYPE", at)) {
        int subset = text.indexOf('[', at);
        int close = text.indexOf('>', at);
        end = subset >= 0 && subset < close ? after(text, "]>", subset) : after(text, ">", at);
      } else {
        return nameAt(text, at);
      }
      if (end < 0) {
        return "";
      }
      at = end;
    }
  }

  private static String nameAt(String text, int at) {
    if (!text.startsWith("<", at)) {
      return "";
    }
    int end = at + 1;
    while (end < text.length() && end - at <= LONGEST && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean isWhole = end > at + 1 && end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) >= 0;
    return isWhole ? text.substring(at + 1, end) : "";
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || "_-.:".indexOf(c) >= 0;
  }

  private static int after(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? -1 : found + mark.length();
  }

  private static Charset charsetOf(byte[] head) {
    boolean isUtf16 = head.length >= 2 && (head[0] & head[1] & 0xfe) == 0xfe && head[0] != head[1];
    return isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
