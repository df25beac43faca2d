// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.yolo.label.YoloData;
import org.datum4j.yolo.label.YoloEntry;
import org.datum4j.yolo.label.YoloFolder;
import org.datum4j.yolo.label.YoloImageSize;
import org.datum4j.yolo.label.YoloSource;
import org.jspecify.annotations.Nullable;

/** Reads Roboflow's YOLO layout. */
@Format(
    name = RoboflowYoloFormat.NAME,
    title = RoboflowYoloFormat.TITLE,
    aliases = "yolo_roboflow",
    files = {"data.yaml", "*/labels/*.txt"})
public final class RoboflowYoloImporter implements Importer {
  private static final Set<String> SPLITS = Set.of("train", "val", "valid", "test");

  /** Makes an importer. */
  public RoboflowYoloImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return RoboflowYoloFormat.detect(context);
  }

  @Override
  public OptionType<?> options() {
    return RoboflowYoloOptions.IMPORT;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    RoboflowYoloOptions.Import options = request.options(RoboflowYoloOptions.IMPORT);
    String file = request.file().isEmpty() ? RoboflowYoloFormat.DATA : request.file();
    YoloData data =
        YoloData.read(
            file, request.folder().find(file).orElseThrow(() -> missing(file)), request.run().issues());
    YoloFolder files = new YoloFolder(request.folder());
    Map<String, YoloEntry> entries = new LinkedHashMap<>();
    for (String image : files.images()) {
      add(image, RoboflowYoloFormat.IMAGES, files, entries);
    }
    for (String label : files.labels()) {
      add(label, RoboflowYoloFormat.LABELS, files, entries);
    }
    tellMissingSplits(data, entries, request.run().issues());
    ImageSize fallback = options.imageSize().map(YoloImageSize::parse).orElse(null);
    return new YoloSource(inOrder(entries), data, options.task(), fallback, request.run());
  }

  /** A split that data.yaml names but nobody put there is no reason to stop. */
  private static void tellMissingSplits(YoloData data, Map<String, YoloEntry> entries, IssueSink issues) {
    Set<String> subsets = new HashSet<>();
    entries.values().forEach(entry -> subsets.add(entry.subset()));
    data.splits().forEach((key, places) -> places.forEach(place -> {
      List<String> parts = new ArrayList<>(List.of(YoloFolder.inside(place).split("/")));
      parts.removeIf(part -> part.equals("images") || part.isEmpty());
      boolean isThere = parts.isEmpty() || subsets.contains(parts.get(parts.size() - 1));
      if (SPLITS.contains(key) && !isThere) {
        issues.report(
            Issue.warning(
                "YOLO-SPLIT-MISSING",
                "\"" + place + "\", the place of " + key + ", is not there; the subset is left out",
                Location.ofFile(data.file()).withPath(key),
                "Add the folder, or take the line out of " + data.file() + "."));
      }
    }));
  }

  /** Subsets stay together, whether an item was found by its image or by its label file. */
  private static List<YoloEntry> inOrder(Map<String, YoloEntry> entries) {
    Map<String, List<YoloEntry>> bySubset = new LinkedHashMap<>();
    entries.values().forEach(
        entry -> bySubset.computeIfAbsent(entry.subset(), key -> new ArrayList<>()).add(entry));
    List<YoloEntry> all = new ArrayList<>();
    bySubset.values().forEach(all::addAll);
    return all;
  }

  private static void add(String file, String kind, YoloFolder files, Map<String, YoloEntry> entries) {
    int at = ("/" + file).lastIndexOf("/" + kind);
    if (at < 0) {
      return;
    }
    String folder = file.substring(0, at);
    String id = YoloFolder.stem(file.substring(at + kind.length()));
    if (folder.isEmpty() && id.indexOf('/') > 0) {
      // MT-YOLOv6: labels/<subset>/<id>.txt
      String subset = id.substring(0, id.indexOf('/'));
      add(file, "", subset + "/", id.substring(subset.length() + 1), subset, files, entries);
      return;
    }
    String subset =
        folder.isEmpty()
            ? DatasetItem.DEFAULT_SUBSET
            : YoloFolder.name(folder.substring(0, folder.length() - 1));
    add(file, folder, "", id, subset, files, entries);
  }

  /** Adds an item whose files lie in {@code folder}, then images/ or labels/, then {@code below}. */
  private static void add(
      String file,
      String folder,
      String below,
      String id,
      String subset,
      YoloFolder files,
      Map<String, YoloEntry> entries) {
    String key = folder + below + id;
    String image = image(folder, below + id, files);
    if (entries.containsKey(key)) {
      boolean isTwin = YoloFolder.isImage(file) && !file.equals(image);
      if (isTwin) {
        // The label file is that of the first image; another one of the same name gets a longer id.
        String own = id + file.substring(YoloFolder.stem(file).length());
        entries.putIfAbsent(
            folder + below + own, new YoloEntry(own, subset, own, files.path(file), null, file, null));
      }
      return;
    }
    String label = files.labelOfStem(folder + RoboflowYoloFormat.LABELS + below + id);
    String extension = image == null ? ".jpg" : image.substring(YoloFolder.stem(image).length());
    entries.put(
        key,
        new YoloEntry(id, subset, id + extension, files.path(image), null, label == null ? file : label,
            files.path(label)));
  }

  private static @Nullable String image(String folder, String id, YoloFolder files) {
    String usual = files.imageOfStem(folder + RoboflowYoloFormat.IMAGES + id);
    return usual == null ? files.imageOfStem(folder + id) : usual;
  }

  private static ImportException missing(String file) {
    return new ImportException(
        Issue.error(
            "ROBOFLOW-YOLO-DATA",
            "the file of class names, " + file + ", is not there",
            Location.ofFile(file),
            "Add it; it needs at least a line such as names: [cat, dog]."));
  }
}
