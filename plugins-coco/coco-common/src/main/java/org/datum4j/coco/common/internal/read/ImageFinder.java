// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.coco.common.internal.index.SafeName;
import org.jspecify.annotations.Nullable;

/**
 * Finds image files by one listing of the dataset's folder: in the folders where the format has them, else by name
 * anywhere below, else by name without extension. Safe for several threads.
 */
final class ImageFinder {
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "jpe", "png", "bmp", "gif", "tif", "tiff", "webp", "ppm", "pgm", "jp2", "avif", "heic");

  private static final int FEW_FILES = 1000;

  private final InputFolder folder;
  private final List<String> files;
  private final Set<String> pictureFolders;
  private final Tally tally;
  private volatile @Nullable Map<String, Integer> byName;

  /**
   * Lists a folder.
   *
   * @param pictureFolders names, in small letters, of folders whose pictures are of segments and not images
   */
  ImageFinder(InputFolder folder, Set<String> pictureFolders, Tally tally) throws IOException {
    this.pictureFolders = Set.copyOf(pictureFolders);
    this.folder = folder;
    this.files = folder.files();
    this.tally = tally;
  }

  /** Returns the image of a name, with its file if that is found. */
  Image find(String name, List<String> folders, @Nullable ImageSize declared) {
    String file = place(name, folders);
    Optional<Path> path = file == null ? Optional.empty() : folder.find(file);
    if (path.isEmpty()) {
      tally.count(Oddity.IMAGE_ABSENT, name, Location.ofFile(name));
      return Image.missing(name, declared);
    }
    Image image = Image.ofFile(name, path.get(), declared);
    return isUsable(image, path.get(), declared) ? image : Image.missing(name, declared);
  }

  private boolean isUsable(Image image, Path path, @Nullable ImageSize declared) {
    try {
      if (Files.size(path) < 1024 && ImageHeader.isLfsPointer(path)) {
        tally.count(Oddity.IMAGE_POINTER, image.name(), Location.ofFile(folder.relative(path)));
        return false;
      }
    } catch (IOException unreadable) {
      tally.count(Oddity.IMAGE_ABSENT, image.name(), Location.ofFile(folder.relative(path)));
      return false;
    }
    boolean isChecked = declared != null && isSampled(image.name());
    Optional<ImageHeader> header = isChecked ? image.header() : Optional.empty();
    if (header.isPresent() && !header.get().displaySize().equals(declared)) {
      ImageSize found = header.get().displaySize();
      tally.count(
          Oddity.IMAGE_HEADER,
          image.name() + " is " + found.width() + " x " + found.height() + ", stated is "
              + String.valueOf(declared).replace("ImageSize", ""),
          Location.ofFile(folder.relative(path)));
    }
    return true;
  }

  /**
   * Opening every file would cost more than the conversion; of many images one in 32 is looked at, always the same
   * ones.
   */
  private boolean isSampled(String name) {
    return files.size() <= FEW_FILES || (SafeName.hash(name) & 31) == 0;
  }

  private @Nullable String place(String name, List<String> folders) {
    for (String place : folders) {
      String file = place.isEmpty() ? name : place + "/" + name;
      if (Collections.binarySearch(files, file) >= 0) {
        return file;
      }
    }
    return anywhere(name);
  }

  private @Nullable String anywhere(String name) {
    Map<String, Integer> names = byName;
    if (names == null) {
      names = listNames();
      byName = names;
    }
    if (names.isEmpty()) {
      return null;
    }
    String base = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int found = names.getOrDefault(base, -1);
    if (found == -1) {
      found = names.getOrDefault(SafeName.stem(base) + "/", -1);
    }
    return found < 0 ? null : files.get(found);
  }

  /** Names that stand for exactly one file; -2 marks those that several files have. */
  private Map<String, Integer> listNames() {
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i);
      String base = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      String stem = SafeName.stem(base);
      String extension = base.substring(Math.min(base.length(), stem.length() + 1));
      if (EXTENSIONS.contains(extension) && !file.startsWith("annotations/") && !isPicture(file)) {
        names.merge(base, i, (old, fresh) -> -2);
        names.merge(stem + "/", i, (old, fresh) -> -2);
      }
    }
    return names;
  }

  private boolean isPicture(String file) {
    if (pictureFolders.isEmpty()) {
      return false;
    }
    String[] names = file.toLowerCase(Locale.ROOT).split("/");
    return Arrays.stream(names, 0, names.length - 1).anyMatch(pictureFolders::contains);
  }

  /** Returns folders without repetition, those that hold no file left out. */
  List<String> existing(List<String> candidates) {
    Set<String> kept = new LinkedHashSet<>();
    for (String candidate : candidates) {
      int at = candidate.isEmpty() ? 0 : Collections.binarySearch(files, candidate + "/");
      int next = at < 0 ? -at - 1 : at;
      if (candidate.isEmpty() || next < files.size() && files.get(next).startsWith(candidate + "/")) {
        kept.add(candidate);
      }
    }
    return List.copyOf(kept);
  }
}
