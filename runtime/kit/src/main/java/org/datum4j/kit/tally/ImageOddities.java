// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Image;

/**
 * Looks at the image files of a dataset: Git LFS pointers in their place, and files of another size than the
 * annotations state. Both are counted, and the annotations are trusted. Safe for use by several threads.
 */
public final class ImageOddities {
  private static final int POINTER_LIMIT = 1024;
  private static final int FEW = 1000;

  private final IssueTally tally;
  private final String family;
  private final boolean looksAtAll;

  /**
   * Makes a watch.
   *
   * @param tally where oddities are counted
   * @param family the beginning of the codes, for example {@code VOC}
   * @param images how many images there are; of many, one in 32 has its size compared, always the same ones
   */
  public ImageOddities(IssueTally tally, String family, long images) {
    this.tally = tally;
    this.family = family;
    this.looksAtAll = images <= FEW;
  }

  /**
   * Looks at an image.
   *
   * @return the image, without its picture when there is only a pointer to it
   * @throws IOException if the file cannot be looked at
   */
  public Image checked(Image image) throws IOException {
    Path file = image.file().orElse(null);
    if (file == null) {
      return image;
    }
    if (Files.size(file) < POINTER_LIMIT && ImageHeader.isLfsPointer(file)) {
      tally.count(
          Issue.warning(
              family + "-IMAGE-POINTER",
              "image file that is a Git LFS pointer",
              Location.ofFile(image.name()),
              "Fetch the images with: git lfs pull"),
          image.name());
      return Image.missing(image.name(), image.declaredSize().orElse(null));
    }
    compareSize(image);
    return image;
  }

  private void compareSize(Image image) {
    ImageSize stated = image.declaredSize().orElse(null);
    if (stated == null || !looksAtAll && (image.name().hashCode() & 31) != 0) {
      return;
    }
    Optional<ImageSize> found = image.header().map(ImageHeader::displaySize);
    if (found.isPresent() && !found.get().equals(stated)) {
      tally.count(
          Issue.warning(
              family + "-IMAGE-HEADER",
              "image whose file has another size than the annotations state; the annotations are trusted",
              Location.ofFile(image.name()),
              "Check whether the images were scaled or turned after they were annotated."),
          image.name() + " is " + text(found.get()) + ", stated is " + text(stated));
    }
  }

  private static String text(ImageSize size) {
    return size.width() + " x " + size.height();
  }
}
