// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Run;
import org.datum4j.yolo.label.YoloEntry;
import org.datum4j.yolo.label.YoloFolder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items of a folder that has a plain list of class names and no description: label files in {@code labels/}
 * or {@code annotations/}, or beside their images.
 */
final class YoloLooseFiles {
  private static final Set<String> SPLITS = Set.of("train", "val", "valid", "validation", "test", "dev", "trainval");
  private static final List<String> IMAGE_FOLDERS = List.of("images/", "Images/", "JPEGImages/", "");
  private static final Pattern DARKNET = Pattern.compile("(?:data/)?obj_(.+)_data/(.+)");
  private static final Pattern ROW =
      Pattern.compile("\\d+(?:\\s+[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?){4,}");

  private final YoloFolder files;
  private final YoloNameFiles names;
  private final Map<String, YoloEntry> entries = new LinkedHashMap<>();
  private final Set<String> usedImages = new HashSet<>();

  /**
   * Makes a search.
   *
   * @param names the lists of class names
   */
  YoloLooseFiles(YoloFolder files, YoloNameFiles names) {
    this.files = files;
    this.names = names;
  }

  /** An item's subset and id. */
  private record Place(String subset, String id) {}

  /** Says whether a text is what label files hold, by its first row; one without rows may be. */
  static boolean isLabelText(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    String row = text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    return row.isEmpty() || ROW.matcher(row).matches();
  }

  /** Returns where the folder of the label files begins in a path, or -1. */
  static int labelFolder(String file) {
    String lower = "/" + file.toLowerCase(Locale.ROOT);
    return Math.max(lower.lastIndexOf("/labels/"), lower.lastIndexOf("/annotations/"));
  }

  /** Returns the items: those with label files, then the images without. */
  List<YoloEntry> entries(Run run) throws IOException {
    for (String label : files.labels()) {
      if (YoloNameFiles.isNames(label)) {
        continue;
      }
      int at = labelFolder(label);
      if (at >= 0) {
        addInLabels(label, at);
      } else {
        addBeside(label);
      }
    }
    int missing = 0;
    for (String image : files.images()) {
      if (usedImages.add(image)) {
        missing++;
        addImage(image);
      }
    }
    if (missing > 0) {
      YoloLines.noLabels(missing, names.first(), run);
    }
    return List.copyOf(entries.values());
  }

  /** Of images whose names differ in the extension, the label file is the first one's; the others get longer ids. */
  private void addImage(String image) {
    Place place = imagePlace(image);
    if (entries.containsKey(place.subset() + "/" + place.id())) {
      String id = place.id() + image.substring(YoloFolder.stem(image).length());
      entries.put(
          place.subset() + "/" + id,
          new YoloEntry(id, place.subset(), id, files.path(image), null, names.first(), null, null));
      return;
    }
    add(place, image, null);
  }

  private void addInLabels(String label, int at) {
    String root = label.substring(0, at);
    String rest = label.substring(label.indexOf('/', at) + 1);
    Place place = below(root, rest);
    add(place, image(root, YoloFolder.stem(rest), place.id()), label);
  }

  /** Other texts that lie about, such as a README or a list of images, are no label files. */
  private void addBeside(String label) throws IOException {
    String image = files.imageOfStem(YoloFolder.stem(label));
    if (image != null || isLabelText(YoloLines.head(files.path(label)))) {
      add(plainPlace(label), image, label);
    }
  }

  private void add(Place place, @Nullable String image, @Nullable String label) {
    String extension = image == null ? ".jpg" : image.substring(YoloFolder.stem(image).length());
    if (image != null) {
      usedImages.add(image);
    }
    String shown = label == null ? names.first() : label;
    Path labels = label == null ? null : files.path(label);
    YoloEntry entry =
        new YoloEntry(place.id(), place.subset(), place.id() + extension, files.path(image), null, shown, labels,
            label == null ? null : names.classesOf(label));
    entries.putIfAbsent(place.subset() + "/" + place.id(), entry);
  }

  /** Returns the place of a file below labels/ or images/: a folder there is a subset, as is a split's above. */
  private static Place below(String root, String rest) {
    String stem = YoloFolder.stem(rest);
    int slash = stem.indexOf('/');
    if (slash >= 0) {
      return new Place(stem.substring(0, slash), stem.substring(slash + 1));
    }
    String above = root.isEmpty() ? "" : YoloFolder.name(root.substring(0, root.length() - 1));
    boolean isSplit = SPLITS.contains(above.toLowerCase(Locale.ROOT));
    return new Place(isSplit ? above : DatasetItem.DEFAULT_SUBSET, stem);
  }

  private static Place plainPlace(String file) {
    String stem = YoloFolder.stem(file);
    Matcher darknet = DARKNET.matcher(stem);
    if (darknet.matches()) {
      return new Place(darknet.group(1), darknet.group(2));
    }
    int slash = stem.indexOf('/');
    boolean isSplit = slash > 0 && SPLITS.contains(stem.substring(0, slash).toLowerCase(Locale.ROOT));
    return isSplit
        ? new Place(stem.substring(0, slash), stem.substring(slash + 1))
        : new Place(DatasetItem.DEFAULT_SUBSET, stem);
  }

  private static Place imagePlace(String image) {
    for (String folder : IMAGE_FOLDERS) {
      int at = ("/" + image).lastIndexOf("/" + folder);
      if (!folder.isEmpty() && at >= 0) {
        return below(image.substring(0, at), image.substring(at + folder.length()));
      }
    }
    return plainPlace(image);
  }

  private @Nullable String image(String root, String stem, String id) {
    for (String folder : IMAGE_FOLDERS) {
      String found = files.imageOfStem(root + folder + stem);
      if (found != null) {
        return found;
      }
    }
    return files.imageOfLastStem(YoloFolder.name(id));
  }
}
