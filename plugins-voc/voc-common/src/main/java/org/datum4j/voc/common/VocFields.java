// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.model.Attributes;
import org.datum4j.kit.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** What one annotation file says. It is filled anew for each file. */
final class VocFields {
  @Nullable String fileName;
  int width;
  int height;

  /** Text of {@code source/database}, or the empty text. */
  String database = "";

  /** Fields without a place in the model: folder, source, depth and unknown elements. */
  Attributes rest = Attributes.empty();

  /** The objects in order, the faulty ones too. */
  final List<Thing> objects = new ArrayList<>();

  /** Troubles that do not touch an object. */
  final List<Issue> issues = new ArrayList<>();

  void clear() {
    fileName = null;
    width = 0;
    height = 0;
    database = "";
    rest = Attributes.empty();
    objects.clear();
    issues.clear();
  }

  /** An {@code object} or {@code part} element. */
  static final class Thing {
    /** Position in the file from 1. */
    final int number;

    /** Where the start tag is. */
    final int offset;

    private final XmlReader reader;

    String name = "";
    @Nullable String pose;
    boolean isDifficult;
    boolean isTruncated;
    boolean isOccluded;

    /** xmin, ymin, xmax, ymax. */
    final double[] corners = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};

    boolean hasBox;
    final List<Thing> parts = new ArrayList<>(0);

    /** Names and values of attributes, in turn. */
    final List<String> attributes = new ArrayList<>(0);

    /** Tags and values of actions, in turn. */
    final List<String> actions = new ArrayList<>(0);

    double @Nullable [] point;

    /** Outlines, x and y in turn. */
    final List<double[]> polygons = new ArrayList<>(0);

    Attributes rest = Attributes.empty();

    /** What is wrong with it, or null. */
    @Nullable Issue fault;

    Thing(int number, XmlReader reader) {
      this.number = number;
      this.reader = reader;
      this.offset = reader.offset();
    }

    /** Returns the line of the start tag; to be asked before another file is read. */
    int line() {
      return reader.line(offset);
    }
  }
}
