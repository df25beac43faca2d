// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.nio.file.Path;
import java.util.Optional;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.InputFolder;
import org.jspecify.annotations.Nullable;

/** Finds the image that an item names: in the subset's folder, in the folder of all images, or below the root. */
final class DatumaroImages {
  private final InputFolder folder;
  private final DatumaroNotes notes;
  private final boolean wanted;

  DatumaroImages(InputFolder folder, DatumaroNotes notes, boolean wanted) {
    this.folder = folder;
    this.notes = notes;
    this.wanted = wanted;
  }

  Image find(String subset, String path, @Nullable ImageSize size, Location where) {
    String given = path.replace('\\', '/');
    String name = inside(given);
    if (name.isEmpty()) {
      name = "image";
    }
    if (name.length() != given.length()) {
      notes.imageOutside(path, where);
    }
    if (!wanted) {
      return Image.missing(name, size);
    }
    Path file = find(subset, name);
    return file == null ? Image.missing(name, size) : Image.ofFile(name, file, size);
  }

  private @Nullable Path find(String subset, String name) {
    for (String place : new String[] {DatumaroFormat.IMAGES + subset + "/", DatumaroFormat.IMAGES, ""}) {
      Optional<Path> found = folder.find(place + name);
      if (found.isPresent()) {
        return found.get();
      }
    }
    int tail = name.indexOf("/" + DatumaroFormat.IMAGES);
    return tail < 0 ? null : folder.find(name.substring(tail + 1)).orElse(null);
  }

  /** Returns the part of a path behind what leads out of the dataset: a root, a drive, steps upwards. */
  static String inside(String path) {
    String rest = path;
    if (rest.length() > 1 && rest.charAt(1) == ':') {
      rest = rest.substring(2);
    }
    int up = rest.lastIndexOf("../");
    if (up == 0 || up > 0 && rest.charAt(up - 1) == '/') {
      rest = rest.substring(up + 3);
    }
    while (rest.startsWith("/") || rest.startsWith("./")) {
      rest = rest.substring(rest.indexOf('/') + 1);
    }
    return rest.equals("..") || rest.equals(".") ? "" : rest;
  }
}
