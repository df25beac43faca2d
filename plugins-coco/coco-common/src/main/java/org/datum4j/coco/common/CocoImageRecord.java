// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.Objects;
import java.util.Optional;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Origin;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.jspecify.annotations.Nullable;

/**
 * An image record of a COCO file as it was read; one for each task file that lists the image. Its text may stay in the
 * file until somebody asks for it.
 */
public final class CocoImageRecord implements Origin {
  private final CocoIndex index;
  private final int ordinal;
  private final CocoRecord.@Nullable Text text;
  private volatile byte @Nullable [] bytes;
  private final long id;
  private final String itemId;
  private final String fileName;
  private final @Nullable ImageSize size;
  private final Attributes attributes;
  private final @Nullable CocoImageRecord next;

  /**
   * Refers to a record's bytes.
   *
   * @param bytes the record's text, shared and not to be changed
   * @param itemId the id of the item that is made of it
   * @param fileName the name of the image's file as it is written
   * @param size the size that it states, if it does
   * @param attributes its free attributes
   * @param next the record of the same image in another file, or null
   */
  public CocoImageRecord(
      CocoIndex index,
      int ordinal,
      byte[] bytes,
      long id,
      String itemId,
      String fileName,
      @Nullable ImageSize size,
      Attributes attributes,
      @Nullable CocoImageRecord next) {
    this.index = index;
    this.ordinal = ordinal;
    this.text = null;
    this.bytes = bytes;
    this.id = id;
    this.itemId = itemId;
    this.fileName = fileName;
    this.size = size;
    this.attributes = attributes;
    this.next = next;
  }

  /**
   * Refers to an ordinary record that was not read, of an image that no other file lists.
   *
   * @param text reads it when it is asked for
   */
  public CocoImageRecord(
      CocoIndex index, int ordinal, CocoRecord.Text text, long id, String itemId, String fileName,
      @Nullable ImageSize size) {
    this.index = index;
    this.ordinal = ordinal;
    this.text = text;
    this.id = id;
    this.itemId = itemId;
    this.fileName = fileName;
    this.size = size;
    this.attributes = Attributes.empty();
    this.next = null;
  }

  /** Returns the file that holds the record. */
  public CocoIndex index() {
    return index;
  }

  /** Returns the position in the file's list of images. */
  public int ordinal() {
    return ordinal;
  }

  /** Returns the record's text; not to be changed. */
  public byte[] bytes() {
    byte[] known = bytes;
    if (known == null) {
      known = Objects.requireNonNull(text).read(ordinal);
      bytes = known;
    }
    return known;
  }

  /** Returns the image's id. */
  public long id() {
    return id;
  }

  /** Returns the id of the item that was made of the record. */
  public String itemId() {
    return itemId;
  }

  /** Returns the name of the image's file as it is written. */
  public String fileName() {
    return fileName;
  }

  /** Returns the free attributes of the record. */
  public Attributes attributes() {
    return attributes;
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

  /** Returns the record of the same image in another file. */
  Optional<CocoImageRecord> next() {
    return Optional.ofNullable(next);
  }

  @Override
  public String family() {
    return CocoRecord.FAMILY;
  }

  @Override
  public Attributes fields() {
    return CocoCarried.of(this);
  }
}
