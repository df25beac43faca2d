// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
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
    Set<String> used = new HashSet<>();
    for (String label : labels) {
      int at = ("/" + label).lastIndexOf("/" + RoboflowYoloObbFormat.LABELS);
      String parent = label.substring(0, at);
      String id = stem(label.substring(at + RoboflowYoloObbFormat.LABELS.length()));
      String image = images.getOrDefault(parent + RoboflowYoloObbFormat.IMAGES + id, images.get(parent + id));
      String subset = subset(parent);
      Path file = image == null ? null : folder.find(image).orElse(null);
      String name = image == null ? id + ".jpg" : id + image.substring(stem(image).length());
      used.add(image == null ? "" : image);
      entries.add(new RoboflowYoloObbEntry(id, subset, name, file, label, folder.find(label).orElse(null)));
    }
    addImages(folder, labels, images.values(), used, entries);
    List<String> order = entries.stream().map(RoboflowYoloObbEntry::subset).distinct().toList();
    entries.sort(Comparator.comparingInt(entry -> order.indexOf(entry.subset())));
    return entries;
  }

  /** Adds the images beside label files that have none: there is nothing to see in them. */
  private static void addImages(
      InputFolder folder,
      List<String> labels,
      Collection<String> images,
      Set<String> used,
      List<RoboflowYoloObbEntry> entries) {
    Set<String> parents = new LinkedHashSet<>();
    for (String label : labels) {
      parents.add(label.substring(0, ("/" + label).lastIndexOf("/" + RoboflowYoloObbFormat.LABELS)));
    }
    for (String parent : parents) {
      String below = parent + RoboflowYoloObbFormat.IMAGES;
      for (String image : new TreeSet<>(images)) {
        if (image.startsWith(below) && used.add(image)) {
          String name = image.substring(below.length());
          entries.add(
              new RoboflowYoloObbEntry(
                  stem(name), subset(parent), name, folder.find(image).orElse(null), "", null));
        }
      }
    }
  }

  private static String subset(String parent) {
    return parent.isEmpty()
        ? DatasetItem.DEFAULT_SUBSET
        : parent.substring(parent.lastIndexOf('/', parent.length() - 2) + 1, parent.length() - 1);
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot <= file.lastIndexOf('/') + 1 ? file : file.substring(0, dot);
  }

  /** The keys of a map say where its names stand, whatever their order in the file. */
  private static Set<String> listed(YamlNode names) {
    List<YamlNode> nodes = new ArrayList<>();
    if (names.kind() == YamlNode.Kind.MAP) {
      Map<Integer, YamlNode> byIndex = new TreeMap<>();
      names.asMap().forEach((key, name) -> byIndex.put(index(key, name), name));
      nodes.addAll(byIndex.values());
    } else {
      nodes.addAll(names.asList());
    }
    Set<String> given = new LinkedHashSet<>();
    nodes.forEach(name -> given.add(name.asText()));
    return given;
  }

  private static int index(String key, YamlNode name) {
    try {
      return Integer.parseInt(key.strip());
    } catch (NumberFormatException none) {
      throw new TextFormatException("names has the key \"" + key + "\", expected a class index", name.line(), 0);
    }
  }

  /** The names of data.yaml count; without it, those in the rows do, sorted. */
  private static Collection<String> names(InputFolder folder, List<RoboflowYoloObbEntry> entries) throws IOException {
    Path data = folder.find(RoboflowYoloObbFormat.DATA).orElse(null);
    if (data != null) {
      try {
        YamlNode names = Yaml.read(Files.readAllBytes(data)).asMap().get("names");
        if (names != null && !names.isNull()) {
          return listed(names);
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
