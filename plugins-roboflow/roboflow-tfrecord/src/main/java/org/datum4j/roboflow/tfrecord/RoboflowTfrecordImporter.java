// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.kit.json.SpanReader;

/** Reads Roboflow's TFRecord files. */
@Format(
    name = RoboflowTfrecordFormat.NAME,
    title = RoboflowTfrecordFormat.TITLE,
    aliases = "tfrecord_roboflow",
    files = "**/*" + RoboflowTfrecordFormat.EXTENSION)
public final class RoboflowTfrecordImporter implements Importer {
  private static final int LARGEST_MAP = 1 << 24;

  /** Makes an importer. */
  public RoboflowTfrecordImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return RoboflowTfrecordFormat.detect(context);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    RoboflowTfrecordLabels labels = new RoboflowTfrecordLabels();
    List<RoboflowTfrecordFile> files = new ArrayList<>();
    Set<String> subsets = new LinkedHashSet<>();
    long count = 0;
    for (String file : request.folder().files()) {
      Path path = request.folder().find(file).orElse(null);
      if (path != null && file.toLowerCase(Locale.ROOT).endsWith(RoboflowTfrecordFormat.LABEL_MAP)) {
        labels.addMap(text(path));
      }
      boolean wanted =
          request.file().isEmpty()
              ? file.toLowerCase(Locale.ROOT).endsWith(RoboflowTfrecordFormat.EXTENSION)
              : file.equals(request.file());
      if (path != null && wanted) {
        RoboflowTfrecordFile scanned = RoboflowTfrecordFile.scan(file, path);
        files.add(scanned);
        subsets.add(subset(file));
        count += scanned.size();
      }
    }
    if (files.isEmpty()) {
      throw new ImportException(
          Issue.error("ROBOFLOW-FILES-MISSING", "there is no .tfrecord file", Location.unknown(),
              "Name the folder that holds the subsets' folders, or one such file."));
    }
    addNames(files, labels, request);
    DatasetSchema schema =
        new DatasetSchema(
            Attributes.empty(),
            Categories.of(labels.categories()),
            List.copyOf(subsets),
            OptionalLong.of(count),
            EnumSet.of(AnnotationType.BBOX, AnnotationType.MASK),
            Attributes.empty());
    return new RoboflowTfrecordSource(schema, files, labels, request.run());
  }

  private static String text(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(LARGEST_MAP), StandardCharsets.UTF_8);
    }
  }

  /** Names that records have and no label map come behind, sorted. */
  private static void addNames(List<RoboflowTfrecordFile> files, RoboflowTfrecordLabels labels, ImportRequest request)
      throws IOException {
    Set<String> names = new TreeSet<>();
    for (RoboflowTfrecordFile file : files) {
      try (SpanReader bytes = SpanReader.open(file.path())) {
        for (int i = 0; i < file.size(); i++) {
          request.run().checkCancelled();
          RoboflowTfrecordExample example = RoboflowTfrecordSource.example(file, i, bytes, request.run().issues());
          if (example != null) {
            example.all("image/object/class/text").forEach(name -> names.add(new String(name, StandardCharsets.UTF_8)));
          }
        }
      }
    }
    names.remove("");
    names.forEach(labels::add);
  }

  static String subset(String file) {
    int end = file.lastIndexOf('/');
    return end < 0 ? DatasetItem.DEFAULT_SUBSET : file.substring(file.lastIndexOf('/', end - 1) + 1, end);
  }
}
