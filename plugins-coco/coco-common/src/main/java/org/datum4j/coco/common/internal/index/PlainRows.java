// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.util.Arrays;
import org.datum4j.kit.json.JsonRecord;
import org.datum4j.kit.primitive.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * What is mostly asked of plain annotations: the label, the box, and how many polygons there are or how large they are.
 * It is taken from their records as they pass by in the scan, so that runs that do not look at the corners of polygons
 * need not read the records again.
 *
 * <p>Plain is an object with just the usual fields, a box of numbers with up to two decimals, and sound polygons or a
 * mask of runs that fill its size. All others are read from the file, which finds what is wrong with them. It costs 32
 * bytes an annotation, which lie together: rows are asked for in the order of images, not in that of the file, and each
 * asks for memory just once. Where areas are wanted, objects of several polygons cost 8 bytes more for each.
 *
 * @units pixels
 */
public final class PlainRows {

  private static final int NOT_PLAIN = PlainShapes.NOT_PLAIN;
  /** The kind: the category, whether the id is a long one, whether it is a crowd, and the shapes. */
  private static final int CROWD = 1 << PlainShapes.BITS;
  private static final int LONG_ID = 2 * CROWD;
  private static final int CATEGORY_SHIFT = PlainShapes.BITS + 2;
  private static final int LARGEST_CATEGORY = (1 << 31 - CATEGORY_SHIFT) - 1;


  private static final int WIDTH = 8;
  private static final int KIND = 0;
  private static final int ID = 1;
  private static final int AREA = 2;
  private static final int BOX = 4;
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;

  /** Twice the area in squares of hundredths, to pixels. */
  private static final double AREA_UNIT = 20_000;


  private final boolean withAreas;
  private final PlainShapes shapes;
  /** Ids of more than 31 bits, as COCO's crowds have. */
  private final LongColumn longIds = new LongColumn();
  private int[][] pages = new int[4][];
  private int size;

  /**
   * Makes rows.
   *
   * @param bbox the number of the member among those that the scan tells
   * @param segmentation the same
   */
  PlainRows(boolean withAreas, int bbox, int segmentation) {
    this.withAreas = withAreas;
    this.shapes = new PlainShapes(withAreas, bbox, segmentation);
  }

  /** Returns what reads boxes and shapes, and may do so while they are passed. */
  PlainShapes shapes() {
    return shapes;
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
      return polygons == PlainShapes.MASK ? 0 : polygons;
    }

    /** Says whether there is a mask in place of polygons. */
    public boolean isMask() {
      return polygons == PlainShapes.MASK;
    }

    /** Returns how many pixels the mask has. */
    public long maskArea() {
      return PlainMask.area(area);
    }

    /** Returns the mask's number of rows. */
    public int maskHeight() {
      return PlainMask.height(area);
    }

    /** Returns the mask's number of columns. */
    public int maskWidth() {
      return PlainMask.width(area);
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
    target.polygons = kind & PlainShapes.MASK;
    target.id = (kind & LONG_ID) == 0 ? page[first + ID] : longIds.get(page[first + ID]);
    target.area = (long) page[first + AREA] << Integer.SIZE | page[first + AREA + 1] & 0xffffffffL;
    target.areas = withAreas ? shapes.areas() : null;
    for (int i = 0; i < 4; i++) {
      // The quotient is the double that is nearest to the decimal number, as it would be of its text.
      target.box[i] = page[first + BOX + i] / 100.0;
    }
    return true;
  }

  /**
   * Adds the row of a record that was just passed, plain or not.
   *
   * @param isUsual whether it has no other fields than objects usually have
   */
  void add(JsonRecord record, boolean isUsual, long id, int category, int crowd, int bbox, int segmentation) {
    boolean isPlain =
        isUsual
            && record.hasBytes()
            && record.isWhole(category)
            && record.isWhole(crowd)
            && (record.whole(crowd) == 0 || record.whole(crowd) == 1)
            && record.has(bbox)
            && record.has(segmentation)
            && id >= 0
            && record.whole(category) >= 0
            && record.whole(category) <= LARGEST_CATEGORY;
    int[] page = pageOfNext();
    int first = (size++ & PAGE - 1) * WIDTH;
    int polygons = isPlain && shapes.box(record, page, first + BOX) ? shapes.shapes(record) : NOT_PLAIN;
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
    long area = shapes.area();
    page[first + AREA] = (int) (area >> Integer.SIZE);
    page[first + AREA + 1] = (int) area;
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
}
