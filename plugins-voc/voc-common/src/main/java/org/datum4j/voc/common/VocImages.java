// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageKind;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.kit.image.ImageDecoder;
import org.datum4j.kit.image.ImageEncoder;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/** Writes the images of an export and counts those that are not there. */
public final class VocImages implements AutoCloseable {
  private static final int SAMPLES = 5;

  /** Stands for an image that was told to be faulty. */
  private static final byte[] NOTHING = {};

  private final OutputFolder output;
  private final IssueSink issues;
  private final Queue<Coder> coders = new ConcurrentLinkedQueue<>();
  private final List<String> samples = new ArrayList<>(SAMPLES);
  private long missing;

  /** Makes a writer of images. */
  public VocImages(OutputFolder output, IssueSink issues) {
    this.output = output;
    this.issues = issues;
  }

  /**
   * Returns the extension that a saved image gets: its own, unless another format is wanted.
   *
   * @param own the image's, with dot
   * @param wanted the one that was asked for, if any
   */
  public static String extension(String own, Optional<String> wanted) {
    return wanted.isEmpty() || isSame(own, wanted.get()) ? own : wanted.get();
  }

  /** Says whether two extensions with dot mean one format. */
  static boolean isSame(String one, String other) {
    return normal(one).equals(normal(other));
  }

  private static String normal(String extension) {
    String lower = extension.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case ".jpeg", ".jpe", ".jfif" -> ".jpg";
      case ".tiff" -> ".tif";
      default -> lower;
    };
  }

  /**
   * Encodes an item's image in the format of a name's extension. Called by several threads.
   *
   * @return the file, or null when the image has that format already, or is not there
   */
  public byte @Nullable [] recode(DatasetItem item, String name) throws IOException {
    Image image = item.image().filter(Image::hasData).orElse(null);
    if (image == null || isSame(image.extension(), name.substring(name.lastIndexOf('.')))) {
      return null;
    }
    Coder coder = coders.poll();
    coder = coder == null ? new Coder(new ImageDecoder(), new ImageEncoder()) : coder;
    try {
      return recode(image, name, coder);
    } catch (ImageFormatException refused) {
      issues.report(
          Issue.error(
              VocIssues.IMAGE_RECODE,
              "image \"" + image.name() + "\" cannot be written as " + name + ": " + refused.getMessage(),
              Location.ofItem(item.id(), item.subset()),
              "Leave out --image-ext to copy the images as they are, or choose .jpg, .png, .bmp or .tif."));
      return NOTHING;
    } finally {
      coders.add(coder);
    }
  }

  private static byte[] recode(Image image, String name, Coder coder) throws IOException {
    ImageKind kind =
        ImageKind.ofFileName(name)
            .orElseThrow(() -> new ImageFormatException("the extension is of no known image format"));
    byte[] bytes;
    try (InputStream in = image.open()) {
      bytes = in.readNBytes(ImageDecoder.MAX_FILE_BYTES);
    }
    int orientation = image.header().map(ImageHeader::orientation).orElse(1);
    return coder.encoder.encode(coder.decoder.decode(bytes).oriented(orientation), kind);
  }

  /** Writes an item's image: what {@link #recode} made, else a copy. Called by one thread. */
  public void write(DatasetItem item, String name, byte @Nullable [] recoded) throws IOException {
    if (recoded == NOTHING) {
      return;
    }
    if (recoded != null) {
      output.write(name, recoded, 0, recoded.length);
      return;
    }
    Image image = item.image().filter(Image::hasData).orElse(null);
    if (image != null) {
      output.copy(name, image);
      return;
    }
    missing++;
    if (samples.size() < SAMPLES) {
      samples.add(item.image().map(Image::name).orElse(item.id()));
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

  /** Tells once of all images that were not there. */
  public void finish() {
    if (missing > 0) {
      issues.report(
          Issue.warning(
              VocIssues.IMAGES_MISSING,
              missing + " images are not there and were not saved, for example " + String.join(", ", samples),
              Location.unknown(),
              "Put the images beside the annotations, or export without --save-media."));
    }
  }
}
