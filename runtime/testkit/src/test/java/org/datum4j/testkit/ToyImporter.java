// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ListSource;

/** Reads {@code toy.txt}: a line {@code toy N} and N lines {@code subset;item;label;x;y;width;height}. */
@Format(name = "toy", title = "Toy", files = "toy.txt")
public final class ToyImporter implements Importer {
  /** Made by the host. */
  public ToyImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    if (context.match("toy.txt").isEmpty()) {
      return Detection.impossible("toy.txt");
    }
    String head = new String(context.head("toy.txt"), StandardCharsets.UTF_8);
    return head.startsWith("toy ")
        ? Detection.of(Confidence.CERTAIN, "toy.txt begins with \"toy\"")
        : Detection.impossible("the word \"toy\" at the beginning of toy.txt").plusFound("toy.txt");
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    Path file = request.folder().find("toy.txt").orElseThrow(() -> fault("toy.txt is missing", 0));
    List<String> lines = Files.readAllLines(file);
    int count = lines.isEmpty() ? -1 : Integer.parseInt(lines.get(0).substring(4).strip());
    if (count != lines.size() - 1) {
      throw fault("toy.txt has " + (lines.size() - 1) + " records, expected " + count, 1);
    }
    Set<String> labels = new LinkedHashSet<>();
    Map<List<String>, List<Annotation>> items = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(";");
      if (cells.length != 7) {
        request.run().issues().report(fault("the record has " + cells.length + " cells, expected 7", i + 1).issue());
        continue;
      }
      labels.add(cells[2]);
      Common common = Common.ofLabel(new ArrayList<>(labels).indexOf(cells[2]));
      items
          .computeIfAbsent(List.of(cells[1], cells[0]), key -> new ArrayList<>())
          .add(new Bbox(common, number(cells[3]), number(cells[4]), number(cells[5]), number(cells[6])));
    }
    List<DatasetItem> list = new ArrayList<>();
    Set<String> subsets = new LinkedHashSet<>();
    items.forEach(
        (key, boxes) -> {
          subsets.add(key.get(1));
          list.add(DatasetItem.of(key.get(0), key.get(1), null, boxes, Attributes.empty()));
        });
    return new ListSource(DatasetSchema.of(Categories.ofNames(labels), List.copyOf(subsets)), list);
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  private static ImportException fault(String what, int line) {
    return new ImportException(
        Issue.error("TOY-FILE-FAULT", what, Location.ofLine("toy.txt", line), "Correct the file."));
  }
}
