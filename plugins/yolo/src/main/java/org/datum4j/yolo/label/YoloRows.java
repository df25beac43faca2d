// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.kit.number.Decimals;
import org.jspecify.annotations.Nullable;

/** Reads label files. Keeps buffers; serves one thread. */
final class YoloRows {
  private final int classes;
  private int @Nullable [] classMap;
  private final YoloTask task;
  private final int keypoints;
  private final int dimensions;
  private final IssueSink issues;
  private final YoloNotes notes;

  private String file = "";
  private int line;
  private double width;
  private double height;
  private double[] values = new double[64];
  private int count;
  private final List<Annotation> annotations = new ArrayList<>();

  YoloRows(YoloData data, YoloTask task, IssueSink issues, YoloNotes notes) {
    this.classes = data.names().size();
    this.task = task != YoloTask.AUTO ? task : data.keypoints() > 0 ? YoloTask.POSE : data.task();
    this.keypoints = data.keypoints();
    this.dimensions = data.dimensions();
    this.issues = issues;
    this.notes = notes;
  }

  /**
   * Reads a file's rows for an image of a size.
   *
   * @param map the class that each index means, or null when that is the index itself
   */
  List<Annotation> read(byte[] bytes, String name, ImageSize size, int @Nullable [] map) {
    file = name;
    classMap = map;
    width = size.width();
    height = size.height();
    line = 0;
    annotations.clear();
    int row = 0;
    int at = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
    while (at < bytes.length) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      line++;
      if (isRow(bytes, at, end)) {
        if (numbers(bytes, at, end)) {
          row(row);
        }
        row++;
      }
      at = end + 1;
    }
    return List.copyOf(annotations);
  }

  /** Says whether there is anything but blanks in a file. */
  static boolean hasRows(byte[] bytes) {
    for (byte one : bytes) {
      if (one > ' ' || one < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRow(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return bytes[i] != '#';
      }
    }
    return false;
  }

  private boolean numbers(byte[] bytes, int from, int to) {
    count = 0;
    int at = from;
    while (at < to) {
      while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') {
        at++;
      }
      int start = at;
      while (at < to && (bytes[at] > ' ' || bytes[at] < 0)) {
        at++;
      }
      if (at > start && !number(bytes, start, at)) {
        return false;
      }
    }
    return true;
  }

  private boolean number(byte[] bytes, int from, int to) {
    double value;
    try {
      value = Decimals.parse(bytes, from, to);
    } catch (NumberFormatException none) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      String word = new String(bytes, from, Math.min(40, to - from), StandardCharsets.UTF_8);
      fail("YOLO-NUMBER-FAULTY", "\"" + word + "\" stands where a number is expected");
      return false;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
    return true;
  }

  private void fail(String code, String what) {
    issues.report(
        Issue.error(code, what, where(), "Correct the line, or import with --on-error skip to leave the object out."));
  }

  private Location where() {
    return Location.ofLine(file, line);
  }

  private void row(int row) {
    double index = values[0];
    int[] map = classMap;
    int known = map == null ? classes : map.length;
    if (index != Math.rint(index) || index < 0 || index >= known) {
      String shown = index == Math.rint(index) ? Long.toString((long) index) : Double.toString(index);
      fail("YOLO-CLASS-RANGE",
          "class index is " + shown + ", expected a whole number of 0 to " + (known - 1)
              + " since there are " + known + " class names");
      return;
    }
    Common common = Common.ofLabel(map == null ? (int) index : map[(int) index]).withId(row);
    if (task == YoloTask.POSE && keypoints > 0 && count == 5 + keypoints * dimensions) {
      pose(common, row);
    } else if (count == 5 || count == 6) {
      box(common);
    } else if (count >= 7 && count % 2 == 1) {
      outline(common, row);
    } else {
      fail("YOLO-COLUMN-COUNT",
          "the row has " + count + " values, expected class x y width height, or class and at least three points x y"
              + (keypoints > 0 ? ", or a box and " + keypoints + " keypoints of " + dimensions + " values" : ""));
    }
  }

  private void range(int from, int to) {
    for (int i = from; i < to; i++) {
      if (values[i] < -1e-4 || values[i] > 1.0001) {
        notes.beyond(values[i], where());
        return;
      }
    }
  }

  private void box(Common common) {
    range(1, 5);
    Common own = common;
    if (count == 6) {
      notes.score(where());
      own = common.withAttributes(Attributes.of("score", values[5]));
    }
    annotations.add(bbox(own));
  }

  private Bbox bbox(Common common) {
    double across = values[3] * width;
    double down = values[4] * height;
    return new Bbox(common, values[1] * width - across / 2, values[2] * height - down / 2, across, down);
  }

  private double[] pixels(int from, int to) {
    double[] xy = new double[to - from];
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] = values[from + i] * width;
      xy[i + 1] = values[from + i + 1] * height;
    }
    return xy;
  }

  private void outline(Common common, int row) {
    range(1, count);
    if (task == YoloTask.OBB && count == 9) {
      double[] box = Shapes.rotatedBox(pixels(1, 9));
      annotations.add(new RotatedBbox(common, box[0], box[1], box[2], box[3], box[4]));
      return;
    }
    // Split while the numbers are as they were written, so that points that are equal stay equal.
    List<double[]> parts = YoloBridges.split(Arrays.copyOfRange(values, 1, count));
    Common own = parts.size() > 1 ? common.withGroup(row + 1L) : common;
    for (double[] part : parts) {
      for (int i = 0; i < part.length; i += 2) {
        part[i] *= width;
        part[i + 1] *= height;
      }
      annotations.add(new Polygon(own, Coordinates.of(part)));
    }
  }

  private void pose(Common common, int row) {
    range(1, 5);
    Common own = common.withGroup(row + 1L);
    annotations.add(bbox(own));
    double[] xy = new double[2 * keypoints];
    List<Visibility> visibility = new ArrayList<>(keypoints);
    for (int i = 0; i < keypoints; i++) {
      int at = 5 + i * dimensions;
      xy[2 * i] = values[at] * width;
      xy[2 * i + 1] = values[at + 1] * height;
      visibility.add(visibility(at));
    }
    annotations.add(new Points(own, Coordinates.of(xy), visibility));
  }

  /** Without a third number, the point at the origin stands for one that is not labelled. */
  private Visibility visibility(int at) {
    if (dimensions < 3) {
      return values[at] == 0 && values[at + 1] == 0 ? Visibility.ABSENT : Visibility.VISIBLE;
    }
    double given = values[at + 2];
    return given >= 2 ? Visibility.VISIBLE : given >= 1 ? Visibility.HIDDEN : Visibility.ABSENT;
  }
}
