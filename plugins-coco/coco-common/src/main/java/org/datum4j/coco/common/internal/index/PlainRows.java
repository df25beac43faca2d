// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.datum4j.kit.json.JsonRecord;
import org.datum4j.kit.json.ListPasser;
import org.datum4j.kit.number.Hundredths;
import org.datum4j.kit.primitive.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * What is mostly asked of plain annotations: the label, the box, and how many polygons there are or how large they are.
 * It is taken from their records as they pass by in the scan, so that runs that do not look at the corners of polygons
 * need not read the records again.
 *
 * <p>Plain is an object with just the usual fields, a box of numbers with up to two decimals, and sound polygons or a
 * mask of runs that fill its size. All others are read from the file, which finds what is wrong with them. It costs 32 bytes an annotation, which lie together:
 * rows are asked for in the order of images, not in that of the file, and each asks for memory just once. Where areas are
 * wanted, objects of several polygons cost 8 bytes more for each.
 *
 * @units pixels
 */
public final class PlainRows implements ListPasser {
  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
  private static final long HIGH = 0x8080808080808080L;
  private static final long COMMAS = ONES * ',';
  private static final long QUOTES = ONES * '"';
  /** Added to a byte, it sets the highest bit of all that stand behind the digits: letters and brackets. */
  private static final long BEHIND_DIGITS = ONES * (0x80 - '9' - 1);
  /** Numbers that have a comma so close are within the range of doubles. */
  private static final int WORDS_WITHOUT_COMMA = 32;

  private static final int NOT_PLAIN = -1;
  /** The kind: the category, whether the id is a long one, whether it is a crowd, and the number of polygons or {@link #MASK}. */
  private static final int POLYGON_BITS = 11;
  private static final int MASK = (1 << POLYGON_BITS) - 1;
  private static final int MOST_POLYGONS = MASK - 1;
  private static final int CROWD = 1 << POLYGON_BITS;
  private static final int LONG_ID = 2 * CROWD;
  private static final int CATEGORY_SHIFT = POLYGON_BITS + 2;
  private static final int LARGEST_CATEGORY = (1 << 31 - CATEGORY_SHIFT) - 1;
  private static final int LARGEST_SIDE = (1 << Short.SIZE) - 1;
  private static final int MOST_DIGITS = 9;
  private static final int NO_NUMBER = Hundredths.NONE;

  private static final byte[] COUNTS = "\"counts\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIZE = "\"size\"".getBytes(StandardCharsets.US_ASCII);

  private static final int WIDTH = 8;
  private static final int KIND = 0;
  private static final int ID = 1;
  private static final int AREA = 2;
  private static final int BOX = 4;
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;

  /** Twice the area in squares of hundredths, to pixels. */
  private static final double AREA_UNIT = 20_000;
  /** No sum of products of numbers up to this overflows in a record whose bytes are kept. */
  private static final int LARGEST_CORNER = 9_999_999;

  /** More spaces than this between two numbers are not plain. */
  private static final int MOST_SPACES = 64;
  /** Reading a box or a corner goes no further than this. */
  private static final int AHEAD = 4 * (2 * MOST_SPACES + 16);

  private final Hundredths numbers = new Hundredths();
  private final boolean withAreas;
  private final int bboxMember;
  private final int segmentationMember;
  /** Areas of the polygons of objects that have several. */
  private final LongColumn areas = new LongColumn();
  /** Ids of more than 31 bits, as COCO's crowds have. */
  private final LongColumn longIds = new LongColumn();
  private int[][] pages = new int[4][];
  private int size;
  private int at;
  private long twiceArea;
  private long runSum;
  /** Twice the area of the only polygon, or where in {@link #areas} those of several begin, or a mask's. */
  private long area;
  private final int[] passedBox = new int[4];
  private long passedBoxAt = NOT_PLAIN;
  private int passedPolygons;
  private long passedPolygonsAt = NOT_PLAIN;

  /**
   * Makes rows.
   *
   * @param bbox the number of the member among those that the scan tells
   */
  PlainRows(boolean withAreas, int bbox, int segmentation) {
    this.withAreas = withAreas;
    this.bboxMember = bbox;
    this.segmentationMember = segmentation;
  }

  /** What is known of one plain annotation. One instance serves a thread for all rows. */
  public static final class Row {
    private final double[] box = new double[4];
    private @Nullable LongColumn areas;
    private long area;
    private long id;
    private int category;
    private int polygons;
    private boolean isCrowd;

    /** Makes an empty row. */
    public Row() {}

    /** Returns the annotation's id. */
    public long id() {
      return id;
    }

    /** Returns the category's id. */
    public int category() {
      return category;
    }

    /** Says whether it is a crowd. */
    public boolean isCrowd() {
      return isCrowd;
    }

    /** Returns the number of polygons. */
    public int polygons() {
      return polygons == MASK ? 0 : polygons;
    }

    /** Says whether there is a mask in place of polygons. */
    public boolean isMask() {
      return polygons == MASK;
    }

