// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.Optional;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Origin;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.read.PlainJson;
import org.jspecify.annotations.Nullable;

/** An image record of a COCO file as it was read; one for each task file that lists the image. */
public final class CocoImageRecord implements Origin {
  private final CocoIndex index;
  private final int ordinal;
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final long id;
  private final String itemId;
  private final @Nullable ImageSize size;
  private final @Nullable CocoImageRecord next;

  /**
   * Refers to a record's bytes.
   *
   * @param itemId the id of the item that is made of it
   * @param size the size that it states, if it does
   * @param next the record of the same image in another file, or null
   */
  public CocoImageRecord(
      CocoIndex index,
      int ordinal,
      byte[] bytes,
      int from,
      int to,
      long id,
      String itemId,
      @Nullable ImageSize size,
      @Nullable CocoImageRecord next) {
    this.index = index;
    this.ordinal = ordinal;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.id = id;
    this.itemId = itemId;
    this.size = size;
    this.next = next;
  }

  /** Returns the file that holds the record. */
  public CocoIndex index() {
    return index;
  }

  /** Returns the position in the file's list of images. */
  public int ordinal() {
    return ordinal;
  }

  /** Returns the array that holds the record's text; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns where in {@link #bytes()} the record begins. */
  public int from() {
    return from;
  }

  /** Returns where in {@link #bytes()} the record ends. */
  public int to() {
    return to;
  }

  /** Returns the image's id. */
  public long id() {
    return id;
  }

  /** Returns the id of the item that was made of the record. */
  public String itemId() {
    return itemId;
  }

  /** Returns the size that the record states, if it does. */
  public Optional<ImageSize> size() {
    return Optional.ofNullable(size);
  }

  /** Returns the record of a task, if a file of that task lists the image. */
  public Optional<CocoImageRecord> of(CocoTask task) {
    for (CocoImageRecord record = this; record != null; record = record.next) {
      if (record.index.task() == task) {
        return Optional.of(record);
      }
    }
    return Optional.empty();
  }

  @Override
  public String family() {
    return CocoRecord.FAMILY;
  }

  @Override
  public Attributes fields() {
    return PlainJson.leftovers(bytes, from, to, PlainJson.IMAGE_FIELDS);
  }
}
