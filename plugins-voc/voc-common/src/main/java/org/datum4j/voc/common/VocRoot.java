// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.spi.InputFolder;
import org.jspecify.annotations.Nullable;

/** A folder that has the layout of VOC, or a part of it. Safe for use by several threads. */
final class VocRoot {
  static final String ANNOTATIONS = "Annotations/";
  static final String IMAGES = "JPEGImages/";
  static final String CLASSES = "SegmentationClass/";
  static final String OBJECTS = "SegmentationObject/";

  private static final List<String> EXTENSIONS =
      List.of(
          ".jpg", ".png", ".jpeg", ".JPG", ".PNG", ".JPEG", ".bmp", ".BMP", ".tif", ".tiff", ".webp", ".gif", ".jpe",
          ".TIF", ".TIFF");

  private static final Set<String> IMAGE_TYPES =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "tif", "tiff", "webp", "gif");

  private final InputFolder folder;
  private final String prefix;
  private final String xmlFolder;
  private final String imageFolder;
  private volatile @Nullable Map<String, String> imagesByName;

  /**
   * Makes a root.
   *
   * @param folder the folder that was given
   * @param prefix where the root is below it, empty or with {@code /} at the end
   * @param isLoose whether XML files and images lie anywhere
   */
  VocRoot(InputFolder folder, String prefix, boolean isLoose) {
    this.folder = folder;
    this.prefix = prefix;
    this.xmlFolder = isLoose ? "" : ANNOTATIONS;
    this.imageFolder = isLoose ? "" : IMAGES;
  }

  /** Returns where the root is below the folder that was given, empty or with {@code /} at the end. */
  String prefix() {
    return prefix;
  }

  /** Says whether XML files lie anywhere. */
  boolean isLoose() {
    return xmlFolder.isEmpty();
  }

  /** Returns how users know a file of the root. */
  String shown(String name) {
    return prefix + name;
  }

  String xmlName(String id) {
    return xmlFolder + id + ".xml";
  }

  Optional<Path> find(String name) {
    return folder.find(prefix + name);
  }

  /** Finds a file whose extension may be in capitals. */
  Optional<Path> findAnyCase(String name) {
    Optional<Path> usual = find(name);
    if (usual.isPresent()) {
      return usual;
    }
    int dot = name.lastIndexOf('.');
    return find(name.substring(0, dot) + name.substring(dot).toUpperCase(Locale.ROOT));
  }

  /** Says whether an item has an annotation, an image or a mask. */
  boolean hasFile(String id) {
    return findAnyCase(xmlName(id)).isPresent()
        || imageOf(id).isPresent()
        || findAnyCase(CLASSES + id + ".png").isPresent()
        || findAnyCase(OBJECTS + id + ".png").isPresent();
  }

  /** Returns the image of an id with any extension, as its name below the folder of images. */
  Optional<String> imageOf(String id) {
    for (String extension : EXTENSIONS) {
      if (find(imageFolder + id + extension).isPresent()) {
        return Optional.of(id + extension);
      }
    }
    return Optional.empty();
  }

  /** Returns an image by its name below the folder of images. */
  Optional<Path> image(String name) {
    return find(imageFolder + name);
  }

  /**
   * Returns an image by its name, or else by the name without extension, wherever it lies below the folder that was
   * given.
   */
  Optional<Path> imageAnywhere(String name) {
    Map<String, String> known = imagesByName;
    if (known == null) {
      known = listImages();
      imagesByName = known;
    }
    String base = name.substring(name.lastIndexOf('/') + 1);
    String found = known.get(base);
    if (found == null) {
      found = known.get(stem(base));
    }
    return found == null ? Optional.empty() : folder.find(found);
  }

  private synchronized Map<String, String> listImages() {
    Map<String, String> byName = new HashMap<>();
    try {
      for (String file : folder.files()) {
        String type = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (IMAGE_TYPES.contains(type) && !isMask(file)) {
          String base = file.substring(file.lastIndexOf('/') + 1);
          prefer(byName, base, file);
          prefer(byName, stem(base), file);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return byName;
  }

  /** An image below the root is taken before one elsewhere. */
  private void prefer(Map<String, String> byName, String name, String file) {
    String earlier = byName.putIfAbsent(name, file);
    if (earlier != null && !earlier.startsWith(prefix) && file.startsWith(prefix)) {
      byName.put(name, file);
    }
  }

  private static boolean isMask(String file) {
    return ("/" + file).contains("/" + CLASSES) || ("/" + file).contains("/" + OBJECTS);
  }

  /** Returns a name without its extension. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= name.lastIndexOf('/') + 1 ? name : name.substring(0, dot);
  }
}
