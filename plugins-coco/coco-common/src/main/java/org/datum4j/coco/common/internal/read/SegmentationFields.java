// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.Arrays;
import org.datum4j.api.geometry.Rle;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonToken;
import org.jspecify.annotations.Nullable;

/** The field {@code segmentation} of a record: places of polygons in the text, or a mask. */
final class SegmentationFields {
  private static final JsonNames NAMES = JsonNames.of("size", "counts");
  private static final String FLAT_MEND =
      "Put the numbers into an inner list; with --on-error skip they are read as one polygon.";
  private static final String RLE_MEND =
      "Encode the mask again, or import with --on-error skip to leave the annotation out.";

  private final RecordFields record;
  private int polygons;
  private int[] places = new int[48];
  private boolean isRle;
  private boolean hasSize;
  private final double[] size = new double[2];
  private byte @Nullable [] text;
  private int textFrom;
  private int textTo;
  private double @Nullable [] counts;
  private boolean isShort;
  private @Nullable RecordFault flat;

  SegmentationFields(RecordFields record) {
    this.record = record;
  }

  void clear() {
    polygons = 0;
    isRle = false;
    hasSize = false;
    text = null;
    counts = null;
    isShort = false;
    flat = null;
  }

  /** Reads the value to come. */
  void read() {
    JsonToken token = record.reader.peek();
    if (token == JsonToken.ARRAY) {
      readPolygons();
    } else if (token == JsonToken.OBJECT) {
      readRle();
    } else if (!record.reader.nullValue()) {
      record.reader.skipValue();
      throw fault(
          CocoIssues.SEGMENTATION_TYPE,
          "segmentation is " + RecordFields.shown(record.reader.text()) + ", expected polygons or a mask (RLE)", "");
    }
  }

  private void readPolygons() {
    int count = record.reader.scanNumbers();
    if (count >= 0) {
      if (count > 0) {
        add(count);
        flat =
            record.fault(
                CocoIssues.POLYGON_FLAT,
                "segmentation is a flat list of " + count + " numbers, expected a list of polygons",
                ".segmentation",
                FLAT_MEND);
      }
      return;
    }
    record.reader.beginArray();
    boolean hasEmpty = false;
    while (record.reader.nextElement()) {
      count = record.reader.scanNumbers();
      if (count < 0) {
        record.reader.skipValue();
        throw fault(
            CocoIssues.SEGMENTATION_TYPE,
            "polygon " + polygons + " of the segmentation is no list of numbers", "[" + polygons + "]");
      }
      hasEmpty |= count == 0;
      add(count);
    }
    if (hasEmpty && polygons == 1) {
      polygons = 0;
    }
    for (int i = 0; i < polygons; i++) {
      check(i);
    }
  }

  private void add(int count) {
    if (3 * polygons + 3 > places.length) {
      places = Arrays.copyOf(places, 2 * places.length);
    }
    places[3 * polygons] = record.reader.start();
    places[3 * polygons + 1] = record.reader.end();
    places[3 * polygons + 2] = count;
    polygons++;
  }

  private void check(int polygon) {
    int count = count(polygon);
    String path = "[" + polygon + "]";
    if ((count & 1) != 0) {
      throw fault(
          CocoIssues.POLYGON_ODD, "polygon of the segmentation has " + count + " numbers, expected pairs x, y", path);
    }
    if (count < 6) {
      throw fault(
          CocoIssues.POLYGON_SHORT,
          "polygon of the segmentation has " + count / 2 + " points, expected at least 3", path);
    }
    if (!NumberTexts.areFinite(record.bytes, from(polygon), to(polygon), count)) {
      throw fault(CocoIssues.NUMBER_RANGE, "polygon of the segmentation holds a number beyond the range of numbers",
          path);
    }
  }

  private void readRle() {
    isRle = true;
    boolean isEmpty = true;
    boolean hasCounts = false;
    record.reader.beginObject();
    for (int name = record.reader.nextName(NAMES); name != JsonNames.END; name = record.reader.nextName(NAMES)) {
      isEmpty = false;
      if (name == 0) {
        readSize();
      } else if (name == 1) {
        hasCounts = true;
        readCounts();
      }
    }
    if (isEmpty) {
      isRle = false;
    } else if (!hasCounts) {
      throw rleFault(CocoIssues.RLE_COUNTS, "mask (RLE) of the segmentation has no counts", ".counts");
    }
  }

