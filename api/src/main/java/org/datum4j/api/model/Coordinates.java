// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.datum4j.api.geometry.Shapes;
import org.jspecify.annotations.Nullable;

/**
 * Points of a shape, exactly as they were read. Coordinates that come from a text file may stay text until somebody asks
 * for a number, or stay in the file until somebody asks for anything.
 *
 * @shape n pairs {@code x, y}
 * @units pixels of the item's image, origin top-left, x right, y down; not rounded
 */
public final class Coordinates {
  private final @Nullable NumberText text;
  private final int size;
  private final @Nullable Supplier<Coordinates> source;
  private final double knownArea;
  private volatile double @Nullable [] values;
  private volatile @Nullable Coordinates read;

  private Coordinates(@Nullable NumberText text, int count, double @Nullable [] values) {
    if (count % 2 != 0) {
      throw new IllegalArgumentException(count + " numbers are no pairs x, y: expected an even count");
    }
    this.text = text;
    this.size = count / 2;
    this.source = null;
    this.knownArea = Double.NaN;
    this.values = values;
  }

  private Coordinates(Supplier<Coordinates> source, double area) {
    this.text = null;
    this.size = 0;
    this.source = source;
    this.knownArea = area;
  }

  /**
   * Copies numbers.
   *
   * @param values {@code x0, y0, x1, y1, …}
   * @throws IllegalArgumentException if their count is odd
   */
  public static Coordinates of(double... values) {
    return new Coordinates(null, values.length, values.clone());
  }

  /**
   * Refers to numbers in a text, which are converted when they are asked for.
   *
   * @throws IllegalArgumentException if their count is odd
   */
  public static Coordinates ofText(NumberText text) {
    return new Coordinates(text, text.count(), null);
  }

  /**
   * Refers to coordinates that are read when they are asked for.
   *
   * @param source reads them, always the same ones; may be called by several threads
   * @param area the area that they enclose as corners of a polygon; NaN if it is not known
   */
  public static Coordinates ofSource(Supplier<Coordinates> source, double area) {
    return new Coordinates(source, area);
  }

  /** Says whether the coordinates are in memory; others are read when somebody asks for anything of them. */
  public boolean isRead() {
    return source == null || read != null;
  }

  /** Returns the number of points. */
  public int size() {
    return whole().size;
  }

  /** Returns a point's x. */
  public double x(int index) {
    return values()[2 * index];
  }

  /** Returns a point's y. */
  public double y(int index) {
    return values()[2 * index + 1];
  }

  /** Returns a copy {@code x0, y0, x1, y1, …}. */
  public double[] toArray() {
    return values().clone();
  }

  /** Returns the area that the points enclose as corners of a polygon, see {@link Shapes#area}. */
  public double area() {
    return Double.isNaN(knownArea) ? Shapes.area(values()) : knownArea;
  }

  /** Copies the numbers to a place in an array that is used again and again. */
  public void copyTo(double[] target, int at) {
    double[] known = values();
    System.arraycopy(known, 0, target, at, known.length);
  }

  /** Returns the text that the numbers were read from, if they came from one. */
  public Optional<NumberText> text() {
    return Optional.ofNullable(whole().text);
  }

  private Coordinates whole() {
    if (source == null) {
      return this;
    }
    Coordinates known = read;
    if (known == null) {
      known = source.get().whole();
      read = known;
    }
    return known;
  }

  private double[] values() {
    double[] known = values;
    if (known == null) {
      known = source != null ? whole().values() : text == null ? new double[0] : text.parse();
      values = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Coordinates that && Arrays.equals(values(), that.values());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values());
  }

  @Override
  public String toString() {
    return Arrays.toString(values());
  }
}
