// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import org.datum4j.kit.json.JsonRecord;
import org.datum4j.kit.json.ListPasser;
import org.datum4j.kit.json.NumberList;
import org.datum4j.kit.number.Hundredths;
import org.datum4j.kit.primitive.LongColumn;

/**
 * Reads boxes, polygons and masks of plain records: numbers of up to two decimals, polygons of three corners or more,
 * masks of runs that fill their size. What is not plain is told, not judged.
 *
 * @units pixels
 */
final class PlainShapes implements ListPasser {
  /** The answer for what is not plain. */
  static final int NOT_PLAIN = -1;
  /** How many bits the number of polygons has. */
  static final int BITS = 11;
  /** Stands for a mask in place of polygons. */
  static final int MASK = (1 << BITS) - 1;

  private static final int MOST_POLYGONS = MASK - 1;
  private static final int NO_NUMBER = Hundredths.NONE;
  /** No sum of products of numbers up to this overflows in a record whose bytes are kept. */
  private static final int LARGEST_CORNER = 9_999_999;
  /** More spaces than this between two numbers are not plain. */
  private static final int MOST_SPACES = 64;
  /** Reading a box or a corner goes no further than this. */
  private static final int AHEAD = 4 * (2 * MOST_SPACES + 16);

  private final Hundredths numbers = new Hundredths();
  private final NumberList list = new NumberList();
  private final PlainMask mask = new PlainMask();
  private final boolean withAreas;
  private final int bboxMember;
  private final int segmentationMember;
  private final LongColumn areas = new LongColumn();
  private int at;
  private long twiceArea;
  private long area;
  private final int[] passedBox = new int[4];
  private long passedBoxAt = NOT_PLAIN;
  private int passedPolygons;
  private long passedPolygonsAt = NOT_PLAIN;

  /**
   * Makes a reader.
   *
   * @param bbox the number of the member among those that the scan tells
   * @param segmentation the same
   */
  PlainShapes(boolean withAreas, int bbox, int segmentation) {
    this.withAreas = withAreas;
    this.bboxMember = bbox;
    this.segmentationMember = segmentation;
  }

  /**
   * Returns what is kept of the shapes that were read last: twice the area of the only polygon, in squares of hundredths;
   * the place in {@link #areas} where those of several polygons begin; or {@link PlainMask#kept}.
   */
  long area() {
    return area;
  }

  /** Returns the areas of polygons of objects that have several. */
  LongColumn areas() {
    return areas;
  }

  /** Takes boxes and polygons: they need not be looked at twice then. */
  @Override
  public int pass(int member, long offset, byte[] bytes, int start, int to) {
    if (member == bboxMember) {
      boolean isPassed = readBox(bytes, start, to, passedBox, 0);
      passedBoxAt = isPassed ? offset : NOT_PLAIN;
      return isPassed ? at : NONE;
    }
    if (member == segmentationMember) {
      passedPolygons = polygons(bytes, start, to, AHEAD);
      passedPolygonsAt = passedPolygons == NOT_PLAIN ? NOT_PLAIN : offset;
      return passedPolygons == NOT_PLAIN ? NONE : at;
    }
    return NONE;
  }

  /** Reads the box of a record that was just passed; false if it is not plain. */
  boolean box(JsonRecord record, int[] box, int first) {
    if (record.valueStart(bboxMember) != passedBoxAt) {
      byte[] bytes = record.bytes();
      return readBox(bytes, placeOf(record, bboxMember), bytes.length, box, first);
    }
    for (int i = 0; i < 4; i++) {
      box[first + i] = passedBox[i];
    }
    return true;
  }

  /** Reads the shapes of a record that was just passed; returns how many polygons there are, or {@link #MASK}. */
  int shapes(JsonRecord record) {
    if (record.valueStart(segmentationMember) == passedPolygonsAt) {
      return passedPolygons;
    }
    // The text is known to be JSON now, so that a bracket ends it.
    byte[] bytes = record.bytes();
    int start = placeOf(record, segmentationMember);
    if (bytes[start] == '{') {
      boolean isMask = mask.read(bytes, start);
      area = mask.kept();
      return isMask ? MASK : NOT_PLAIN;
    }
    return withAreas ? polygons(bytes, start, bytes.length, AHEAD) : polygons(bytes, start, record.to(), 0);
  }

