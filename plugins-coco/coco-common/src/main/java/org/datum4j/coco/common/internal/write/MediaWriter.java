// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.IOException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoLosses;
import org.datum4j.coco.common.CocoWriteSettings;
import org.datum4j.kit.image.ImageRecoder;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Writes images: bytes are copied as long as the kind of file stays, and encoded anew only when it changes. May be used
 * by several threads.
 */
final class MediaWriter implements AutoCloseable {
  private final OutputFolder output;
  private final CocoWriteSettings settings;
  private final Run run;
  private final ImageRecoder recoder;

  MediaWriter(OutputFolder output, CocoWriteSettings settings, Run run) {
    this.output = output;
    this.settings = settings;
    this.run = run;
    this.recoder = new ImageRecoder(settings.imageExt());
  }

  /** Returns an item's image in the encoding that is wanted; null if there is none or none is wanted. */
  @Nullable Image ready(DatasetItem item) throws IOException {
    Image image = item.image().orElse(null);
    if (!settings.saveMedia() || image == null || !image.hasData()) {
      return null;
    }
    try {
      return recoder.recoded(image);
    } catch (ImageFormatException refused) {
      run.issues()
          .report(
              Issue.error(
                  CocoIssues.IMAGE_HEADER,
                  "image " + image.name() + " cannot be turned into " + settings.imageExt() + ": "
                      + refused.getMessage(),
                  Location.ofItem(item.id(), item.subset()),
                  "Leave out --image-ext to copy the images as they are, or choose .jpg, .png, .bmp or .tif."));
      return null;
    }
  }

  /** Writes an item's image. */
  void write(Rendered rendered, String folder) throws IOException {
    Image image = rendered.image();
    if (image != null) {
      output.copy(folder + rendered.name(), image);
    } else if (settings.saveMedia() && rendered.item().image().isPresent()) {
      run.losses().record(CocoLosses.IMAGE, rendered.item(), 0);
    }
  }

  @Override
  public void close() {
    recoder.close();
  }
}