  private void readSize() {
    int count = record.reader.scanNumbers();
    if (count != 2) {
      throw rleFault(CocoIssues.RLE_SIZE, "size of the mask (RLE) is no list of height and width", ".size");
    }
    NumberTexts.parse(record.bytes, record.reader.start() + 1, record.reader.end() - 1, size, 2);
    hasSize = true;
  }

  private void readCounts() {
    if (record.reader.peek() == JsonToken.STRING) {
      record.reader.skipValue();
      text = record.bytes;
      textFrom = record.reader.start() + 1;
      textTo = record.reader.end() - 1;
      unescape();
      return;
    }
    int count = record.reader.scanNumbers();
    if (count < 0) {
      record.reader.skipValue();
      throw rleFault(CocoIssues.RLE_COUNTS, "counts of the mask (RLE) is neither a text nor a list of numbers",
          ".counts");
    }
    counts = NumberTexts.parse(record.bytes, record.reader.start() + 1, record.reader.end() - 1, count);
  }

  /** A backslash is one of the characters of compressed counts, and JSON writes it as two. */
  private void unescape() {
    byte[] bytes = record.bytes;
    for (int i = textFrom; i < textTo; i++) {
      if (bytes[i] == '\\') {
        byte[] plain = Arrays.copyOfRange(bytes, textFrom, textTo);
        int length = 0;
        for (int k = 0; k < plain.length; k++) {
          k += plain[k] == '\\' && k + 1 < plain.length && plain[k + 1] != 'u' ? 1 : 0;
          plain[length++] = plain[k];
        }
        text = plain;
        textFrom = 0;
        textTo = length;
        return;
      }
    }
  }

  /** Returns the fault of a flat list; it can still be read as one polygon. */
  @Nullable RecordFault flat() {
    return flat;
  }

  /** Returns the number of polygons. */
  int polygons() {
    return polygons;
  }

  int from(int polygon) {
    return places[3 * polygon];
  }

  int to(int polygon) {
    return places[3 * polygon + 1];
  }

  int count(int polygon) {
    return places[3 * polygon + 2];
  }

  boolean isRle() {
    return isRle;
  }

  /** Says, after {@link #mask}, whether the counts ended early. */
  boolean isShort() {
    return isShort;
  }

  /**
   * Makes the mask.
   *
   * @param height the image's height, 0 if it is not known
   * @param width the image's width, 0 if it is not known
   */
  Rle mask(int height, int width) {
    if (!hasSize) {
      throw rleFault(CocoIssues.RLE_SIZE, "mask (RLE) of the segmentation has no size", ".size");
    }
    boolean fits = size[0] >= 0 && size[1] >= 0 && size[0] == (int) size[0] && size[1] == (int) size[1];
    if (!fits || size[0] * size[1] > Integer.MAX_VALUE || height > 0 && (size[0] != height || size[1] != width)) {
      String expected = height > 0 ? "[" + height + ", " + width + "], that of its image" : "two whole numbers";
      throw rleFault(
          CocoIssues.RLE_SIZE,
          "size of the mask (RLE) is [" + plain(size[0]) + ", " + plain(size[1]) + "], expected " + expected, ".size");
    }
    try {
      byte[] compressed = text;
      return compressed == null
          ? ofCounts((int) size[0], (int) size[1])
          : Rle.ofText((int) size[0], (int) size[1], compressed, textFrom, textTo - textFrom).validate();
    } catch (IllegalArgumentException broken) {
      throw rleFault(CocoIssues.RLE_COUNTS, "counts of the mask (RLE): " + broken.getMessage(), ".counts");
    }
  }

  private Rle ofCounts(int height, int width) {
    double[] given = counts == null ? new double[0] : counts;
    int[] runs = new int[given.length];
    long sum = 0;
    for (int i = 0; i < runs.length; i++) {
      runs[i] = (int) given[i];
      sum += runs[i];
      if (given[i] < 0 || given[i] > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("run " + i + " is " + plain(given[i]) + ", expected 0 or more");
      }
    }
    long missing = (long) height * width - sum;
    if (missing > 0) {
      isShort = true;
      boolean endsWithZeros = (runs.length & 1) == 1;
      runs = endsWithZeros ? runs : Arrays.copyOf(runs, runs.length + 1);
      runs[runs.length - 1] += (int) missing;
    }
    return Rle.ofCounts(height, width, runs);
  }

  private static String plain(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }

  private RecordFault fault(String code, String what, String path) {
    return record.fault(code, what, ".segmentation" + path);
  }

  private RecordFault rleFault(String code, String what, String path) {
    return record.fault(code, what, ".segmentation" + path, RLE_MEND);
  }
}
