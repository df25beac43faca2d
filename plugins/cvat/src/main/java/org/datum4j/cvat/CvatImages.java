// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * Finds images where CVAT has them, else beside the file, else anywhere below by name. None needs to be there. Safe for
 * several threads.
 */
final class CvatImages {
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "jpe", "png", "bmp", "gif", "tif", "tiff", "webp", "ppm", "jp2", "avif", "heic");
  private static final int POINTER_SIZE = 1024;

  private final InputFolder folder;
  private final Run run;
  private final List<String> files;
  private final Map<String, Integer> byName = new HashMap<>();

  CvatImages(InputFolder folder, Run run) throws IOException {
    this.folder = folder;
    this.run = run;
    this.files = run.demand().images() ? folder.files() : List.of();
    for (int i = 0; i < files.size(); i++) {
      String base = base(files.get(i));
      if (EXTENSIONS.contains(base.substring(base.lastIndexOf('.') + 1))) {
        byName.merge(base, i, (old, fresh) -> -1);
        byName.merge(CvatNames.stem(base) + "/", i, (old, fresh) -> -1);
      }
    }
  }

  /**
   * Returns the image of a name.
   *
   * @param prefix folder of the XML file, with a slash at its end
   * @param isFrame whether it is a frame of a video, which is hardly ever there
   */
  Image find(String prefix, String subset, String name, @Nullable ImageSize size, boolean isFrame, Location where) {
    String file = place(prefix, subset, name);
    Optional<Path> path = file == null ? Optional.empty() : folder.find(file);
    if (file == null || path.isEmpty()) {
      if (run.demand().images() && !isFrame) {
        tell(CvatFormat.IMAGE_ABSENT, "image \"" + name + "\" is not there; its annotations are read all the same",
            "Put the images into images/ if they are needed.", where);
      }
      return Image.missing(name, size);
    }
    try {
      if (Files.size(path.get()) < POINTER_SIZE && ImageHeader.isLfsPointer(path.get())) {
        tell(CvatFormat.IMAGE_POINTER, "image \"" + name + "\" is a Git LFS pointer and no image",
            "Run git lfs pull if the images are needed.", where);
        return Image.missing(name, size);
      }
    } catch (IOException unreadable) {
      tell(CvatFormat.IMAGE_ABSENT, "image \"" + name + "\" cannot be read: " + unreadable.getMessage(),
          "Check the file's permissions if the images are needed.", where);
      return Image.missing(name, size);
    }
    return Image.ofFile(isFrame ? file.substring(file.lastIndexOf('/') + 1) : name, path.get(), size);
  }

  private void tell(String code, String what, String mend, Location where) {
    run.issues().report(Issue.warning(code, what, where, mend));
  }

  private @Nullable String place(String prefix, String subset, String name) {
    if (files.isEmpty()) {
      return null;
    }
    List<String> places = List.of(CvatFormat.IMAGES + subset + "/", CvatFormat.IMAGES, "", subset + "/");
    for (String place : places) {
      String file = prefix + place + name;
      if (Collections.binarySearch(files, file) >= 0) {
        return file;
      }
    }
    String base = base(name);
    int found = byName.getOrDefault(base, byName.getOrDefault(CvatNames.stem(base) + "/", -1));
    return found < 0 ? null : files.get(found);
  }

  private static String base(String file) {
    return file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
