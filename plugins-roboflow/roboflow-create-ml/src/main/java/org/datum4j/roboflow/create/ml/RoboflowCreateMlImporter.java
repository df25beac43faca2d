// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.io.IOException;
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
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonFileScanner;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonRecord;
import org.datum4j.kit.tally.IssueTally;

/** Reads Roboflow's CreateML JSON. */
@Format(
    name = RoboflowCreateMlFormat.NAME,
    title = RoboflowCreateMlFormat.TITLE,
    aliases = {"create_ml", "createml", "createml_roboflow"},
    files = "**/" + RoboflowCreateMlFormat.FILE)
public final class RoboflowCreateMlImporter implements Importer {
  private static final int LARGEST_RECORD = 1 << 26;

  /** Makes an importer. */
  public RoboflowCreateMlImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return RoboflowCreateMlFormat.detect(context);
  }

  @Override
  public OptionType<?> options() {
    return RoboflowCreateMlOptions.IMPORT;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    List<RoboflowCreateMlFile> files = new ArrayList<>();
    Set<String> labels = new TreeSet<>();
    Set<String> subsets = new LinkedHashSet<>();
    long count = 0;
    IssueTally tally = new IssueTally(request.run().issues());
    for (String name : names(request)) {
      RoboflowCreateMlFile file = scan(request, name, labels, tally);
      files.add(file);
      subsets.add(file.subset());
      count += file.size();
    }
    tally.tell();
    DatasetSchema schema =
        new DatasetSchema(
            Attributes.empty(),
            Categories.ofNames(labels),
            List.copyOf(subsets),
            OptionalLong.of(count),
            EnumSet.of(AnnotationType.BBOX),
            Attributes.empty());
    return new RoboflowCreateMlSource(schema, files, request);
  }

  private static List<String> names(ImportRequest request) throws IOException {
    if (!request.file().isEmpty()) {
      return List.of(request.file());
    }
    List<String> names =
        request.folder().files().stream()
            .filter(file -> ("/" + file).toLowerCase(Locale.ROOT).endsWith("/" + RoboflowCreateMlFormat.FILE))
            .toList();
    if (names.isEmpty()) {
      throw new ImportException(
          Issue.error(
              "ROBOFLOW-FILES-MISSING",
              "there is no " + RoboflowCreateMlFormat.FILE,
              Location.unknown(),
              "Name the folder that holds the subsets' folders, or one such file."));
    }
    return names;
  }

  private static RoboflowCreateMlFile scan(ImportRequest request, String name, Set<String> labels, IssueTally tally)
      throws IOException {
    Path path = request.folder().find(name).orElseThrow(
        () -> new ImportException(
            Issue.error("ROBOFLOW-FILES-MISSING", "the file is not there", Location.ofFile(name), "Check its name.")));
    RoboflowCreateMlFile file = new RoboflowCreateMlFile(name, subset(name), path);
    JsonReader json = new JsonReader();
    JsonReader single = new JsonReader();
    RoboflowCreateMlRecord reader = new RoboflowCreateMlRecord();
    boolean[] seen = new boolean[1];
    try {
      JsonFileScanner.of(path)
          .rootRecords(JsonNames.NONE, LARGEST_RECORD, record -> {
            seen[0] = true;
            take(request, file, record, reader, json, single, labels, tally);
            return true;
          })
          .others(0, member -> {
            throw notAList(name);
          })
          .progress(bytes -> {
            request.run().checkCancelled();
            return true;
          })
          .scan();
    } catch (JsonException fault) {
      throw new ImportException(file.fault(fault), fault);
    }
    return file;
  }

  private static ImportException notAList(String name) {
    return new ImportException(
        Issue.error("ROBOFLOW-JSON-FAULTY", "the file is no list of records", Location.ofFile(name),
            "Name another format with -if if this is not CreateML's JSON."));
  }

  private static void take(
      ImportRequest request,
      RoboflowCreateMlFile file,
      JsonRecord record,
      RoboflowCreateMlRecord reader,
      JsonReader json,
      JsonReader single,
      Set<String> labels,
      IssueTally tally) {
    if (!record.hasBytes()) {
      request.run().issues().report(
          Issue.error("ROBOFLOW-RECORD-SIZE", "a record is larger than 64 MB",
              new Location(file.name(), 0, record.start(), "$[" + record.index() + "]", ""), "Split the record."));
      return;
    }
    record.resetTo(json);
    try {
      String image =
          reader.read(json, single, record.bytes(), record.start() - record.from(),
              (label, box) -> labels.add(label), fault -> {});
      Location where = new Location(file.name(), 0, record.start(), "$[" + record.index() + "]", "");
      if (!reader.isListed()) {
        tally.count(
            Issue.warning(
                "ROBOFLOW-ANNOTATIONS-MISSING",
                "record without annotations, read as an image without objects",
                where,
                "Write \"annotations\": [] if there is nothing to see."),
            image);
      }
      if (!file.add(image.replace('\\', '/'), record.start(), record.end(), record.index())) {
        tally.count(
            Issue.warning(
                "ROBOFLOW-IMAGE-TWICE",
                "further record of an image; its boxes are added to those of the first",
                where,
                "Join the records, and look for boxes that are there twice."),
            image);
      }
    } catch (JsonException fault) {
      request.run().issues().report(file.fault(fault));
    }
  }

  private static String subset(String file) {
    int end = file.lastIndexOf('/');
    return end < 0 ? DatasetItem.DEFAULT_SUBSET : file.substring(file.lastIndexOf('/', end - 1) + 1, end);
  }
}
