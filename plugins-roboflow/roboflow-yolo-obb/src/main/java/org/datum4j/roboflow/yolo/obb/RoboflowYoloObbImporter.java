// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
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
import org.datum4j.api.spi.InputFolder;
import org.datum4j.kit.text.TextFormatException;
import org.datum4j.kit.text.Yaml;
import org.datum4j.kit.text.YamlNode;

/** Reads Roboflow's files of oriented boxes. */
@Format(
    name = RoboflowYoloObbFormat.NAME,
    title = RoboflowYoloObbFormat.TITLE,
    aliases = "yolo_obb_roboflow",
    files = "**/labelTxt/*.txt")
public final class RoboflowYoloObbImporter implements Importer {
  /** Makes an importer. */
  public RoboflowYoloObbImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return RoboflowYoloObbFormat.detect(context);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    InputFolder folder = request.folder();
    List<RoboflowYoloObbEntry> entries = entries(folder);
    if (entries.isEmpty()) {
      throw new ImportException(
          Issue.error(
              "ROBOFLOW-FILES-MISSING",
              "there is no label file, expected <subset>/labelTxt/*.txt",
              Location.unknown(),
              "Name the folder that holds the subsets' folders."));
    }
    Set<String> subsets = new LinkedHashSet<>();
    entries.forEach(entry -> subsets.add(entry.subset()));
    DatasetSchema schema =
        new DatasetSchema(
            Attributes.empty(),
            Categories.ofNames(names(folder, entries)),
            List.copyOf(subsets),
            OptionalLong.of(entries.size()),
            EnumSet.of(AnnotationType.ROTATED_BBOX, AnnotationType.POLYGON),
            Attributes.empty());
    return new RoboflowYoloObbSource(schema, entries, request.run());
  }

  private static List<RoboflowYoloObbEntry> entries(InputFolder folder) throws IOException {
    Map<String, String> images = new HashMap<>();
    List<String> labels = new ArrayList<>();
    for (String file : folder.files()) {
      String lower = file.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".txt") && ("/" + file).contains("/" + RoboflowYoloObbFormat.LABELS)) {
        labels.add(file);
      } else if (lower.matches(".*\\.(jpe?g|png|bmp|tiff?|gif|webp)")) {
        images.put(stem(file), file);
      }
    }
    List<RoboflowYoloObbEntry> entries = new ArrayList<>();
    for (String label : labels) {
      int at = ("/" + label).lastIndexOf("/" + RoboflowYoloObbFormat.LABELS);
      String parent = label.substring(0, at);
      String id = stem(label.substring(at + RoboflowYoloObbFormat.LABELS.length()));
      String image = images.getOrDefault(parent + RoboflowYoloObbFormat.IMAGES + id, images.get(parent + id));
      String subset =
          parent.isEmpty()
              ? DatasetItem.DEFAULT_SUBSET
              : parent.substring(parent.lastIndexOf('/', at - 2) + 1, at - 1);
      Path file = image == null ? null : folder.find(image).orElse(null);
      String name = image == null ? id + ".jpg" : id + image.substring(stem(image).length());
      entries.add(new RoboflowYoloObbEntry(id, subset, name, file, label, folder.find(label).orElse(null)));
    }
    return entries;
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot <= file.lastIndexOf('/') + 1 ? file : file.substring(0, dot);
  }

  /** The names of data.yaml count; without it, those in the rows do, sorted. */
  private static Collection<String> names(InputFolder folder, List<RoboflowYoloObbEntry> entries) throws IOException {
    Path data = folder.find(RoboflowYoloObbFormat.DATA).orElse(null);
    if (data != null) {
      try {
        YamlNode names = Yaml.read(Files.readAllBytes(data)).asMap().get("names");
        if (names != null && !names.isNull()) {
          Collection<YamlNode> nodes = names.kind() == YamlNode.Kind.MAP ? names.asMap().values() : names.asList();
          Set<String> given = new LinkedHashSet<>();
          nodes.forEach(name -> given.add(name.asText()));
          return given;
        }
      } catch (TextFormatException faulty) {
        throw new ImportException(
            Issue.error(
                "ROBOFLOW-YAML-FAULTY",
                "the YAML cannot be used: " + faulty.what(),
                Location.ofLine(RoboflowYoloObbFormat.DATA, faulty.line()),
                "Correct the line, or take the file away: the names in the label files then count."),
            faulty);
      }
    }
    Set<String> names = new TreeSet<>();
    for (RoboflowYoloObbEntry entry : entries) {
      if (entry.rows() != null) {
        names.addAll(RoboflowYoloObbRows.names(entry.label(), entry.rows()));
      }
    }
    return names;
  }
}
