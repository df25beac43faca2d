// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.yolo.label.YoloData;
import org.datum4j.yolo.label.YoloEntry;
import org.datum4j.yolo.label.YoloFolder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items that a {@code data.yaml} leads to: images in folders or lists, label files where {@code images} in
 * the path is replaced by {@code labels}.
 */
final class YoloUltralyticsFiles {
  private static final Set<String> USUAL = Set.of("train", "val", "test", "valid");

  private final InputFolder folder;
  private final YoloFolder files;
  private final YoloData data;
  private final Run run;
  private final String base;
  private final Map<String, ImageSize> sizes;
  private final Map<String, YoloEntry> entries = new LinkedHashMap<>();
  private int missingLabels;

  YoloUltralyticsFiles(InputFolder folder, YoloFolder files, YoloData data, Run run) throws IOException {
    this.folder = folder;
    this.files = files;
    this.data = data;
    this.run = run;
    this.base = data.file().substring(0, data.file().lastIndexOf('/') + 1);
    this.sizes = YoloLines.sizes(folder, base);
  }

  List<YoloEntry> entries() throws IOException {
    Set<String> done = new LinkedHashSet<>();
    for (Map.Entry<String, List<String>> split : data.splits().entrySet()) {
      for (String place : split.getValue()) {
        if (done.add(place) && !split(split.getKey(), place) && USUAL.contains(split.getKey())) {
          run.issues().report(
              Issue.warning(
                  "YOLO-SPLIT-MISSING",
                  "\"" + place + "\", the place of " + split.getKey() + ", is not there; the subset is left out",
                  Location.ofFile(data.file()).withPath(split.getKey()),
                  "Add the folder or list, or take the line out of " + data.file() + "."));
        }
      }
    }
    if (entries.isEmpty()) {
      Set<String> subsets = new TreeSet<>();
      for (String label : files.labels()) {
        String rest = below(label, base + "labels/");
        if (rest != null && rest.indexOf('/') > 0) {
          subsets.add(rest.substring(0, rest.indexOf('/')));
        }
      }
      subsets.forEach(subset -> folder(base + "images/" + subset + "/", subset));
    }
    if (missingLabels > 0) {
      YoloLines.noLabels(missingLabels, data.file(), run);
    }
    return List.copyOf(entries.values());
  }

  private static @Nullable String below(String file, String folder) {
    return file.startsWith(folder) ? file.substring(folder.length()) : null;
  }

  private boolean split(String key, String place) throws IOException {
    String given = YoloFolder.inside(place);
    String path = YoloFolder.inside(data.path());
    List<String> froms =
        path.isEmpty() ? List.of(base) : List.of(base, base + path + "/", base + YoloFolder.name(path) + "/");
    for (String candidate = given; ; candidate = candidate.substring(candidate.indexOf('/') + 1)) {
      for (String from : froms) {
        boolean found =
            given.endsWith(".txt")
                ? list(key, from, from + candidate)
                : folder(from + candidate + "/", subset(key, given));
        if (found) {
          return true;
        }
      }
      if (candidate.indexOf('/') < 0) {
        return given.isEmpty() && folder(base, key);
      }
    }
  }

  /** Returns the subset's name: the last folder of a path that is more than a word for images, else the key. */
  private static String subset(String key, String place) {
    String[] parts = place.split("/");
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].isEmpty() && !parts[i].equals("images") && !parts[i].equals("image")) {
        return i == parts.length - 1 || USUAL.contains(parts[i]) ? parts[i] : key;
      }
    }
    return key;
  }

  private boolean list(String key, String from, String file) throws IOException {
    Path list = folder.find(file).orElse(null);
    if (list == null) {
      return false;
    }
    String name = YoloFolder.stem(YoloFolder.name(file));
    String subset = name.isEmpty() ? key : name;
    for (String line : YoloLines.of(list)) {
      String image = YoloFolder.inside(line);
      String found = image;
      while (!isThere(from + found) && found.indexOf('/') >= 0) {
        found = found.substring(found.indexOf('/') + 1);
      }
      String used = isThere(from + found) ? found : image;
      add(from + used, id(used, subset), subset);
    }
    return true;
  }

  private boolean isThere(String image) {
    return files.path(image) != null || files.labelOfStem(labels(YoloFolder.stem(image))) != null;
  }

  private static String id(String image, String subset) {
    String stem = YoloFolder.stem(image);
    for (String folder : List.of("images/" + subset + "/", "images/")) {
      int at = ("/" + stem).indexOf("/" + folder);
      if (at >= 0) {
        return stem.substring(at + folder.length());
      }
    }
    return stem;
  }

  /** Adds the images of a folder and the label files whose images are not there; false if there is neither. */
  private boolean folder(String images, String subset) {
    int before = entries.size();
    for (String image : files.images()) {
      String rest = below(image, images);
      if (rest != null) {
        add(image, YoloFolder.stem(rest), subset);
      }
    }
    String labels = labels(images);
    if (!labels.equals(images)) {
      for (String label : files.labels()) {
        String rest = below(label, labels);
        if (rest != null && !entries.containsKey(subset + "/" + YoloFolder.stem(rest))) {
          add(images + YoloFolder.stem(rest) + ".jpg", YoloFolder.stem(rest), subset);
        }
      }
    }
    return entries.size() > before;
  }

  /** Returns a path with its last folder {@code images} called {@code labels}. */
  private static String labels(String images) {
    int at = ("/" + images).lastIndexOf("/images/");
    return at < 0 ? images : images.substring(0, at) + "labels" + images.substring(at + "images".length());
  }

  /** Of images whose names differ in the extension, the label file is the first one's; the others get longer ids. */
  private void addTwin(String image, String id, String subset, @Nullable YoloEntry first) {
    Path file = YoloFolder.isImage(image) ? files.path(image) : null;
    if (first != null && file != null && first.image() != null && !file.equals(first.image())) {
      String own = id + image.substring(YoloFolder.stem(image).length());
      entries.putIfAbsent(
          subset + "/" + own, new YoloEntry(own, subset, own, file, sizes.get(own), data.file(), null));
    }
  }

  private void add(String image, String id, String subset) {
    String key = subset + "/" + id;
    if (entries.containsKey(key) || id.isEmpty()) {
      addTwin(image, id, subset, entries.get(key));
      return;
    }
    String label = files.labelOfStem(labels(YoloFolder.stem(image)));
    if (label == null) {
      missingLabels++;
    }
    Path file = YoloFolder.isImage(image) ? files.path(image) : null;
    String extension = image.substring(YoloFolder.stem(image).length());
    entries.put(
        key,
        new YoloEntry(
            id, subset, id + extension, file, sizes.get(id), label == null ? data.file() : label, files.path(label)));
  }
}
