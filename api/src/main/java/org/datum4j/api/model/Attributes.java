// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A small, ordered, immutable map from names to plain values.
 *
 * <p>A value is null, a {@link String}, {@link Boolean}, {@link Long}, {@link Double}, a {@link List} of such values or
 * another {@code Attributes}; this is what JSON can say. Other numbers are widened on the way in.
 */
public final class Attributes {
  private static final Attributes EMPTY = new Attributes(new Object[0]);

  private final @Nullable Object[] pairs;

  private Attributes(@Nullable Object[] pairs) {
    this.pairs = pairs;
  }

  /** Returns the empty map. */
  public static Attributes empty() {
    return EMPTY;
  }

  /** Returns a map of one entry. */
  public static Attributes of(String name, @Nullable Object value) {
    return new Attributes(new @Nullable Object[] {name, plain(value)});
  }

  /** Returns a map of two entries with different names. */
  public static Attributes of(String name1, @Nullable Object value1, String name2, @Nullable Object value2) {
    return of(name1, value1).with(name2, value2);
  }

  /**
   * Copies a map.
   *
   * @throws IllegalArgumentException if a value is of another kind than this class holds
   */
  public static Attributes copyOf(Map<String, ?> map) {
    Builder builder = builder();
    map.forEach(builder::put);
    return builder.build();
  }

  /** Starts a map that is filled entry by entry. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the number of entries. */
  public int size() {
    return pairs.length / 2;
  }

  /** Says whether there is no entry. */
  public boolean isEmpty() {
    return pairs.length == 0;
  }

  /**
   * Returns the name at a position.
   *
   * @param index 0 to {@code size() - 1}
   */
  public String name(int index) {
    return (String) Objects.requireNonNull(pairs[2 * index]);
  }

  /** Returns the value at a position. */
  public @Nullable Object value(int index) {
    return pairs[2 * index + 1];
  }

  /** Says whether an entry of that name exists, be it null. */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** Returns the value of that name, or null when there is none. */
  public @Nullable Object get(String name) {
    int index = indexOf(name);
    return index < 0 ? null : pairs[index + 1];
  }

  /** Returns the value of that name if it is a text. */
  public Optional<String> text(String name) {
    return get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Says whether the value of that name is the boolean true; the number 1 and the text "true" are not. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  /** Returns a map in which that name has that value; a known name keeps its place. */
  public Attributes with(String name, @Nullable Object value) {
    int index = indexOf(name);
    if (index >= 0) {
      @Nullable Object[] changed = pairs.clone();
      changed[index + 1] = plain(value);
      return new Attributes(changed);
    }
    @Nullable Object[] longer = Arrays.copyOf(pairs, pairs.length + 2);
    longer[pairs.length] = name;
    longer[pairs.length + 1] = plain(value);
    return new Attributes(longer);
  }

  /** Returns a map without that name. */
  public Attributes without(String name) {
    int index = indexOf(name);
    if (index < 0) {
      return this;
    }
    @Nullable Object[] shorter = new @Nullable Object[pairs.length - 2];
    System.arraycopy(pairs, 0, shorter, 0, index);
    System.arraycopy(pairs, index + 2, shorter, index, shorter.length - index);
    return shorter.length == 0 ? EMPTY : new Attributes(shorter);
  }

  /** Calls for each entry in order. */
  public void forEach(BiConsumer<String, @Nullable Object> action) {
    for (int i = 0; i < size(); i++) {
      action.accept(name(i), value(i));
    }
  }

  /** Returns an unmodifiable view as a map. */
  public Map<String, @Nullable Object> asMap() {
    return new View();
  }

  private int indexOf(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (name.equals(pairs[i])) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean || value instanceof Attributes) {
      return value;
    }
    if (value instanceof Long || value instanceof Double) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(plain(element)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      Builder builder = builder();
      map.forEach((key, element) -> builder.put(String.valueOf(key), element));
      return builder.build();
    }
    throw new IllegalArgumentException(
        "an attribute is a text, a number, a boolean, a list or a map, but this is a " + value.getClass().getName());
  }

  /** Equal entries in any order. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Attributes that) || that.pairs.length != pairs.length) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (!that.has(name(i)) || !Objects.equals(value(i), that.get(name(i)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += name(i).hashCode() ^ Objects.hashCode(value(i));
    }
    return sum;
  }

  @Override
  public String toString() {
    return asMap().toString();
  }

  /** Collects entries; a repeated name replaces the earlier value. */
  public static final class Builder {
    private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets an entry.
     *
     * @throws IllegalArgumentException if the value is of another kind than attributes hold
     */
    public Builder put(String name, @Nullable Object value) {
      entries.put(name, plain(value));
      return this;
    }

    /** Adds all entries of a map. */
    public Builder putAll(Attributes attributes) {
      attributes.forEach(this::put);
      return this;
    }

    /** Returns the map. */
    public Attributes build() {
      if (entries.isEmpty()) {
        return EMPTY;
      }
      @Nullable Object[] pairs = new @Nullable Object[entries.size() * 2];
      int at = 0;
      for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
        pairs[at++] = entry.getKey();
        pairs[at++] = entry.getValue();
      }
      return new Attributes(pairs);
    }
  }

  private final class View extends AbstractMap<String, @Nullable Object> {
    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
          return new EntryIterator();
        }

        @Override
        public int size() {
          return Attributes.this.size();
        }
      };
    }
  }

  private final class EntryIterator implements Iterator<Map.Entry<String, @Nullable Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size();
    }

    @Override
    public Map.Entry<String, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int index = next++;
      return new AbstractMap.SimpleImmutableEntry<>(name(index), value(index));
    }
  }
}
