// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Origin;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.jspecify.annotations.Nullable;

/**
 * An annotation record of a COCO file as it was read, so that writers of the family can give back every field and
 * digit.
 *
 * <p>One record serves all annotations that were made of it. Its text may stay in the file until somebody asks for it.
 * Safe for use by several threads once it is delivered.
 */
public final class CocoRecord implements Origin {
  /** The name of the family of formats. */
  public static final String FAMILY = "coco";

  private static final int WHOLE = -1;

  private final CocoIndex index;
  private final int ordinal;
  private final @Nullable Text text;
  private volatile byte @Nullable [] bytes;
  private final int from;
  private final int to;
  private final long id;
  private final long imageId;
  private final long categoryId;
  private final boolean isClean;
  private List<Annotation> annotations = List.of();
  private @Nullable CocoRecord twin;
  private @Nullable Path picture;

  /** Reads the texts of a file's records. */
  @FunctionalInterface
  public interface Text {
    /**
     * Returns the text of the record at a position in the file's list.
     *
     * @throws java.io.UncheckedIOException if it cannot be read, for example since the dataset was closed
     */
    byte[] read(int ordinal);
  }

  /**
   * Refers to a record's bytes.
   *
   * @param index the file that holds it
   * @param ordinal its position in the file's list
   * @param bytes shared and not to be changed
   * @param categoryId the category's id, or 0 where records have none
   * @param isClean whether the text can be given back as it is
   */
  public CocoRecord(
      CocoIndex index, int ordinal, byte[] bytes, int from, int to, long id, long imageId, long categoryId,
      boolean isClean) {
    this.index = index;
    this.ordinal = ordinal;
    this.text = null;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.id = id;
    this.imageId = imageId;
    this.categoryId = categoryId;
    this.isClean = isClean;
  }

  /**
   * Refers to a sound record that was not read.
   *
   * @param index the file that holds it
   * @param ordinal its position in the file's list
   * @param text reads it when it is asked for
   */
  public CocoRecord(CocoIndex index, int ordinal, Text text, long id, long imageId, long categoryId) {
    this.index = index;
    this.ordinal = ordinal;
    this.text = text;
    this.from = 0;
    this.to = WHOLE;
    this.id = id;
    this.imageId = imageId;
    this.categoryId = categoryId;
    this.isClean = true;
  }

  /** Says what was made of the record; called once by the reader before the item is delivered. */
  public void produced(List<Annotation> made, @Nullable CocoRecord otherTask) {
    annotations = List.copyOf(made);
    twin = otherTask;
  }

  /** Remembers the picture of a panoptic record; called once by the reader before the item is delivered. */
  public void foundPicture(Path file) {
    picture = file;
  }

  /** Returns the picture of a panoptic record. */
  public Optional<Path> picture() {
    return Optional.ofNullable(picture);
  }

  /** Returns the file that holds the record. */
  public CocoIndex index() {
    return index;
  }

  /** Returns the position in the file's list of annotations. */
  public int ordinal() {
    return ordinal;
  }

  /** Returns the array that holds the record's text; not to be changed. */
  public byte[] bytes() {
    byte[] known = bytes;
    if (known == null) {
      known = Objects.requireNonNull(text).read(ordinal);
      bytes = known;
    }
    return known;
  }

  /** Returns where in {@link #bytes()} the record begins. */
  public int from() {
    return from;
  }

  /** Returns where in {@link #bytes()} the record ends. */
  public int to() {
    return to == WHOLE ? bytes().length : to;
  }

  /** Returns the record's id. */
  public long id() {
    return id;
  }

  /** Returns the id of its image. */
  public long imageId() {
    return imageId;
  }

  /** Returns the id of its category, 0 where records have none. */
  public long categoryId() {
    return categoryId;
  }

  /** Says whether the text can be given back as it is; not when, for example, numbers in it are texts. */
  public boolean isClean() {
    return isClean;
  }

  /** Returns the annotations that were made of the record, in order. */
  public List<Annotation> annotations() {
    return annotations;
  }

  /** Returns the record of the same object in the file of another task, for example its keypoints. */
  public Optional<CocoRecord> twin() {
    return Optional.ofNullable(twin);
  }

  /** Returns the record of a task: this one, or its twin. */
  public Optional<CocoRecord> of(CocoTask task) {
    if (index.task() == task) {
      return Optional.of(this);
    }
    return twin != null && twin.index.task() == task ? Optional.of(twin) : Optional.empty();
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public Attributes fields() {
    return CocoCarried.of(this);
  }

  @Override
  public String toString() {
    return new String(bytes(), from, Math.min(to() - from, 200), StandardCharsets.UTF_8);
  }
}
