// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The declaration at the start of a document.
 *
 * @source https://www.w3.org/TR/xml/#NT-XMLDecl
 */
final class XmlDeclaration {

  private static final byte[][] USUAL = {
    bytes("<?xml version=\"1.0\"?>"),
    bytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>"),
    bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
    bytes("<?xml version='1.0' encoding='utf-8'?>"),
    bytes("<?xml version='1.0' encoding='UTF-8'?>"),
  };

  private static final String S = "[ \t\r\n]";
  private static final String EQUALS = S + "*=" + S + "*";
  private static final Pattern FORM =
      Pattern.compile("<\\?xml" + S + "+version" + EQUALS + "([\"'])1\\.[0-9]+\\1"
          + "(" + S + "+encoding" + EQUALS + "([\"'])[A-Za-z][A-Za-z0-9._-]*\\3)?"
          + "(" + S + "+standalone" + EQUALS + "([\"'])(yes|no)\\5)?" + S + "*\\?>");

  private static final int MAX_LENGTH = 256;

  private XmlDeclaration() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Steps over the declaration if there is one. */
  static void skip(XmlCursor cursor) {
    int start = cursor.position;
    boolean isThere = cursor.startsWith("<?xml") && start + 5 < cursor.end && XmlChars.isSpace(cursor.data[start + 5]);
    if (!isThere) {
      return;
    }
    for (byte[] usual : USUAL) {
      if (isAt(cursor, usual)) {
        cursor.position += usual.length;
        return;
      }
    }
    int length = Math.min(MAX_LENGTH, cursor.end - start);
    String head = new String(cursor.data, start, length, StandardCharsets.ISO_8859_1);
    int close = head.indexOf("?>");
    if (close < 0) {
      throw cursor.cutOff("the XML declaration");
    }
    if (!FORM.matcher(head.substring(0, close + 2)).matches()) {
      throw cursor.error(
          "the XML declaration is malformed, expected <?xml version=\"1.0\" encoding=\"UTF-8\"?>", start);
    }
    cursor.position += close + 2;
  }

  private static boolean isAt(XmlCursor cursor, byte[] usual) {
    if (cursor.end - cursor.position < usual.length) {
      return false;
    }
    for (int i = 0; i < usual.length; i++) {
      if (cursor.data[cursor.position + i] != usual[i]) {
        return false;
      }
    }
    return true;
  }
}
