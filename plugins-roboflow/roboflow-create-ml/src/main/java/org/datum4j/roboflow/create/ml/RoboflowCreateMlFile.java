// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.kit.json.JsonException;

/** Where the records of a file lie, and which of them are about one image. */
final class RoboflowCreateMlFile {
  /** No further record of the image. */
  static final int NONE = -1;

  private final String name;
  private final String subset;
  private final Path path;
  private final Map<String, Integer> lastOfImage = new HashMap<>();

  /** The first records of the images, in order. */
  private int[] firsts = new int[64];

  private int images;
  private long[] starts = new long[64];
  private int[] lengths = new int[64];
  private int[] indexes = new int[64];
  private int[] nexts = new int[64];
  private int records;

  RoboflowCreateMlFile(String name, String subset, Path path) {
    this.name = name;
    this.subset = subset;
    this.path = path;
  }

  String name() {
    return name;
  }

  String subset() {
    return subset;
  }

  Path path() {
    return path;
  }

  /** Returns the number of images. */
  int size() {
    return images;
  }

  /** Returns the first record of an image. */
  int first(int image) {
    return firsts[image];
  }

  /** Returns the next record of the same image, or {@link #NONE}. */
  int next(int record) {
    return nexts[record];
  }

  long start(int record) {
    return starts[record];
  }

  int length(int record) {
    return lengths[record];
  }

  /** Returns a record's position in the list. */
  int index(int record) {
    return indexes[record];
  }

  /** Adds a record; says whether it is the first of its image. */
  boolean add(String image, long start, long end, long index) {
    if (records == starts.length) {
      starts = Arrays.copyOf(starts, 2 * records);
      lengths = Arrays.copyOf(lengths, 2 * records);
      indexes = Arrays.copyOf(indexes, 2 * records);
      nexts = Arrays.copyOf(nexts, 2 * records);
    }
    starts[records] = start;
    lengths[records] = (int) (end - start);
    indexes[records] = (int) index;
    nexts[records] = NONE;
    Integer last = lastOfImage.put(image, records);
    if (last != null) {
      nexts[last] = records++;
      return false;
    }
    if (images == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * images);
    }
    firsts[images++] = records++;
    return true;
  }

  Issue fault(JsonException fault) {
    return Issue.error(
        "ROBOFLOW-JSON-FAULTY",
        fault.detail(),
        new Location(name, fault.line(), fault.offset(), fault.path(), ""),
        "Correct the file there, or import with --on-error skip to leave out what cannot be read.");
  }
}
