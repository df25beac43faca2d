// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.kit.internal.Utf8Check;

/**
 * Steps through the lines of a UTF-8 text without making a String of each.
 *
 * <p>Lines end with LF, CR LF or CR; a byte order mark is skipped; the last line needs no end.
 */
public final class TextLines {

  /** The default limit of a file: 1 GB. */
  public static final int MAX_BYTES = 1 << 30;

  private final byte[] data;
  private final int end;
  private final boolean isAscii;
  private int next;
  private int lineStart;
  private int lineEnd;
  private int number;

  /**
   * @param data the text; read in place
   * @throws TextFormatException if the bytes are not UTF-8
   */
  public TextLines(byte[] data) {
    this(data, 0, data.length);
  }

  /**
   * @param data holds the text, which is read in place
   * @param offset first byte
   * @param length bytes of the text
   * @throws TextFormatException if the bytes are not UTF-8
   */
  public TextLines(byte[] data, int offset, int length) {
    this.data = data;
    this.end = offset + length;
    int start = offset;
    if (length >= 3 && data[offset] == (byte) 0xEF && data[offset + 1] == (byte) 0xBB
        && data[offset + 2] == (byte) 0xBF) {
      start += 3;
    }
    int high = Utf8Check.firstNonAscii(data, start, end);
    this.isAscii = high == end;
    if (!isAscii) {
      requireUtf8(data, start, high, end);
    }
    this.next = start;
  }

  private static void requireUtf8(byte[] data, int start, int from, int end) {
    int invalid = Utf8Check.firstInvalid(data, from, end);
    if (invalid < 0) {
      return;
    }
    int mark = end - start < 2 ? 0 : (data[start] & 0xFF) << 8 | data[start + 1] & 0xFF;
    if (mark == 0xFEFF || mark == 0xFFFE) {
      throw new TextFormatException("text is encoded in UTF-16, expected UTF-8; save it as UTF-8", 0, 0);
    }
    String hex = Integer.toHexString(data[invalid] & 0xFF);
    throw new TextFormatException("byte 0x" + hex + " is no valid UTF-8; save the text as UTF-8",
        Utf8Check.lineAt(data, start, invalid), Utf8Check.columnAt(data, start, invalid));
  }

  /**
   * Opens a file with the default limit.
   *
   * @throws IOException if the file cannot be read
   * @throws TextFormatException if the file is too big or not UTF-8
   */
  public static TextLines of(Path file) throws IOException {
    return of(file, MAX_BYTES);
  }

  /**
   * Opens a file.
   *
   * @param maxBytes a bigger file is refused
   * @throws IOException if the file cannot be read
   * @throws TextFormatException if the file is too big or not UTF-8
   */
  public static TextLines of(Path file, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes);
      if (bytes.length == maxBytes && in.read() >= 0) {
        throw new TextFormatException("text has more than the limit of " + maxBytes + " bytes", 0, 0);
      }
      return new TextLines(bytes);
    }
  }

  /** Steps to the next line; false at the end. */
  public boolean next() {
    if (next >= end) {
      lineStart = end;
      lineEnd = end;
      return false;
    }
    lineStart = next;
    int p = next;
    while (p < end && data[p] != '\n' && data[p] != '\r') {
      p++;
    }
    lineEnd = p;
    boolean isPair = p + 1 < end && data[p] == '\r' && data[p + 1] == '\n';
    next = isPair ? p + 2 : p + 1;
    number++;
    return true;
  }

  /** The number of the line, counted from 1. */
  public int number() {
    return number;
  }

  /** The array that holds the line. */
  public byte[] bytes() {
    return data;
  }

  /** Where the line starts in {@link #bytes}. */
  public int start() {
    return lineStart;
  }

  /** Where the line ends in {@link #bytes}, its end mark not included. */
  public int end() {
    return lineEnd;
  }

  /** Whether the line has nothing but spaces and tabs. */
  public boolean isBlank() {
    for (int i = lineStart; i < lineEnd; i++) {
      if (data[i] != ' ' && data[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** The line as a String, its end mark not included. */
  public String text() {
    return new String(
        data, lineStart, lineEnd - lineStart, isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** An exception about this line. */
  public TextFormatException error(String what) {
    return new TextFormatException(what, number, 0);
  }
}
