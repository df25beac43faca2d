// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/**
 * A record that a {@link JsonFileScanner} has just passed: an element of a list, or a member of the root.
 *
 * <p>One instance serves a whole scan and is valid only during the call of a {@link RecordSink}.
 *
 * @units offsets in bytes from the start of the input
 */
public final class JsonRecord {
  String name = "";
  boolean element;
  boolean object;
  long index;
  long start;
  long end;
  byte[] buf = new byte[0];
  int from = JsonScan.NONE;
  final long[] values = new long[Long.SIZE];
  final long[] places = new long[Long.SIZE];
  private String pathName = "";
  private String path = "$";
  boolean others;
  boolean repeated;
  long present;
  long whole;

  JsonRecord() {}

  /** Name of the root's member that is, or holds, this record; empty for an element of a root array. */
  public String name() {
    return name;
  }

  /** The JSON path of this record's list, or of the record itself when it is a member of the root. */
  public String path() {
    String list = name;
    if (!list.equals(pathName)) {
      path = list.isEmpty() ? "$" : JsonPlace.path("$", list);
      pathName = list;
    }
    return path;
  }

  /** Position in its list (or among the root's members), from 0. */
  public long index() {
    return index;
  }

  /** Whether it is an element of a list; else it is a member of the root. */
  public boolean isElement() {
    return element;
  }

  /** Whether the record is an object; only objects have members to extract. */
  public boolean isObject() {
    return object;
  }

  /** Offset of the record's first byte. */
  public long start() {
    return start;
  }

  /** Offset behind the record's last byte. */
  public long end() {
    return end;
  }

  /** Whether the object has the member at this position of the names asked for. */
  public boolean has(int member) {
    return (present & 1L << member) != 0;
  }

  /** Whether the object has members of other names than those asked for. */
  public boolean hasOthers() {
    return others;
  }

  /** Whether one of the members asked for stands more than once. */
  public boolean hasRepeated() {
    return repeated;
  }

  /** Offset of the first byte of a member's value; of several members of that name, of the last. */
  public long valueStart(int member) {
    if (!has(member)) {
      throw new IllegalStateException("member " + member + " is not there");
    }
    return places[member];
  }

  /** Whether the member is there and is a whole number (no point, no exponent) of 64 bits. */
  public boolean isWhole(int member) {
    return (whole & 1L << member) != 0;
  }

  /** The whole number of a member; of several members of that name, the last. */
  public long whole(int member) {
    if (!isWhole(member)) {
      throw new IllegalStateException("member " + member + " is no whole number");
    }
    return values[member];
  }

  /** Whether the bytes are at hand: the sink asked for them, and the record is not longer than it allowed. */
  public boolean hasBytes() {
    return from != JsonScan.NONE;
  }

  /** The array that holds the record from {@link #from()} to {@link #to()}; other bytes in it mean nothing. */
  public byte[] bytes() {
    return buf;
  }

  /** Where in {@link #bytes()} the record begins; -1 without bytes. */
  public int from() {
    return from;
  }

  /** Where in {@link #bytes()} the record ends. */
  public int to() {
    return from + (int) (end - start);
  }

  /** Points a reader at the bytes of this record. */
  public void resetTo(JsonReader reader) {
    if (!hasBytes()) {
      throw new IllegalStateException("the bytes of the record were not kept");
    }
    reader.reset(buf, from, to(), start);
    reader.within(path(), element ? index : JsonScan.NONE);
  }
}
