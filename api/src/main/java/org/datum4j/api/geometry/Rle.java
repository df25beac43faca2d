// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A binary mask as COCO run lengths. Immutable and safe for use by several threads.
 *
 * <p>Runs or text stay exactly as they were given, so that a file survives a round trip; two masks are equal when they
 * have the same size and the same pixels. A text is decoded on first use; every method that needs the pixels throws
 * {@link IllegalArgumentException} if it is broken, {@link #validate()} does so on demand.
 *
 * @shape runs of a height × width mask, column-major (top to bottom, then the next column), that alternate between
 *     zeros and ones and begin with zeros; {@code height × width} fits an {@code int}
 * @units pixels, origin top-left, 0-based
 * @source COCO API, https://github.com/cocodataset/cocoapi/blob/master/common/maskApi.h
 */
public final class Rle {
  private static final long UNKNOWN = -1;

  private final int height;
  private final int width;
  private final boolean isText;
  private final @Nullable Supplier<Rle> source;
  private final long knownArea;
  private volatile int @Nullable [] counts;
  private volatile int @Nullable [] canonical;
  private volatile byte @Nullable [] text;

  private Rle(int height, int width, int @Nullable [] counts, byte @Nullable [] text) {
    this.height = height;
    this.width = width;
    this.counts = counts;
    this.text = text;
    this.isText = text != null;
    this.source = null;
    this.knownArea = UNKNOWN;
  }

  private Rle(int height, int width, Supplier<Rle> source, long area) {
    this.height = height;
    this.width = width;
    this.isText = false;
    this.source = source;
    this.knownArea = area;
  }

  /** A mask of canonical runs that nobody else keeps. */
  static Rle trusted(int height, int width, int[] canonical) {
    Rle rle = new Rle(height, width, canonical, null);
    rle.canonical = canonical;
    return rle;
  }

  /**
   * Returns a mask of the given runs; they are copied.
   *
   * @throws IllegalArgumentException if the size does not fit, a run is negative or the sum is not height × width
   */
  public static Rle ofCounts(int height, int width, int[] counts) {
    int total = Runs.total(height, width);
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw new IllegalArgumentException("run " + i + " of a mask is " + counts[i] + ", expected 0 or more");
      }
      sum += counts[i];
    }
    if (sum != total) {
      throw new IllegalArgumentException("the " + counts.length + " runs of a mask of " + height + " x " + width
          + " sum to " + sum + ", expected " + total);
    }
    return new Rle(height, width, counts.clone(), null);
  }

  /**
   * Returns a mask of COCO's compressed text, which is copied and not decoded yet.
   *
   * @throws IllegalArgumentException if the size does not fit
   */
  public static Rle ofText(int height, int width, byte[] asciiText, int offset, int length) {
    Runs.total(height, width);
    Objects.checkFromIndexSize(offset, length, asciiText.length);
    return new Rle(height, width, null, Arrays.copyOfRange(asciiText, offset, offset + length));
  }

  /**
   * Returns a mask of COCO's compressed text, which is not decoded yet.
   *
   * @throws IllegalArgumentException if the size does not fit or the text is not ASCII
   */
  public static Rle ofText(int height, int width, String text) {
    Runs.total(height, width);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        throw new IllegalArgumentException("run-length text has the character code " + (int) text.charAt(i)
            + " at offset " + i + ", expected 48 to 111");
      }
    }
    return new Rle(height, width, null, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Returns a mask whose runs are read when somebody asks for more than its size and area.
   *
   * @param area the number of ones
   * @param source reads the mask, always the same one, of this size and area; may be called by several threads
   * @throws IllegalArgumentException if the size does not fit
   */
  public static Rle ofSource(int height, int width, long area, Supplier<Rle> source) {
    Runs.total(height, width);
    return new Rle(height, width, source, area);
  }

  /**
   * Returns the mask of a bitmap of one byte a pixel, row after row; every byte but 0 is a one.
   *
   * @throws IllegalArgumentException if the bitmap has not height × width bytes
   */
  public static Rle ofBitmap(byte[] rowMajor, int height, int width) {
    return trusted(height, width, RleBitmap.encode(rowMajor, height, width));
  }

  /** Returns a mask of ones only. */
  public static Rle full(int height, int width) {
    int total = Runs.total(height, width);
    return trusted(height, width, total == 0 ? new int[] {0} : new int[] {0, total});
  }

  /** Returns a mask of zeros only. */
  public static Rle empty(int height, int width) {
    return trusted(height, width, new int[] {Runs.total(height, width)});
  }

  /** Returns the number of rows. */
  public int height() {
    return height;
  }

  /** Returns the number of columns. */
  public int width() {
    return width;
  }

  /** Returns a copy of the runs as they were given. */
  public int[] counts() {
    return runs().clone();
  }

  /** Returns the number of runs as they were given. */
  public int runCount() {
    return runs().length;
  }

  /** Returns the length of run {@code index}; even runs are zeros, odd ones are ones. */
  public int run(int index) {
    return runs()[index];
  }

  /** Returns whether the mask was made from compressed text. */
  public boolean isText() {
    return isText;
  }

  /** Returns COCO's compressed text: the original one if the mask came as text. */
  public String text() {
    return new String(encoded(), StandardCharsets.ISO_8859_1);
  }

  /** Returns {@link #text()} as ASCII bytes of the caller's own. */
  public byte[] textBytes() {
    return encoded().clone();
  }

  /**
   * Decodes the text if that did not happen yet, and returns this mask.
   *
   * @throws IllegalArgumentException if the text is broken; the message says where and what was expected
   */
  public Rle validate() {
    runs();
    return this;
  }

  /** Returns the number of ones. */
  public long area() {
    return knownArea == UNKNOWN ? Runs.area(runs()) : knownArea;
  }

  /** Returns whether there are no ones. */
  public boolean isEmpty() {
    return canonical().length < 2;
  }

  /**
   * Returns the box around the ones; four zeros if there are none.
   *
   * @shape {@code x, y, width, height}
   * @units whole pixels, both ends belong to it: {@code width = last column − first column + 1}
   */
  public double[] bbox() {
    int[] extent = Runs.extent(canonical(), height);
    return extent == null
        ? new double[4]
        : new double[] {extent[0], extent[1], extent[2] - extent[0] + 1, extent[3] - extent[1] + 1};
  }

  /** Returns whether the pixel in column {@code x} and row {@code y} is a one; outside of the mask it is not. */
  public boolean contains(int x, int y) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return false;
    }
    int[] runs = runs();
    int left = x * height + y;
    int i = 0;
    while (left >= runs[i]) {
      left -= runs[i++];
    }
    return (i & 1) == 1;
  }

  /**
   * Returns the ones of any of the masks.
   *
   * @throws IllegalArgumentException if there is no mask or the sizes differ
   */
  public static Rle union(Rle... masks) {
    return union(List.of(masks));
  }

  /** As {@link #union(Rle...)}. */
  public static Rle union(List<Rle> masks) {
    return RleSets.merge(masks, Runs.UNION);
  }

  /**
   * Returns the ones that all masks share.
   *
   * @throws IllegalArgumentException if there is no mask or the sizes differ
   */
  public static Rle intersection(Rle... masks) {
    return intersection(List.of(masks));
  }

  /** As {@link #intersection(Rle...)}. */
  public static Rle intersection(List<Rle> masks) {
    return RleSets.merge(masks, Runs.INTERSECTION);
  }

  /**
   * Returns the ones of this mask that the other has not.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public Rle subtract(Rle other) {
    return RleSets.merge(this, other, Runs.DIFFERENCE);
  }

  /** Returns the mask with zeros and ones exchanged. */
  public Rle complement() {
    return trusted(height, width, Runs.complement(canonical(), height * width));
  }

  /**
   * Returns the intersection over union with a ground-truth mask, as COCO's evaluation counts it.
   *
   * @param other the ground truth
   * @param otherIsCrowd whether the ground truth is a crowd region: then the area of this mask stands for the union
   * @return 0 to 1; −1 if the sizes differ and the boxes overlap, as in the COCO API
   * @source {@code rleIou} of the COCO API
   */
  public double iou(Rle other, boolean otherIsCrowd) {
    return RleSets.iou(this, other, otherIsCrowd);
  }

  /**
   * Returns the bitmap: one byte a pixel, row after row, 0 or 1.
   *
   * <p>It takes height × width bytes, however short the runs are.
   */
  public byte[] toBitmap() {
    return RleBitmap.decode(canonical(), height, width);
  }

  /**
   * Returns the part in a rectangle; where it reaches over the edge there are zeros.
   *
   * @throws IllegalArgumentException if the size does not fit
   */
  public Rle crop(int x, int y, int w, int h) {
    return trusted(h, w, Runs.place(canonical(), height, width, -(long) x, -(long) y, h, w));
  }

  /**
   * Returns a mask of {@code h} rows and {@code w} columns with this one's top-left corner at {@code x, y}; what does
   * not fit is cut off.
   *
   * @throws IllegalArgumentException if the size does not fit
   */
  public Rle place(int x, int y, int h, int w) {
    return trusted(h, w, Runs.place(canonical(), height, width, x, y, h, w));
  }

  /**
   * Returns the mask scaled without new values: pixel {@code i} shows pixel {@code floor(i × old / new)}. OpenCV's
   * nearest means the same but rounds: 2 to 98 pixels, its pixel 49 still shows pixel 0.
   *
   * @throws IllegalArgumentException if the size does not fit
   */
  public Rle resize(int newHeight, int newWidth) {
    return trusted(newHeight, newWidth, Runs.resize(canonical(), height, width, newHeight, newWidth));
  }

  /** Compares size and pixels; masks of broken text are equal if their texts are. */
  @Override
  public boolean equals(@Nullable Object object) {
    if (this == object) {
      return true;
    }
    if (!(object instanceof Rle other) || height != other.height || width != other.width) {
      return false;
    }
    int[] mine = canonicalOrNull();
    int[] theirs = other.canonicalOrNull();
    return mine == null || theirs == null
        ? mine == theirs && Arrays.equals(text, other.text)
        : Arrays.equals(mine, theirs);
  }

  @Override
  public int hashCode() {
    int[] runs = canonicalOrNull();
    return 31 * (31 * height + width) + (runs == null ? Arrays.hashCode(text) : Arrays.hashCode(runs));
  }

  @Override
  public String toString() {
    int[] runs = canonicalOrNull();
    return "Rle[" + height + " x " + width + ", " + (runs == null ? "broken text" : Runs.area(runs) + " ones") + "]";
  }

  /** The canonical runs themselves; not to be changed. */
  int[] canonical() {
    int[] known = canonical;
    if (known == null) {
      known = Runs.canonical(runs(), height * width);
      canonical = known;
    }
    return known;
  }

  private int @Nullable [] canonicalOrNull() {
    byte[] encoded = text;
    if (counts == null && source == null && encoded != null) {
      counts = RleText.decodeOrNull(encoded, height, width);
    }
    return counts == null && source == null ? null : canonical();
  }

  private int[] runs() {
    int[] known = counts;
    if (known == null) {
      known = source == null ? RleText.decode(encoded(), height, width) : source.get().runs();
      counts = known;
    }
    return known;
  }

  private byte[] encoded() {
    byte[] known = text;
    if (known == null) {
      known = RleText.encode(runs());
      text = known;
    }
    return known;
  }
}
