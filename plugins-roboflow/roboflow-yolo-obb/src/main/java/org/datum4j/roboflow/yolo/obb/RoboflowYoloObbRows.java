// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.kit.text.TextFormatException;
import org.datum4j.kit.text.TextLines;
import org.jspecify.annotations.Nullable;

/** Reads label files. */
final class RoboflowYoloObbRows {
  /** How far a corner may be off the rectangle, in pixels. */
  private static final double CLOSE = 0.015;

  private final IssueSink issues;

  RoboflowYoloObbRows(IssueSink issues) {
    this.issues = issues;
  }

  /**
   * A row.
   *
   * @param line its line, from 1
   * @param words its words
   */
  private record Row(int line, String[] words) {
    String name() {
      return String.join(" ", List.of(words).subList(8, words.length - 1));
    }
  }

  private static List<Row> rows(String name, Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try {
      TextLines lines = TextLines.of(file);
      while (lines.next()) {
        String line = lines.text().strip();
        if (!lines.isBlank() && !RoboflowYoloObbFormat.isHeader(line)) {
          rows.add(new Row(lines.number(), line.split("\\s+")));
        }
      }
    } catch (TextFormatException faulty) {
      throw new ImportException(
          Issue.error("ROBOFLOW-TEXT-FAULTY", faulty.what(), Location.ofLine(name, faulty.line()),
              "Save the file as UTF-8."),
          faulty);
    }
    return rows;
  }

  /** Returns the names in a file, as far as its rows are sound. */
  static List<String> names(String name, Path file) throws IOException {
    List<String> names = new ArrayList<>();
    for (Row row : rows(name, file)) {
      if (row.words().length >= 10) {
        names.add(row.name());
      }
    }
    return names;
  }

  List<Annotation> read(String name, Path file, LabelCategories labels) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    int index = 0;
    for (Row row : rows(name, file)) {
      Annotation annotation = annotation(row, index++, Location.ofLine(name, row.line()), labels);
      if (annotation != null) {
        annotations.add(annotation);
      }
    }
    return annotations;
  }

  private @Nullable Annotation annotation(Row row, int index, Location where, LabelCategories labels) {
    if (row.words().length < 10) {
      return fail("ROBOFLOW-COLUMN-COUNT",
          "the row has " + row.words().length + " words, expected eight numbers, a name and a difficulty", where);
    }
    double[] corners = new double[8];
    for (int i = 0; i < 8; i++) {
      corners[i] = number(row.words()[i]);
      if (!Double.isFinite(corners[i])) {
        return fail("ROBOFLOW-NUMBER-FAULTY", "\"" + row.words()[i] + "\" stands where a number is expected", where);
      }
    }
    int label = labels.indexOf(row.name());
    if (label == Common.NO_LABEL) {
      return fail("ROBOFLOW-LABEL-UNKNOWN",
          "label \"" + row.name() + "\" is not among the names " + labels.names(), where);
    }
    String difficulty = row.words()[row.words().length - 1];
    Origin origin = Origin.of(RoboflowYoloObbFormat.NAME, Attributes.of("difficulty", difficulty));
    Common common = Common.of(index, Common.NO_GROUP, label, Attributes.empty(), origin);
    double[] box = Shapes.rotatedBox(corners);
    double[] again = Shapes.rotatedBoxCorners(box[0], box[1], box[2], box[3], box[4]);
    for (int i = 0; i < 8; i++) {
      if (Math.abs(corners[i] - again[i]) > CLOSE) {
        return new Polygon(common, Coordinates.of(corners));
      }
    }
    return new RotatedBbox(common, box[0], box[1], box[2], box[3], box[4]);
  }

  private static double number(String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private @Nullable Annotation fail(String code, String what, Location where) {
    issues.report(
        Issue.error(code, what, where, "Correct the line, or import with --on-error skip to leave the object out."));
    return null;
  }
}
