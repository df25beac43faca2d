// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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
  private volatile @Nullable PictureNames byName;

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
  Image find(String name, List<String> folders, String subset, @Nullable ImageSize declared) {
    int place = place(name, folders, subset);
    Optional<Path> path = place < 0 ? Optional.empty() : folder.find(files.get(place));
    if (path.isEmpty()) {
      Oddity oddity = place == PictureNames.AMBIGUOUS ? Oddity.IMAGE_AMBIGUOUS : Oddity.IMAGE_ABSENT;
      tally.count(oddity, name, Location.ofFile(name));
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
    if (declared != null && isSampled(image.name())) {
      image.header().ifPresent(header -> compare(image.name(), path, header, declared));
    }
    return true;
  }

  private void compare(String name, Path path, ImageHeader header, ImageSize declared) {
    ImageSize shown = header.displaySize();
    boolean isTurned = !shown.equals(header.size());
    if (isTurned || !shown.equals(declared)) {
      boolean isOfStored = isTurned && header.size().equals(declared);
      Oddity oddity = isOfStored ? Oddity.IMAGE_UNTURNED
          : shown.equals(declared) ? Oddity.IMAGE_TURNED : Oddity.IMAGE_HEADER;
      String verb = isTurned ? " is shown as " : " is ";
      tally.count(oddity, name + verb + text(shown) + ", stated is " + text(declared),
          Location.ofFile(folder.relative(path)));
    }
  }

  private static String text(ImageSize size) {
    return size.width() + " x " + size.height();
  }

  /**
   * Opening every file would cost more than the conversion; of many images one in 32 is looked at, always the same
   * ones.
   */
  private boolean isSampled(String name) {
    return files.size() <= FEW_FILES || (SafeName.hash(name) & 31) == 0;
  }

  private int place(String name, List<String> folders, String subset) {
    for (String place : folders) {
      String file = place.isEmpty() ? name : place + "/" + name;
      int found = Collections.binarySearch(files, file);
      if (found >= 0) {
        return found;
      }
    }
    PictureNames names = byName;
    if (names == null) {
      names = new PictureNames(files, EXTENSIONS, pictureFolders);
      byName = names;
    }
    return names.find(name, subset);
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
