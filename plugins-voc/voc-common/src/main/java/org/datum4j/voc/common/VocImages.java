// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.kit.image.ImageRecoder;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/** Writes the images of an export and counts those that are not there. */
public final class VocImages implements AutoCloseable {
  private static final int SAMPLES = 5;

  private final OutputFolder output;
  private final IssueSink issues;
  private final ImageRecoder recoder;
  private final String wanted;
  private final List<String> samples = new ArrayList<>(SAMPLES);
  private long missing;

  /**
   * Makes a writer of images.
   *
   * @param imageExt the extension that images are to have, or empty for their own
   */
  public VocImages(OutputFolder output, IssueSink issues, Optional<String> imageExt) {
    this.output = output;
    this.issues = issues;
    this.wanted = imageExt.orElse("");
    this.recoder = new ImageRecoder(wanted);
  }

  /** Returns the extension of an item's image in the result; {@code .jpg} if there is nothing to go by. */
  public String extension(DatasetItem item) {
    return item.image().map(recoder::extension).orElse(wanted.isEmpty() ? ".jpg" : wanted);
  }

  /**
   * Makes an item's image ready: in the wanted format. Called by several threads.
   *
   * @return the image, or null when it is not there or cannot be written so
   */
  public @Nullable Image recode(DatasetItem item) throws IOException {
    Image image = item.image().filter(Image::hasData).orElse(null);
    if (image == null) {
      return null;
    }
    try {
      return recoder.recoded(image);
    } catch (ImageFormatException refused) {
      issues.report(
          Issue.error(
              VocIssues.IMAGE_RECODE,
              "image \"" + image.name() + "\" cannot be written as " + wanted + ": " + refused.getMessage(),
              Location.ofItem(item.id(), item.subset()),
              "Leave out --image-ext to copy the images as they are, or choose .jpg, .png, .bmp or .tif."));
      return null;
    }
  }

  /** Writes what {@link #recode} made of an item's image. Called by one thread. */
  public void write(DatasetItem item, String name, @Nullable Image ready) throws IOException {
    if (ready != null) {
      output.copy(name, ready);
      return;
    }
    if (item.image().filter(Image::hasData).isEmpty()) {
      missing++;
      if (samples.size() < SAMPLES) {
        samples.add(item.image().map(Image::name).orElse(item.id()));
      }
    }
  }

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

  /** Frees native memory. */
  @Override
  public void close() {
    recoder.close();
  }
}
