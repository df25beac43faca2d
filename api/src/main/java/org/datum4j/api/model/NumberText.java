// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * Numbers as a file writes them, not yet converted. The bytes are shared, not copied: the giver must not change them.
 */
public final class NumberText {
  private final byte[] buffer;
  private final int from;
  private final int to;
  private final int count;
  private final Parser parser;

  /**
   * Refers to a stretch of ASCII text that holds numbers with commas between them.
   *
   * @param buffer the bytes
   * @param from position of the first number's first byte
   * @param to position after the last number's last byte
   * @param count how many numbers there are; the giver has checked them
   * @param parser converts the text
   */
  public NumberText(byte[] buffer, int from, int to, int count, Parser parser) {
    Objects.checkFromToIndex(from, to, buffer.length);
    this.buffer = buffer;
    this.from = from;
    this.to = to;
    this.count = count;
    this.parser = Objects.requireNonNull(parser);
  }

  /** Returns how many numbers there are. */
  public int count() {
    return count;
  }

  /** Returns the bytes that {@link #from()} and {@link #to()} refer to; not to be changed. */
  public byte[] buffer() {
    return buffer;
  }

  /** Returns the position of the first byte. */
  public int from() {
    return from;
  }

  /** Returns the position after the last byte. */
  public int to() {
    return to;
  }

  double[] parse() {
    double[] values = parser.parse(buffer, from, to, count);
    if (values.length != count) {
      throw new IllegalStateException("the text holds " + values.length + " numbers, expected " + count);
    }
    return values;
  }

  /** Converts text that is known to be well formed. */
  @FunctionalInterface
  public interface Parser {
    /** Returns the numbers between two positions. */
    double[] parse(byte[] buffer, int from, int to, int count);
  }
}
