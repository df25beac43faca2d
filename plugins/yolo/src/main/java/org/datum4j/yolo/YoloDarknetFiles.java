// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.tally.IssueTally;
import org.datum4j.yolo.label.YoloEntry;
import org.datum4j.yolo.label.YoloFolder;
import org.jspecify.annotations.Nullable;

/** Finds the items that an {@code obj.data} leads to. */
final class YoloDarknetFiles {
  private final InputFolder folder;
  private final YoloFolder files;
  private final Run run;
  private final String dataFile;
  private final String base;
  private final Map<String, String> data = new LinkedHashMap<>();
  private final Map<String, ImageSize> sizes;
  private int missingLabels;

  YoloDarknetFiles(InputFolder folder, YoloFolder files, String dataFile, Run run) throws IOException {
    this.folder = folder;
    this.files = files;
    this.run = run;
    this.dataFile = dataFile;
    this.base = dataFile.substring(0, dataFile.lastIndexOf('/') + 1);
    for (String line : YoloLines.of(path(dataFile))) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        data.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    this.sizes = YoloLines.sizes(folder, base);
  }

  private Path path(String file) {
    return folder.find(file).orElseThrow(() -> missing(file, file));
  }

  private ImportException missing(String what, String where) {
    return new ImportException(
        Issue.error(
            "YOLO-FILE-MISSING",
            what + " is not there",
            Location.ofFile(where),
            "Add the file, or correct its name in " + dataFile + "."));
  }

  /** Returns the file that a path means, which often begins with folders that are not there; null if there is none. */
  private @Nullable Path find(String given) {
    String name = YoloFolder.inside(given);
    while (!name.isEmpty()) {
      Path found = folder.find(base + name).orElse(null);
      if (found == null && !base.isEmpty()) {
        found = folder.find(name).orElse(null);
      }
      if (found != null) {
        return found;
      }
      int slash = name.indexOf('/');
      name = slash < 0 ? "" : name.substring(slash + 1);
    }
    return null;
  }

  /** Returns the one file of a path's last name, wherever it lies; null when there is none or several. */
  private @Nullable Path namedLike(String given) throws IOException {
    String name = YoloFolder.name(YoloFolder.inside(given));
    List<String> found = folder.files().stream().filter(file -> YoloFolder.name(file).equals(name)).toList();
    return found.size() == 1 ? folder.find(found.get(0)).orElse(null) : null;
  }

  List<String> names() throws IOException {
    String given = data.getOrDefault("names", "obj.names");
    Path file = find(given);
    if (file == null) {
      file = namedLike(given);
    }
    if (file == null) {
      throw missing("the file of class names, " + given + ",", dataFile);
    }
    return YoloLines.names(file, folder.relative(file), run);
  }

  List<YoloEntry> entries() throws IOException {
    Map<String, YoloEntry> entries = new LinkedHashMap<>();
    IssueTally tally = new IssueTally(run.issues());
    for (Map.Entry<String, String> one : data.entrySet()) {
      if (YoloFormat.RESERVED.contains(one.getKey())) {
        continue;
      }
      Path list = find(one.getValue());
      if (list == null) {
        list = namedLike(one.getValue());
      }
      if (list == null) {
        run.issues().report(
            Issue.warning(
                "YOLO-LIST-MISSING",
                "the list of subset \"" + one.getKey() + "\", " + one.getValue()
                    + ", is not there; the subset is left out",
                Location.ofFile(dataFile),
                "Add the list, or take the line out of " + dataFile + "."));
        continue;
      }
      for (String line : YoloLines.of(list)) {
        YoloEntry entry = entry(line, one.getKey());
        if (entries.putIfAbsent(entry.subset() + "/" + entry.id(), entry) != null) {
          tally.count(
              Issue.warning(
                  "YOLO-ITEM-TWICE",
                  "line of a list that names an image again; it is read once",
                  Location.ofFile(folder.relative(list)),
                  "Take the line out of the list."),
              line);
        }
      }
    }
    if (missingLabels > 0) {
      YoloLines.noLabels(missingLabels, dataFile, run);
    }
    tally.tell();
    return List.copyOf(entries.values());
  }

  private YoloEntry entry(String line, String subset) {
    String given = YoloFolder.inside(line);
    Path image = YoloFolder.isImage(given) ? find(given) : null;
    String imageFile = image == null ? null : folder.relative(image);
    if (imageFile == null && YoloFolder.isImage(given)) {
      imageFile = files.imageOfName(YoloFolder.name(given));
    }
    Path labels = labels(given, imageFile);
    String labelName = YoloFolder.stem(imageFile == null ? given : imageFile) + ".txt";
    if (labels == null) {
      missingLabels++;
    } else {
      labelName = folder.relative(labels);
    }
    String id = id(given, imageFile == null && labels != null ? labelName : imageFile, subset);
    String extension = given.substring(YoloFolder.stem(given).length());
    return new YoloEntry(id, subset, id + extension, files.path(imageFile), sizes.get(id), labelName, labels);
  }

  /** Returns the label file beside the image, in labels/ beside images/, or of the image's name anywhere. */
  private @Nullable Path labels(String given, @Nullable String imageFile) {
    String image = imageFile == null ? given : imageFile;
    int at = ("/" + image).lastIndexOf("/images/");
    String apart = at < 0 ? image : image.substring(0, at) + "labels" + image.substring(at + "images".length());
    for (String stem : List.of(YoloFolder.stem(image), YoloFolder.stem(given), YoloFolder.stem(apart))) {
      Path found = find(stem + ".txt");
      if (found != null) {
        return found;
      }
    }
    return files.path(files.labelOfLastStem(YoloFolder.stem(YoloFolder.name(given))));
  }

  /** Returns an image's id: what follows the folder of its subset, else its path below the dataset's folder. */
  private String id(String given, @Nullable String found, String subset) {
    String marked = belowSubset(YoloFolder.stem(given), subset);
    if (marked != null) {
      return marked;
    }
    boolean isForeign = found != null && !(base + given).equals(found) && found.startsWith(base);
    String image = isForeign ? found.substring(base.length()) : given;
    String stem = YoloFolder.stem(image);
    String again = belowSubset(stem, subset);
    String rest = stem.startsWith("data/") ? stem.substring("data/".length()) : stem;
    return again != null ? again : rest.isEmpty() ? image : rest;
  }

  /** Returns what follows a folder that only says where the subset lies, or null when there is none. */
  private static @Nullable String belowSubset(String stem, String subset) {
    for (String folder : List.of("obj_" + subset + "_data/", "images/" + subset + "/", "images/")) {
      int at = stem.startsWith(folder) ? 0 : stem.indexOf("/" + folder) + 1;
      if (at > 0 || stem.startsWith(folder)) {
        return stem.substring(at + folder.length());
      }
    }
    String rest = stem.startsWith("data/") ? stem.substring("data/".length()) : stem;
    int data = rest.indexOf("_data/");
    return rest.startsWith("obj_") && data > 0 ? rest.substring(data + "_data/".length()) : null;
  }
}