    /** Returns how many pixels the mask has. */
    public long maskArea() {
      return area >> Integer.SIZE;
    }

    /** Returns the mask's number of rows. */
    public int maskHeight() {
      return (int) area >>> Short.SIZE;
    }

    /** Returns the mask's number of columns. */
    public int maskWidth() {
      return (int) area & LARGEST_SIDE;
    }

    /** Returns the area of a polygon; NaN if it was not asked for. */
    public double area(int polygon) {
      LongColumn several = areas;
      return several == null ? Double.NaN : (polygons == 1 ? area : several.get((int) area + polygon)) / AREA_UNIT;
    }

    /** Returns the box, x, y, width, height, in an array that the next row uses again. */
    public double[] box() {
      return box;
    }
  }

  /** Says whether a row is plain; of others nothing is known here. */
  public boolean isPlain(int row) {
    return pages[row >> PAGE_BITS][(row & PAGE - 1) * WIDTH + KIND] != NOT_PLAIN;
  }

  /** Reads a row; false if it is not plain. */
  public boolean read(int row, Row target) {
    int[] page = pages[row >> PAGE_BITS];
    int first = (row & PAGE - 1) * WIDTH;
    int kind = page[first + KIND];
    if (kind == NOT_PLAIN) {
      return false;
    }
    target.category = kind >>> CATEGORY_SHIFT;
    target.isCrowd = (kind & CROWD) != 0;
    target.polygons = kind & MASK;
    target.id = (kind & LONG_ID) == 0 ? page[first + ID] : longIds.get(page[first + ID]);
    target.area = (long) page[first + AREA] << Integer.SIZE | page[first + AREA + 1] & 0xffffffffL;
    target.areas = withAreas ? areas : null;
    for (int i = 0; i < 4; i++) {
      // The quotient is the double that is nearest to the decimal number, as it would be of its text.
      target.box[i] = page[first + BOX + i] / 100.0;
    }
    return true;
  }

  /** Takes boxes, and polygons if areas are wanted: they are numbers then, which need not be looked at twice. */
  @Override
  public int pass(int member, long offset, byte[] bytes, int start, int to) {
    if (member == bboxMember) {
      boolean isPassed = readBox(bytes, start, to, passedBox, 0);
      passedBoxAt = isPassed ? offset : NOT_PLAIN;
      return isPassed ? at : NONE;
    }
    if (member == segmentationMember && withAreas) {
      passedPolygons = polygons(bytes, start, to);
      passedPolygonsAt = passedPolygons == NOT_PLAIN ? NOT_PLAIN : offset;
      return passedPolygons == NOT_PLAIN ? NONE : at;
    }
    return NONE;
  }

  /**
   * Adds the row of a record that was just passed, plain or not.
   *
   * @param isUsual whether it has no other fields than objects usually have
   */
  void add(JsonRecord record, boolean isUsual, long id, int category, int crowd) {
    boolean isPlain =
        isUsual
            && record.hasBytes()
            && record.isWhole(category)
            && record.isWhole(crowd)
            && (record.whole(crowd) == 0 || record.whole(crowd) == 1)
            && record.has(bboxMember)
            && record.has(segmentationMember)
            && id >= 0
            && record.whole(category) >= 0
            && record.whole(category) <= LARGEST_CATEGORY;
    int[] page = pageOfNext();
    int first = (size++ & PAGE - 1) * WIDTH;
    int polygons = isPlain && takeBox(record, page, first + BOX) ? takePolygons(record) : NOT_PLAIN;
    boolean isLong = id > Integer.MAX_VALUE;
    page[first + KIND] =
        polygons == NOT_PLAIN
            ? NOT_PLAIN
            : (int) record.whole(category) << CATEGORY_SHIFT
                | (isLong ? LONG_ID : 0)
                | (int) record.whole(crowd) * CROWD
                | polygons;
    page[first + ID] = isLong ? longIds.size() : (int) id;
    if (isLong) {
      longIds.add(id);
    }
    page[first + AREA] = (int) (area >> Integer.SIZE);
    page[first + AREA + 1] = (int) area;
  }

  private boolean takeBox(JsonRecord record, int[] box, int first) {
    if (record.valueStart(bboxMember) != passedBoxAt) {
      byte[] bytes = record.bytes();
      return readBox(bytes, placeOf(record, bboxMember), bytes.length, box, first);
    }
    for (int i = 0; i < 4; i++) {
      box[first + i] = passedBox[i];
    }
    return true;
  }

  private int takePolygons(JsonRecord record) {
    if (record.valueStart(segmentationMember) == passedPolygonsAt) {
      return passedPolygons;
    }
    // The text is known to be JSON now, so that a bracket ends it.
    byte[] bytes = record.bytes();
    int start = placeOf(record, segmentationMember);
    if (bytes[start] == '{') {
      return mask(bytes, start);
    }
    return polygons(bytes, start, withAreas ? bytes.length : record.to());
  }

