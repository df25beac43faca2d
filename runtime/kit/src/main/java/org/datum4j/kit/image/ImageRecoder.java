// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageKind;
import org.datum4j.api.model.Image;
import org.datum4j.kit.png.ImageFormatException;

/**
 * Turns images into another file format, for exporters' option {@code --image-ext}. An image that has the format
 * already, whatever the case and spelling of its extension, stays as it is. Safe for use by several threads; closed at
 * the end.
 */
public final class ImageRecoder implements AutoCloseable {
  private final Queue<Coder> coders = new ConcurrentLinkedQueue<>();
  private final String wanted;

  /**
   * Makes a recoder.
   *
   * @param wanted the extension that images are to have, with or without its dot, or the empty text for their own
   */
  public ImageRecoder(String wanted) {
    this.wanted = wanted.isEmpty() || wanted.startsWith(".") ? wanted : "." + wanted;
  }

  /**
   * Returns the extension that an image gets: its own if that is the wanted format, the wanted one, or {@code .jpg}.
   */
  public String extension(Image image) {
    String own = image.extension();
    if (wanted.isEmpty() || isSame(own, wanted)) {
      return own.isEmpty() ? ".jpg" : own;
    }
    return wanted;
  }

  private static boolean isSame(String one, String other) {
    if (one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT))) {
      return true;
    }
    Optional<ImageKind> kind = ImageKind.ofFileName("a" + one);
    return kind.isPresent() && kind.equals(ImageKind.ofFileName("a" + other));
  }

  /**
   * Returns an image with the wanted format, turned upright if it had to be encoded again.
   *
   * @throws IOException if the image cannot be read
   * @throws ImageFormatException if it cannot be decoded, or the wanted extension is of no format that can be written
   */
  public Image recoded(Image image) throws IOException {
    if (wanted.isEmpty() || isSame(image.extension(), wanted) || !image.hasData()) {
      return image;
    }
    ImageKind kind =
        ImageKind.ofFileName("a" + wanted)
            .orElseThrow(() -> new ImageFormatException("\"" + wanted
                + "\" is the extension of no known image format"));
    byte[] bytes;
    try (InputStream in = image.open()) {
      bytes = in.readNBytes(ImageDecoder.MAX_FILE_BYTES);
    }
    int orientation = image.header().map(ImageHeader::orientation).orElse(1);
    Coder free = coders.poll();
    Coder coder = free == null ? new Coder(new ImageDecoder(), new ImageEncoder()) : free;
    try {
      byte[] encoded = coder.encoder.encode(coder.decoder.decode(bytes).oriented(orientation), kind);
      String stem = image.name().substring(0, image.name().length() - image.extension().length());
      return Image.ofBytes(stem + wanted, encoded, image.declaredSize().orElse(null));
    } finally {
      coders.add(coder);
    }
  }

  /** Frees native memory. */
  @Override
  public void close() {
    for (Coder coder = coders.poll(); coder != null; coder = coders.poll()) {
      coder.decoder.close();
      coder.encoder.close();
    }
  }

  /** What one thread decodes and encodes with. */
  private record Coder(ImageDecoder decoder, ImageEncoder encoder) {}
}
