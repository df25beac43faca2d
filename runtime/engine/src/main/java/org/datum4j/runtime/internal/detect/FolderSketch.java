// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names that detection sees of a folder. Of a hundred thousand images in one folder it keeps a thousand, but a single
 * JSON file among them is kept, too: the bound is by folder and extension. Upper folders come first.
 */
final class FolderSketch {
  private static final int MAX_FILES = 20_000;
  private static final int MAX_FOLDERS = 5_000;
  private static final int MAX_NAMES_READ = 2_000_000;
  private static final int MAX_OF_A_KIND = 1_000;
  private static final int DEEPEST = 12;

  /** Names that are files without a look; whatever else may be a folder. */
  private static final Set<String> FILE_EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp", "gif", "txt", "xml", "json", "csv", "npy", "mat", "pcd");

  private final List<String> files = new ArrayList<>();
  private final Set<Path> visited = new HashSet<>();
  private final Deque<Place> places = new ArrayDeque<>();
  private final Path realRoot;
  private int namesRead;

  private FolderSketch(Path realRoot) {
    this.realRoot = realRoot;
  }

  /** Returns the names of files below a folder, sorted. */
  static List<String> of(Path root) throws IOException {
    FolderSketch sketch = new FolderSketch(root.toRealPath());
    sketch.places.add(new Place(root, "", 0));
    while (!sketch.places.isEmpty() && sketch.visited.size() < MAX_FOLDERS && sketch.hasRoom()) {
      try {
        sketch.enter(sketch.places.remove());
      } catch (IOException | DirectoryIteratorException unreadable) {
        // What cannot be read is no evidence; opening the dataset will tell.
        continue;
      }
    }
    Collections.sort(sketch.files);
    return Collections.unmodifiableList(sketch.files);
  }

  private void enter(Place place) throws IOException {
    Path real = place.path.toRealPath();
    if (!real.startsWith(realRoot) || !visited.add(real)) {
      return;
    }
    Map<String, Kind> byExtension = new TreeMap<>();
    Kind last = null;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place.path)) {
      for (Path entry : entries) {
        if (++namesRead > MAX_NAMES_READ) {
          break;
        }
        String name = nameOf(entry);
        if (!name.startsWith(".") && !name.equals("__MACOSX")) {
          if (last == null || !last.holds(name)) {
            last = byExtension.computeIfAbsent(Glob.extensionOf(name), Kind::new);
          }
          last.keep(name);
        }
      }
    }
    byExtension.forEach((extension, kind) -> sort(place, extension, kind.names));
  }

  private void sort(Place place, String extension, Set<String> names) {
    for (String name : names) {
      Path path = place.path.resolve(name);
      if (!FILE_EXTENSIONS.contains(extension) && Files.isDirectory(path)) {
        if (place.depth < DEEPEST) {
          places.add(new Place(path, place.prefix + name + "/", place.depth + 1));
        }
      } else if (hasRoom()) {
        files.add(place.prefix + name);
      }
    }
  }

  private boolean hasRoom() {
    return files.size() < MAX_FILES;
  }

  private static String nameOf(Path entry) {
    String name = entry.getFileName().toString();
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  /** Says whether a name is that of a file which people put beside a dataset. */
  static boolean isCompanion(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(".")
        || lower.startsWith("readme")
        || lower.startsWith("license")
        || lower.startsWith("licence")
        || lower.startsWith("copying")
        || lower.equals("__macosx")
        || lower.equals("thumbs.db")
        || lower.equals("desktop.ini");
  }

  /** The names of one extension: the first ones by alphabet. */
  private static final class Kind {
    private final String suffix;
    private final TreeSet<String> names = new TreeSet<>();
    private String greatest = "";

    Kind(String extension) {
      this.suffix = extension.isEmpty() ? "" : "." + extension;
    }

    /** A quick look that spares most names the search for their kind. */
    boolean holds(String name) {
      return !suffix.isEmpty() && name.endsWith(suffix);
    }

    void keep(String name) {
      if (names.size() < MAX_OF_A_KIND) {
        names.add(name);
        greatest = names.last();
      } else if (name.compareTo(greatest) < 0) {
        names.add(name);
        names.pollLast();
        greatest = names.last();
      }
    }
  }

  private record Place(Path path, String prefix, int depth) {}
}