  private int[] pageOfNext() {
    int page = size >> PAGE_BITS;
    if ((size & PAGE - 1) == 0) {
      if (page == pages.length) {
        pages = Arrays.copyOf(pages, 2 * page);
      }
      pages[page] = new int[PAGE * WIDTH];
    }
    return pages[page];
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

  /** Counts the polygons of a list and stops behind it; what is no list of sound polygons is not plain. */
  private int polygons(byte[] bytes, int start, int to) {
    int room = withAreas ? AHEAD : 0;
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
      int values = withAreas ? corners(bytes, p + 1, to) : 1 + commas(bytes, p + 1, to);
      if (values < 6 || (values & 1) != 0) {
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

  /** Reads a mask of plain runs that fill its size; others are not plain. */
  private int mask(byte[] bytes, int start) {
    long ones = NOT_PLAIN;
    long sum = 0;
    long size = NOT_PLAIN;
    int p = space(bytes, start + 1);
    for (int member = 0; member < 2; member++) {
      boolean isCounts = isText(bytes, p, COUNTS);
      if (!isCounts && !isText(bytes, p, SIZE) || (isCounts ? ones : size) != NOT_PLAIN) {
        return NOT_PLAIN;
      }
      p = space(bytes, p + (isCounts ? COUNTS : SIZE).length);
      if (bytes[p] != ':') {
        return NOT_PLAIN;
      }
      p = space(bytes, p + 1);
      if (isCounts) {
        ones = runs(bytes, p);
        sum = runSum;
      } else {
        size = size(bytes, p);
      }
      p = space(bytes, at);
      if ((isCounts ? ones : size) == NOT_PLAIN || bytes[p] != (member == 0 ? ',' : '}')) {
        return NOT_PLAIN;
      }
      p = space(bytes, p + 1);
    }
    if (sum != (size >> Short.SIZE) * (size & LARGEST_SIDE) || sum > Integer.MAX_VALUE) {
      return NOT_PLAIN;
    }
    area = ones << Integer.SIZE | size;
    return MASK;
  }

  private static boolean isText(byte[] bytes, int start, byte[] text) {
    return Arrays.equals(bytes, start, Math.min(bytes.length, start + text.length), text, 0, text.length);
  }

  /** Returns how many pixels runs cover; leaves the sum of all. */
  private long runs(byte[] bytes, int start) {
    if (bytes[start] != '[') {
      return NOT_PLAIN;
    }
    long[] sums = new long[2];
    int p = start;
    for (int run = 0; run == 0 || bytes[p] == ','; run++) {
      long length = whole(bytes, space(bytes, p + 1));
      if (length == NOT_PLAIN) {
        return NOT_PLAIN;
      }
      sums[run & 1] += length;
      p = space(bytes, at);
    }
    at = p + 1;
    runSum = sums[0] + sums[1];
    return bytes[p] == ']' ? sums[1] : NOT_PLAIN;
  }

  /** Returns height and width, in 16 bits each. */
  private long size(byte[] bytes, int start) {
    if (bytes[start] != '[') {
      return NOT_PLAIN;
    }
    long height = whole(bytes, space(bytes, start + 1));
    int p = space(bytes, at);
    if (height == NOT_PLAIN || height > LARGEST_SIDE || bytes[p] != ',') {
      return NOT_PLAIN;
    }
    long width = whole(bytes, space(bytes, p + 1));
    p = space(bytes, at);
    at = p + 1;
    return width == NOT_PLAIN || width > LARGEST_SIDE || bytes[p] != ']' ? NOT_PLAIN : height << Short.SIZE | width;
  }

  /** Returns a whole number and stops behind it. */
  private long whole(byte[] bytes, int start) {
    long value = 0;
    int p = start;
    for (int digit; (digit = bytes[p] - '0') >= 0 && digit <= 9; p++) {
      value = 10 * value + digit;
      if (p - start == MOST_DIGITS) {
        return NOT_PLAIN;
      }
    }
    at = p;
    return p == start ? NOT_PLAIN : value;
  }

  /** Counts the commas up to the bracket that ends a list of plain numbers, and stops there; -1 for other lists. */
  private int commas(byte[] bytes, int start, int to) {
    int p = start;
    int commas = 0;
    for (int without = 0; p <= to - 8; p += 8) {
      long word = (long) WORDS.get(bytes, p);
      long quotes = word ^ QUOTES;
      if (((word + BEHIND_DIGITS | word | quotes - ONES & ~quotes) & HIGH) != 0) {
        break;
      }
      long rest = word ^ COMMAS;
      long found = ~((rest & LOW) + LOW | rest | LOW);
      commas += Long.bitCount(found);
      without = found == 0 ? without + 1 : 0;
      if (without > WORDS_WITHOUT_COMMA) {
        return -1;
      }
    }
    for (; p < to && bytes[p] <= '9' && bytes[p] != '"'; p++) {
      commas += bytes[p] == ',' ? 1 : 0;
    }
    at = p;
    return p < to && bytes[p] == ']' ? commas : -1;
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
  private static int space(byte[] bytes, int start) {
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
