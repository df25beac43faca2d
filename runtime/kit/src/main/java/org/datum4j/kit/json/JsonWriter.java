// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.datum4j.kit.number.Decimals;

/**
 * Writes compact JSON as UTF-8 into an array that grows and is reused.
 *
 * <p>Commas come by themselves; that brackets match, and that names stand in objects only, is the caller's care, so that
 * parts of a document can be written apart. Values at the top are separated by commas too, as pieces of a list.
 * Characters beyond ASCII are written as they are; a lone surrogate is written as an escape. Not safe for use by
 * several threads at once.
 *
 * @source RFC 8259
 */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.ISO_8859_1);
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private byte[] buf;
  private int length;
  private boolean comma;

  /** A writer with room for a few kibibytes, for a start. */
  public JsonWriter() {
    this(1 << 13);
  }

  /** A writer with room for so many bytes, for a start. */
  public JsonWriter(int capacity) {
    buf = new byte[Math.max(32, capacity)];
  }

  /** Encodes a name once, with quotes and colon, for {@link #name(byte[])}. */
  public static byte[] encodedName(String name) {
    JsonWriter writer = new JsonWriter(name.length() + 8);
    writer.name(name);
    return Arrays.copyOf(writer.buf, writer.length);
  }

  /** Forgets what was written and keeps the room. */
  public JsonWriter reset() {
    length = 0;
    comma = false;
    return this;
  }

  /** Opens an object. */
  public JsonWriter beginObject() {
    return open('{');
  }

  /** Closes an object. */
  public JsonWriter endObject() {
    return close('}');
  }

  /** Opens an array. */
  public JsonWriter beginArray() {
    return open('[');
  }

  /** Closes an array. */
  public JsonWriter endArray() {
    return close(']');
  }

  private JsonWriter open(char bracket) {
    int p = room(1);
    buf[p] = (byte) bracket;
    length = p + 1;
    comma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    ensure(1);
    buf[length++] = (byte) bracket;
    comma = true;
    return this;
  }

  /** Writes a name made with {@link #encodedName}. */
  public JsonWriter name(byte[] encoded) {
    raw(encoded, 0, encoded.length);
    comma = false;
    return this;
  }

  /** Writes a name. */
  public JsonWriter name(String name) {
    value(name);
    ensure(1);
    buf[length++] = ':';
    comma = false;
    return this;
  }

  /** Writes a whole number. */
  public JsonWriter value(long value) {
    int p = room(Decimals.MAX_LONG_LENGTH);
    length = Decimals.write(value, buf, p);
    return this;
  }

  /**
   * Writes a number so that it reads back as the same double; a whole one keeps a point, as in {@code 12.0}.
   *
   * @throws IllegalArgumentException if it is not finite, for which JSON has no text
   */
  public JsonWriter value(double value) {
    finite(value);
    int p = room(Decimals.MAX_DOUBLE_LENGTH);
    length = Decimals.write(value, buf, p);
    return this;
  }

  /**
   * Writes a number like {@link #value(double)}, but a whole one without point, as in {@code 12}.
   *
   * @throws IllegalArgumentException if it is not finite, for which JSON has no text
   */
  public JsonWriter shortValue(double value) {
    finite(value);
    int p = room(Decimals.MAX_DOUBLE_LENGTH);
    length = Decimals.writeShort(value, buf, p);
    return this;
  }

  private static void finite(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("JSON cannot hold " + value + ", expected a finite number");
    }
  }

  /** Writes {@code true} or {@code false}. */
  public JsonWriter value(boolean value) {
    byte[] word = value ? TRUE : FALSE;
    return raw(word, 0, word.length);
  }

  /** Writes {@code null}. */
  public JsonWriter nullValue() {
    return raw(NULL, 0, NULL.length);
  }

  /** Writes a number whose text the caller vouches for, such as that of a big decimal. */
  JsonWriter rawNumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    JsonReader reader = new JsonReader();
    reader.reset(bytes, 0, bytes.length, 0);
    if (reader.peek() != JsonToken.NUMBER) {
      throw new IllegalArgumentException("not a JSON number: " + text);
    }
    reader.skipValue();
    reader.finish();
    return raw(bytes, 0, bytes.length);
  }

  /** Copies JSON text of one value as it is. */
  public JsonWriter raw(byte[] bytes, int from, int to) {
    int p = room(to - from);
    System.arraycopy(bytes, from, buf, p, to - from);
    length = p + to - from;
    return this;
  }

  /** Writes a string. */
  public JsonWriter value(String value) {
    int count = value.length();
    int p = room(count + 2);
    buf[p++] = '"';
    for (int i = 0; i < count; i++) {
      char c = value.charAt(i);
      if (c < 0x80 && c >= ' ' && c != '"' && c != '\\') {
        buf[p++] = (byte) c;
        continue;
      }
      // The longest a char becomes is an escape of 6 bytes; one byte each, and the quote, stay reserved for the rest.
      length = p;
      ensure(6 + count - i);
      p = unusual(value, i, p);
      if (Character.isHighSurrogate(c) && p - length == 4) {
        i++;
      }
    }
    buf[p++] = '"';
    length = p;
    return this;
  }

  private int unusual(String text, int i, int at) {
    char c = text.charAt(i);
    int p = at;
    if (c < 0x80) {
      return escaped(c, p);
    }
    if (c < 0x800) {
      buf[p++] = (byte) (0xc0 | c >> 6);
      buf[p++] = (byte) (0x80 | c & 0x3f);
      return p;
    }
    if (!Character.isSurrogate(c)) {
      buf[p++] = (byte) (0xe0 | c >> 12);
      buf[p++] = (byte) (0x80 | c >> 6 & 0x3f);
      buf[p++] = (byte) (0x80 | c & 0x3f);
      return p;
    }
    int point = text.codePointAt(i);
    if (point < 0x10000) {
      return escaped(c, p);
    }
    buf[p++] = (byte) (0xf0 | point >> 18);
    buf[p++] = (byte) (0x80 | point >> 12 & 0x3f);
    buf[p++] = (byte) (0x80 | point >> 6 & 0x3f);
    buf[p++] = (byte) (0x80 | point & 0x3f);
    return p;
  }

  private int escaped(char c, int at) {
    int p = at;
    buf[p++] = '\\';
    int brief = "\"\\\b\f\n\r\t".indexOf(c);
    if (brief >= 0) {
      buf[p++] = (byte) "\"\\bfnrt".charAt(brief);
      return p;
    }
    buf[p++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      buf[p++] = HEX[c >> shift & 15];
    }
    return p;
  }

  /** Starts a value: makes room, sets the comma that is due, and answers where the value goes. */
  private int room(int bytes) {
    ensure(bytes + 1);
    int p = length;
    if (comma) {
      buf[p++] = ',';
    }
    comma = true;
    return p;
  }

  private void ensure(int bytes) {
    if (bytes < 0 || buf.length - length < bytes) {
      grow(bytes);
    }
  }

  private void grow(int bytes) {
    long wanted = (long) length + bytes;
    if (bytes < 0 || wanted > LONGEST) {
      throw new IllegalStateException("more than " + LONGEST + " bytes of JSON in memory; flush more often");
    }
    buf = Arrays.copyOf(buf, (int) Math.min(LONGEST, Math.max(wanted, buf.length * 2L)));
  }

  /** How many bytes were written since the last {@link #reset} or flush. */
  public int length() {
    return length;
  }

  /** The array whose first {@link #length()} bytes are the text; valid until more is written. */
  public byte[] bytes() {
    return buf;
  }

  /** Hands the text over to a stream and forgets it; a comma that is due stays due. */
  public void flushTo(OutputStream out) throws IOException {
    out.write(buf, 0, length);
    length = 0;
  }

  /** Hands the text over to a channel and forgets it; a comma that is due stays due. */
  public void flushTo(WritableByteChannel out) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buf, 0, length);
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    length = 0;
  }

  /** The text as a string. */
  @Override
  public String toString() {
    return new String(buf, 0, length, StandardCharsets.UTF_8);
  }
}