  private static int placeOf(JsonRecord record, int member) {
    return record.from() + (int) (record.valueStart(member) - record.start());
  }

  private boolean readBox(byte[] bytes, int start, int to, int[] box, int first) {
    if (bytes[start] != '[' || to - start < AHEAD) {
      return false;
    }
    at = start + 1;
    for (int i = 0; i < 4; i++) {
      int value = numbers.read(bytes, space(bytes, at));
      box[first + i] = value;
      at = space(bytes, numbers.end());
      if (value == NO_NUMBER || bytes[at++] != (i < 3 ? ',' : ']')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Counts the polygons of a list and stops behind it; what is no list of sound polygons is not plain.
   *
   * @param room how much has to be at hand beyond what is looked at
   */
  private int polygons(byte[] bytes, int start, int to, int room) {
    if (bytes[start] != '[' || to - start < room) {
      return NOT_PLAIN;
    }
    area = 0;
    int count = 0;
    int p = space(bytes, start + 1);
    if (bytes[p] == ']') {
      at = p + 1;
      return count;
    }
    while (bytes[p] == '[' && count < MOST_POLYGONS && to - p >= room) {
      int values = withAreas ? corners(bytes, p + 1, to) : numbers(bytes, p + 1, to);
      if (values < 6 || (values & 1) != 0 || to - at < room) {
        return NOT_PLAIN;
      }
      if (withAreas) {
        addArea(count);
      }
      count++;
      p = space(bytes, at + 1);
      byte end = bytes[p];
      if (end == ']') {
        at = p + 1;
        return count;
      }
      if (end != ',') {
        return NOT_PLAIN;
      }
      p = space(bytes, p + 1);
    }
    return NOT_PLAIN;
  }

  private int numbers(byte[] bytes, int start, int to) {
    int count = list.count(bytes, start, to);
    at = list.end();
    return count;
  }

  private void addArea(int polygon) {
    if (polygon == 0) {
      area = twiceArea;
      return;
    }
    if (polygon == 1) {
      int first = areas.size();
      areas.add(area);
      area = first;
    }
    areas.add(twiceArea);
  }

  /** Counts the numbers up to the bracket that ends a list of corners, and stops there; -1 for other lists. */
  private int corners(byte[] bytes, int start, int to) {
    at = start;
    int count = 0;
    long sum = 0;
    int firstX = 0;
    int firstY = 0;
    int lastX = 0;
    int lastY = 0;
    while (to - at >= AHEAD) {
      int x = corner(bytes);
      if (x == NO_NUMBER || bytes[at++] != ',') {
        return -1;
      }
      int y = corner(bytes);
      if (y == NO_NUMBER) {
        return -1;
      }
      if (count == 0) {
        firstX = x;
        firstY = y;
      } else {
        sum += (long) lastX * y - (long) x * lastY;
      }
      lastX = x;
      lastY = y;
      count += 2;
      byte end = bytes[at++];
      if (end == ']') {
        at--;
        twiceArea = Math.abs(sum + (long) lastX * firstY - (long) firstX * lastY);
        return count;
      }
      if (end != ',') {
        return -1;
      }
    }
    return -1;
  }

  private int corner(byte[] bytes) {
    int value = numbers.read(bytes, space(bytes, at));
    if (value < -LARGEST_CORNER || value > LARGEST_CORNER) {
      return NO_NUMBER;
    }
    at = space(bytes, numbers.end());
    return value;
  }

  /** Passes JSON's spaces, unless they are many. */
  static int space(byte[] bytes, int start) {
    return bytes[start] > ' ' ? start : spaces(bytes, start);
  }

  private static int spaces(byte[] bytes, int start) {
    int p = start;
    for (byte c = bytes[p]; c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = bytes[++p]) {
      if (p - start == MOST_SPACES) {
        return start;
      }
    }
    return p;
  }
}
