// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.Arrays;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A record made ready to be written: either a record of a source file that is to be copied, or text with holes where
 * ids
 * belong that are not known before the record's turn comes.
 *
 * @shape holes: pairs of a position in the text and a kind
 */
final class Entry {
  /** The hole for the record's own id. */
  static final int ID = 0;

  /** The ordinal of a record without a place of its own. */
  static final int NO_PLACE = -1;

  /** The hole for the id of the image. */
  static final int IMAGE_ID = 1;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final int[] holes;
  private final boolean hasId;
  private final long id;
  private final boolean isCopy;
  private final @Nullable CocoIndex index;
  private final int ordinal;
  private final int number;

  private Entry(
      byte[] bytes, int from, int to, int[] holes, boolean hasId, long id, boolean isCopy, @Nullable CocoIndex index,
      int ordinal, int number) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.holes = holes;
    this.hasId = hasId;
    this.id = id;
    this.isCopy = isCopy;
    this.index = index;
    this.ordinal = ordinal;
    this.number = number;
  }

  /** A record to be copied as it is; its text is at hand in case that its file cannot be used. */
  static Entry copy(byte[] bytes, int from, int to, boolean hasId, long id, CocoIndex index, int ordinal) {
    return new Entry(bytes, from, to, new int[0], hasId, id, true, index, ordinal, -1);
  }

  /**
   * The text in a writer.
   *
   * @param index the file whose record it replaces, or null
   * @param ordinal the record's place in that file, or the place that it had in a file that is not at hand, or
   *     {@link #NO_PLACE}
   */
  static Entry of(JsonWriter json, Holes holes, boolean hasId, long id, @Nullable CocoIndex index, int ordinal) {
    byte[] bytes = Arrays.copyOf(json.bytes(), json.length());
    return new Entry(bytes, 0, bytes.length, holes.toArray(), hasId, id, false, index, ordinal, -1);
  }

  /** Returns the same record as that of an object of its item, so that its records in several files get one new id. */
  Entry ofObject(int position) {
    return new Entry(bytes, from, to, holes, hasId, id, isCopy, index, ordinal, position);
  }

  /** Returns the object's position in its item, or -1 if the record is of no object or the only one of it. */
  int number() {
    return number;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int[] holes() {
    return holes;
  }

  /** Says whether the record has an id that should stay. */
  boolean hasId() {
    return hasId;
  }

  long id() {
    return id;
  }

  boolean isCopy() {
    return isCopy;
  }

  /** Returns the source file of the record, if it has one. */
  @Nullable CocoIndex index() {
    return index;
  }

  int ordinal() {
    return ordinal;
  }

  /** Collects holes while a text is written. */
  static final class Holes {
    private static final byte[] NOTHING = new byte[0];

    private int[] pairs = new int[8];
    private int size;

    void clear() {
      size = 0;
    }

    /** Leaves a hole where the next value belongs. */
    void leave(JsonWriter json, int kind) {
      json.raw(NOTHING, 0, 0);
      if (size + 2 > pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * pairs.length);
      }
      pairs[size++] = json.length();
      pairs[size++] = kind;
    }

    int[] toArray() {
      return Arrays.copyOf(pairs, size);
    }
  }
}
