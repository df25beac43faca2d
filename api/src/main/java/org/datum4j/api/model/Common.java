// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all annotations have in common. One object may serve several annotations, for example the box and the polygons
 * of one instance.
 *
 * <p>Equality does not look at the {@link #origin()}: it says where a value came from, not what it is.
 */
public final class Common {
  /** The label index of an annotation without a label. */
  public static final int NO_LABEL = -1;

  /** The group of an annotation that belongs to no group. */
  public static final long NO_GROUP = 0;

  /** The object id of an annotation that is not tracked. */
  public static final long NO_OBJECT = -1;

  private static final Common NONE = new Common(0, NO_GROUP, NO_OBJECT, NO_LABEL, 0, Attributes.empty(), null);

  private final long id;
  private final long group;
  private final long objectId;
  private final int labelIndex;
  private final int zOrder;
  private final Attributes attributes;
  private final @Nullable Origin origin;

  private Common(
      long id, long group, long objectId, int labelIndex, int zOrder, Attributes attributes, @Nullable Origin origin) {
    if (labelIndex < NO_LABEL) {
      throw new IllegalArgumentException("label index is " + labelIndex + ", expected 0 or more, or -1 for none");
    }
    this.id = id;
    this.group = group;
    this.objectId = objectId;
    this.labelIndex = labelIndex;
    this.zOrder = zOrder;
    this.attributes = Objects.requireNonNull(attributes);
    this.origin = origin;
  }

  /** Returns the common part without id, group, label and attributes. */
  public static Common none() {
    return NONE;
  }

  /** Returns a common part with a label and nothing else. */
  public static Common ofLabel(int labelIndex) {
    return new Common(0, NO_GROUP, NO_OBJECT, labelIndex, 0, Attributes.empty(), null);
  }

  /** Returns a common part that was read from a record. */
  public static Common of(long id, long group, int labelIndex, Attributes attributes, @Nullable Origin origin) {
    return new Common(id, group, NO_OBJECT, labelIndex, 0, attributes, origin);
  }

  /** Returns the annotation's id; 0 may mean that it has none. */
  public long id() {
    return id;
  }

  /** Returns the group; annotations of an item with one group other than 0 are parts of one instance. */
  public long group() {
    return group;
  }

  /** Returns the id of the tracked object, or {@link #NO_OBJECT}. */
  public long objectId() {
    return objectId;
  }

  /** Returns the position in the dataset's {@link LabelCategories}, or {@link #NO_LABEL}. */
  public int labelIndex() {
    return labelIndex;
  }

  /** Says whether there is a label. */
  public boolean hasLabel() {
    return labelIndex != NO_LABEL;
  }

  /** Returns the order of drawing; higher covers lower. */
  public int zOrder() {
    return zOrder;
  }

  /** Returns the free attributes. */
  public Attributes attributes() {
    return attributes;
  }

  /** Returns the record that the annotation was read from, if the importer remembers it. */
  public Optional<Origin> origin() {
    return Optional.ofNullable(origin);
  }

  /** Returns a copy with another id. */
  public Common withId(long changed) {
    return new Common(changed, group, objectId, labelIndex, zOrder, attributes, origin);
  }

  /** Returns a copy with another group. */
  public Common withGroup(long changed) {
    return new Common(id, changed, objectId, labelIndex, zOrder, attributes, origin);
  }

  /** Returns a copy with another object id. */
  public Common withObjectId(long changed) {
    return new Common(id, group, changed, labelIndex, zOrder, attributes, origin);
  }

  /** Returns a copy with another label index. */
  public Common withLabelIndex(int changed) {
    return new Common(id, group, objectId, changed, zOrder, attributes, origin);
  }

  /** Returns a copy with another z-order. */
  public Common withZOrder(int changed) {
    return new Common(id, group, objectId, labelIndex, changed, attributes, origin);
  }

  /** Returns a copy with other attributes. */
  public Common withAttributes(Attributes changed) {
    return new Common(id, group, objectId, labelIndex, zOrder, changed, origin);
  }

  /** Returns a copy with another origin, or with none. */
  public Common withOrigin(@Nullable Origin changed) {
    return new Common(id, group, objectId, labelIndex, zOrder, attributes, changed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Common that
            && id == that.id
            && group == that.group
            && objectId == that.objectId
            && labelIndex == that.labelIndex
            && zOrder == that.zOrder
            && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, group, objectId, labelIndex, zOrder, attributes);
  }

  @Override
  public String toString() {
    return "id=" + id + ", group=" + group + ", label=" + labelIndex + ", z=" + zOrder + ", " + attributes;
  }
}
