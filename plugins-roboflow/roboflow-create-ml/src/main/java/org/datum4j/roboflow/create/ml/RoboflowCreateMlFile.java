// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.kit.json.JsonException;

/** Where the records of a file lie. */
final class RoboflowCreateMlFile {
  private final String name;
  private final String subset;
  private final Path path;
  private final Set<String> images = new HashSet<>();
  private long[] starts = new long[64];
  private int[] lengths = new int[64];
  private int[] indexes = new int[64];
  private int size;

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

  int size() {
    return size;
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

  boolean add(String image, long start, long end, long index) {
    if (!images.add(image)) {
      return false;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      indexes = Arrays.copyOf(indexes, 2 * size);
    }
    starts[size] = start;
    lengths[size] = (int) (end - start);
    indexes[size++] = (int) index;
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
