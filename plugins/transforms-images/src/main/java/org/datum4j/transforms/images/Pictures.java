// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageKind;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.kit.image.ImageDecoder;
import org.datum4j.kit.image.ImageEncoder;
import org.datum4j.kit.image.RgbImage;
import org.datum4j.kit.png.ImageFormatException;

/**
 * Images whose pixels are changed. Nothing is decoded before somebody opens the new image. Colours have 8 bits, alpha
 * is left out, and the picture is turned upright. The kind of file stays, but for GIF and WebP, which become PNG.
 */
final class Pictures {
  private Pictures() {}

  /**
   * Returns an image with changed pixels; one without a picture, when there is none to change.
   *
   * @param name the new name; its extension is exchanged if the kind of file cannot stay
   * @param size the size after the change
   * @param change gets the whole picture and gives one of that size
   */
  static Image changed(DatasetItem item, Image image, String name, ImageSize size, UnaryOperator<RgbImage> change) {
    if (!image.hasData()) {
      return Image.missing(name, size);
    }
    Picture picture = () -> change.apply(decoded(item, image));
    return made(name, size, picture);
  }

  /** Returns an image of a picture that is made when somebody opens the image. */
  static Image made(String name, ImageSize size, Picture picture) {
    ImageKind promised = ImageKind.ofFileName(name).orElse(ImageKind.GIF);
    if (promised != ImageKind.GIF && promised != ImageKind.WEBP) {
      return Image.ofMaker(name, () -> encoded(picture.make(), promised), size);
    }
    int dot = name.lastIndexOf('.');
    String stem = dot <= name.lastIndexOf('/') ? name : name.substring(0, dot);
    return Image.ofMaker(stem + ".png", () -> encoded(picture.make(), ImageKind.PNG), size);
  }

  /** Decodes an item's image and turns it upright. */
  static RgbImage decoded(DatasetItem item, Image image) throws IOException {
    byte[] bytes;
    try (InputStream in = image.open()) {
      bytes = in.readAllBytes();
    }
    try (ImageDecoder decoder = new ImageDecoder()) {
      RgbImage picture = decoder.decode(bytes);
      int orientation = ImageHeader.read(bytes).map(ImageHeader::orientation).orElse(1);
      return picture.oriented(orientation);
    } catch (ImageFormatException broken) {
      throw new ImportException(Issue.error("TRANSFORM-IMAGE-BROKEN",
          "image " + image.name() + " cannot be decoded: " + broken.getMessage(),
          Location.ofItem(item.id(), item.subset()),
          "Replace the file, or remove the item by the transform remove_items."), broken);
    }
  }

  private static byte[] encoded(RgbImage picture, ImageKind kind) {
    try (ImageEncoder encoder = new ImageEncoder()) {
      return encoder.encode(picture, kind);
    }
  }

  /** Makes a picture. */
  @FunctionalInterface
  interface Picture {
    /** Makes it; may be called again. */
    RgbImage make() throws IOException;
  }
}
