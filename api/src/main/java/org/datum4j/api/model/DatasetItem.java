// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One image with everything that is said about it. Its key in a dataset is the pair of id and subset. */
public final class DatasetItem {
  /** The subset of items whose source names none. */
  public static final String DEFAULT_SUBSET = "default";

  private final String id;
  private final String subset;
  private final @Nullable Image image;
  private final List<Annotation> annotations;
  private final Attributes attributes;
  private final @Nullable Origin origin;

  private DatasetItem(
      String id,
      String subset,
      @Nullable Image image,
      List<Annotation> annotations,
      Attributes attributes,
      @Nullable Origin origin) {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an item's id is empty, expected a text such as the image's name");
    }
    this.id = id;
    this.subset = subset.isEmpty() ? DEFAULT_SUBSET : subset;
    this.image = image;
    this.annotations = List.copyOf(annotations);
    this.attributes = Objects.requireNonNull(attributes);
    this.origin = origin;
  }

  /**
   * Makes an item.
   *
   * @param id the item's name in its subset, with {@code /} between folders
   * @param subset the subset; the empty text means {@link #DEFAULT_SUBSET}
   * @throws IllegalArgumentException if the id is empty
   */
  public static DatasetItem of(
      String id, String subset, @Nullable Image image, List<Annotation> annotations, Attributes attributes) {
    return new DatasetItem(id, subset, image, annotations, attributes, null);
  }

  /** Returns the name of the item in its subset. */
  public String id() {
    return id;
  }

  /** Returns the part of the dataset that the item is in. */
  public String subset() {
    return subset;
  }

  /** Returns the image, if the item has one. */
  public Optional<Image> image() {
    return Optional.ofNullable(image);
  }

  /** Returns what is said about the item, in the source's order. */
  public List<Annotation> annotations() {
    return annotations;
  }

  /** Returns the free attributes of the item; COCO's image id is the attribute {@code id}. */
  public Attributes attributes() {
    return attributes;
  }

  /** Returns the record that the item was read from, if the importer remembers it. */
  public Optional<Origin> origin() {
    return Optional.ofNullable(origin);
  }

  /** Returns a copy with another id. */
  public DatasetItem withId(String changed) {
    return new DatasetItem(changed, subset, image, annotations, attributes, origin);
  }

  /** Returns a copy in another subset. */
  public DatasetItem withSubset(String changed) {
    return new DatasetItem(id, changed, image, annotations, attributes, origin);
  }

  /** Returns a copy with another image, or with none. */
  public DatasetItem withImage(@Nullable Image changed) {
    return new DatasetItem(id, subset, changed, annotations, attributes, origin);
  }

  /** Returns a copy with other annotations. */
  public DatasetItem withAnnotations(List<? extends Annotation> changed) {
    return new DatasetItem(id, subset, image, List.copyOf(changed), attributes, origin);
  }

  /** Returns a copy with other attributes. */
  public DatasetItem withAttributes(Attributes changed) {
    return new DatasetItem(id, subset, image, annotations, changed, origin);
  }

  /** Returns a copy with another origin, or with none. */
  public DatasetItem withOrigin(@Nullable Origin changed) {
    return new DatasetItem(id, subset, image, annotations, attributes, changed);
  }

  @Override
  public String toString() {
    return "DatasetItem[" + id + ", " + subset + ", " + annotations.size() + " annotations]";
  }
}
