// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.coco.common.CocoFile;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.SafeName;

/** Finds the pictures of panoptic files: in the folder that is named as the JSON file, beside or above it. */
public final class PanopticFolders {
  private final InputFolder folder;

  /** Looks below a dataset's folder. */
  public PanopticFolders(InputFolder folder) {
    this.folder = folder;
  }

  /** Returns the names of the folders of pictures, in small letters. */
  static Set<String> names(List<CocoIndex> indexes) {
    Set<String> names = new LinkedHashSet<>();
    for (CocoIndex index : indexes) {
      if (index.task() == CocoTask.PANOPTIC) {
        names.add(SafeName.stem(baseName(index.file().path())).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** Returns the folder where pictures are expected. */
  static String expected(CocoIndex index) {
    return SafeName.stem(index.file().path()) + "/";
  }

  Optional<Path> find(CocoIndex index, String name) {
    String safe = SafeName.of(name);
    if (safe.isEmpty()) {
      return Optional.empty();
    }
    for (String place : places(index.file())) {
      Optional<Path> found = folder.find(place + safe);
      if (found.isPresent()) {
        return found;
      }
    }
    return anywhere(SafeName.stem(baseName(index.file().path())), safe);
  }

  private static Set<String> places(CocoFile file) {
    String path = file.path();
    String stem = SafeName.stem(baseName(path));
    Set<String> places = new LinkedHashSet<>();
    String parent = path.substring(0, path.length() - baseName(path).length());
    while (true) {
      places.add(parent + stem + "/");
      if (parent.isEmpty()) {
        break;
      }
      parent = parent.substring(0, parent.lastIndexOf('/', parent.length() - 2) + 1);
    }
    return places;
  }

  private Optional<Path> anywhere(String stem, String name) {
    String inFolder = ("/" + stem + "/" + name).toLowerCase(Locale.ROOT);
    try {
      for (String file : folder.files()) {
        if (("/" + file).toLowerCase(Locale.ROOT).endsWith(inFolder)) {
          return folder.find(file);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Optional.empty();
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
