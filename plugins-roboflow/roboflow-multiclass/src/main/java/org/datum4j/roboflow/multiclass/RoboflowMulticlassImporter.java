// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.multiclass;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.ListSource;
import org.datum4j.kit.tally.ImageOddities;
import org.datum4j.kit.tally.IssueTally;
import org.datum4j.kit.text.CsvReader;
import org.datum4j.kit.text.TextFormatException;

/**
 * Reads Roboflow's classification CSV. A row is a few words, so the items are held in memory; a file of more than 256
 * MB is refused.
 */
@Format(
    name = RoboflowMulticlassFormat.NAME,
    title = RoboflowMulticlassFormat.TITLE,
    aliases = "multiclass_roboflow",
    files = "**/" + RoboflowMulticlassFormat.FILE)
public final class RoboflowMulticlassImporter implements Importer {
  private static final int LARGEST = 1 << 28;

  /** Makes an importer. */
  public RoboflowMulticlassImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return RoboflowMulticlassFormat.detect(context);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    List<String> files = new ArrayList<>();
    for (String file : request.file().isEmpty() ? request.folder().files() : List.of(request.file())) {
      boolean isNamed = ("/" + file).toLowerCase(Locale.ROOT).endsWith("/" + RoboflowMulticlassFormat.FILE);
      if (isNamed || !request.file().isEmpty()) {
        files.add(file);
      }
    }
    if (files.isEmpty()) {
      throw fault("ROBOFLOW-FILES-MISSING", "there is no _classes.csv", Location.unknown(),
          "Name the folder that holds the subsets.");
    }
    Set<String> names = new TreeSet<>();
    for (String file : files) {
      names.addAll(header(file, csv(request.folder(), file)));
    }
    LabelCategories labels = LabelCategories.ofNames(names);
    Map<String, DatasetItem> items = new LinkedHashMap<>();
    IssueTally tally = new IssueTally(request.run().issues());
    for (String file : files) {
      new Rows(request, file, labels, items, tally).read();
    }
    tally.tell();
    Set<String> subsets = new LinkedHashSet<>();
    items.values().forEach(item -> subsets.add(item.subset()));
    DatasetSchema schema =
        new DatasetSchema(
            Attributes.empty(),
            Categories.of(labels),
            List.copyOf(subsets),
            OptionalLong.of(items.size()),
            EnumSet.of(AnnotationType.LABEL),
            Attributes.empty());
    return new ListSource(schema, List.copyOf(items.values()));
  }

  private static CsvReader csv(InputFolder folder, String file) throws IOException {
    Path path = folder.find(file).orElseThrow(
        () -> fault("ROBOFLOW-FILES-MISSING", "the file is not there", Location.ofFile(file), "Check its name."));
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      throw fault("ROBOFLOW-FILE-SIZE", "the file is larger than 256 MB", Location.ofFile(file),
          "Split it into subsets.");
    }
    try {
      return new CsvReader(bytes);
    } catch (TextFormatException faulty) {
      throw malformed(file, faulty);
    }
  }

  private static List<String> header(String file, CsvReader csv) {
    try {
      List<String> names = new ArrayList<>();
      if (csv.next()) {
        csv.fields().forEach(field -> names.add(field.strip()));
      }
      if (names.size() < 2 || names.contains("") || new LinkedHashSet<>(names).size() < names.size()) {
        throw fault("ROBOFLOW-HEADER-FAULTY", "the first line is " + names
            + ", expected filename and different label names",
            Location.ofLine(file, 1), "Correct the first line.");
      }
      return names.subList(1, names.size());
    } catch (TextFormatException faulty) {
      throw malformed(file, faulty);
    }
  }

  private static ImportException malformed(String file, TextFormatException faulty) {
    return fault("ROBOFLOW-TEXT-FAULTY", faulty.what(), Location.ofLine(file, faulty.line()),
        "Correct the line; the file must be UTF-8.");
  }

  private static ImportException fault(String code, String what, Location where, String mend) {
    return new ImportException(Issue.error(code, what, where, mend));
  }

  /** The rows of one file. */
  private static final class Rows {
    private final ImportRequest request;
    private final String file;
    private final String folder;
    private final String subset;
    private final CsvReader csv;
    private final int[] labels;
    private final Map<String, DatasetItem> items;
    private final IssueTally tally;
    private final ImageOddities images;

    Rows(
        ImportRequest request,
        String file,
        LabelCategories all,
        Map<String, DatasetItem> items,
        IssueTally tally)
        throws IOException {
      this.request = request;
      this.file = file;
      this.folder = file.substring(0, file.lastIndexOf('/') + 1);
      this.subset =
          folder.isEmpty()
              ? DatasetItem.DEFAULT_SUBSET
              : folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
      this.csv = csv(request.folder(), file);
      this.labels = header(file, csv).stream().mapToInt(all::indexOf).toArray();
      this.items = items;
      this.tally = tally;
      this.images = new ImageOddities(tally, "ROBOFLOW", 0);
    }

    void read() throws IOException {
      try {
        while (csv.next()) {
          row();
        }
      } catch (TextFormatException faulty) {
        throw malformed(file, faulty);
      }
    }

    private void row() throws IOException {
      String name = csv.field(0).strip().replace('\\', '/');
      List<Annotation> annotations = new ArrayList<>();
      boolean sound = !name.isEmpty() && csv.size() == labels.length + 1;
      if (!sound) {
        report("ROBOFLOW-COLUMN-COUNT",
            "the row has " + csv.size() + " values, expected a file name and a value for each of " + labels.length
                + " labels");
      }
      for (int i = 0; sound && i < labels.length; i++) {
        String value = csv.field(i + 1).strip();
        if (value.equals("1")) {
          annotations.add(new Label(Common.ofLabel(labels[i]).withId(annotations.size())));
        } else if (value.isEmpty()) {
          countEmpty(name);
        } else if (!value.equals("0")) {
          report("ROBOFLOW-VALUE-FAULTY", "value \"" + value + "\" of " + name + " is neither 0 nor 1");
          sound = false;
        }
      }
      if (sound) {
        add(name, annotations);
      }
    }

    private void countEmpty(String name) {
      tally.count(
          Issue.warning(
              "ROBOFLOW-VALUE-EMPTY",
              "empty value, read as 0",
              Location.ofLine(file, csv.line()),
              "Write 0 or 1 if that is not meant."),
          name);
    }

    private void add(String name, List<Annotation> annotations) throws IOException {
      int dot = name.lastIndexOf('.');
      String id = dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
      Path path = request.folder().find(folder + name).orElse(null);
      Image image = path == null ? Image.missing(name, null) : images.checked(Image.ofFile(name, path, null));
      DatasetItem item = DatasetItem.of(id, subset, image, annotations, Attributes.empty());
      if (items.putIfAbsent(subset + "/" + id, item) != null) {
        report("ROBOFLOW-IMAGE-TWICE", "image " + name + " stands twice in subset " + subset);
      }
    }

    private void report(String code, String what) {
      request.run().issues().report(
          Issue.error(code, what, Location.ofLine(file, csv.line()),
              "Correct the line, or import with --on-error skip to leave the row out."));
    }
  }
}
