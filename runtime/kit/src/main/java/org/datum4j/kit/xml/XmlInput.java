// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.kit.internal.Utf8Check;

/**
 * A document as valid UTF-8, whatever it was stored in.
 *
 * @source https://www.w3.org/TR/xml/#sec-guessing
 * @param data the bytes, shared with the caller when they were UTF-8
 * @param start first byte after the byte order mark
 * @param end behind the last byte
 * @param isAscii whether no byte is above 127
 */
record XmlInput(byte[] data, int start, int end, boolean isAscii) {

  private static final int DECLARATION_BYTES = 256;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

  static XmlInput of(byte[] data, int offset, int length) {
    int first = int32(data, offset, length);
    int pair = first >>> 16;
    if (first >>> 8 == 0xEFBBBF) {
      return ofUtf8(data, offset + 3, offset + length);
    }
    if (first == 0xFFFE0000 || first == 0x0000FEFF || first == 0x0000003C) {
      throw new XmlException("XML is encoded in UTF-32, expected UTF-8 or UTF-16; save it as UTF-8");
    }
    if (pair == 0xFEFF || pair == 0xFFFE) {
      Charset utf16 = pair == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      return transcode(data, offset + 2, length - 2, utf16);
    }
    if (pair == 0x003C || (first & 0xFFFF00FF) == 0x3C000000 && length > 1) {
      return transcode(data, offset, length, pair == 0x003C ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    return declared(data, offset, length, first);
  }

  private static XmlInput declared(byte[] data, int offset, int length, int first) {
    if (first != 0x3C3F786D) {
      return ofUtf8(data, offset, offset + length);
    }
    int headBytes = Math.min(length, DECLARATION_BYTES);
    if (isPlainDeclaration(data, offset, headBytes)) {
      return ofUtf8(data, offset, offset + length);
    }
    Matcher matcher = ENCODING.matcher(new String(data, offset, headBytes, StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      return ofUtf8(data, offset, offset + length);
    }
    String name = matcher.group(1).toUpperCase(Locale.ROOT);
    if (name.equals("UTF-8") || name.equals("UTF8")) {
      return ofUtf8(data, offset, offset + length);
    }
    if (name.startsWith("UTF-16") || name.startsWith("UTF-32") || name.startsWith("ISO-10646-UCS")) {
      throw new XmlException(
          "XML declares encoding " + name + " but has single bytes; correct the declaration to UTF-8");
    }
    try {
      return transcode(data, offset, length, Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new XmlException("XML declares unknown encoding \"" + matcher.group(1) + "\", save it as UTF-8");
    }
  }

  /** The two declarations that nearly every file has, without a regular expression. */
  private static boolean isPlainDeclaration(byte[] data, int offset, int length) {
    int gt = offset;
    while (gt < offset + length && data[gt] != '>') {
      gt++;
    }
    for (int i = offset; i < gt - 5; i++) {
      if (data[i] == 'e' && data[i + 1] == 'n' && data[i + 2] == 'c') {
        return i + 15 < gt && data[i + 9] == data[i + 15] && isUtf8Name(data, i + 10);
      }
    }
    return true;
  }

  private static boolean isUtf8Name(byte[] data, int at) {
    return (data[at] | 0x20) == 'u' && (data[at + 1] | 0x20) == 't' && (data[at + 2] | 0x20) == 'f'
        && data[at + 3] == '-' && data[at + 4] == '8';
  }

  private static int int32(byte[] data, int offset, int length) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | (i < length ? data[offset + i] & 0xFF : 0);
    }
    return value;
  }

  private static XmlInput transcode(byte[] data, int offset, int length, Charset charset) {
    try {
      // a new decoder reports what it cannot read instead of replacing it
      String text = charset.newDecoder().decode(ByteBuffer.wrap(data, offset, length)).toString();
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      int start = text.startsWith("\uFEFF") ? 3 : 0;
      return ofUtf8(utf8, start, utf8.length);
    } catch (CharacterCodingException e) {
      throw new XmlException("XML has bytes that are not valid in its encoding " + charset.name());
    }
  }

  private static XmlInput ofUtf8(byte[] data, int start, int end) {
    int high = Utf8Check.firstNonAscii(data, start, end);
    if (high == end) {
      return new XmlInput(data, start, end, true);
    }
    int invalid = Utf8Check.firstInvalid(data, high, end);
    for (int i = high; invalid < 0 && i < end - 2; i++) {
      if (data[i] == (byte) 0xEF && data[i + 1] == (byte) 0xBF && (data[i + 2] & 0xFE) == 0xBE) {
        invalid = i;
      }
    }
    if (invalid >= 0) {
      int line = Utf8Check.lineAt(data, start, invalid);
      int column = Utf8Check.columnAt(data, start, invalid);
      String hex = Integer.toHexString(data[invalid] & 0xFF);
      throw new XmlException("byte 0x" + hex + " is no valid UTF-8; save the file as UTF-8 or declare its encoding",
          line, column, invalid - start);
    }
    return new XmlInput(data, start, end, false);
  }
}
