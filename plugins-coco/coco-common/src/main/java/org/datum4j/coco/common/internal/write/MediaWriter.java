// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.Run;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoLosses;
import org.datum4j.coco.common.CocoWriteSettings;
import org.jspecify.annotations.Nullable;

/** Writes images: bytes are copied as long as the kind of file stays, and encoded anew only when it changes. */
final class MediaWriter {
  private final OutputFolder output;
  private final CocoWriteSettings settings;
  private final Run run;

  MediaWriter(OutputFolder output, CocoWriteSettings settings, Run run) {
    this.output = output;
    this.settings = settings;
    this.run = run;
  }

  /**
   * Returns an image's bytes in the encoding that its new name asks for; null if they can be copied or are not
   * wanted.
   */
  static byte @Nullable [] encoded(DatasetItem item, String name, CocoWriteSettings settings) throws IOException {
    Image image = item.image().orElse(null);
    if (!settings.saveMedia() || image == null || !image.hasData() || settings.imageExt().isEmpty()) {
      return null;
    }
    String target = name.substring(Math.max(0, name.lastIndexOf('.')));
    return ImageNames.isSameKind(image.extension(), target) ? null : encode(image, target);
  }

  private static byte[] encode(Image image, String extension) throws IOException {
    String format = extension.substring(1).toLowerCase(Locale.ROOT);
    try (InputStream in = image.open()) {
      BufferedImage pixels = ImageIO.read(in);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (pixels == null || !ImageIO.write(opaque(pixels, format), format, out)) {
        throw new ExportException(
            Issue.error(
                CocoIssues.IMAGE_HEADER,
                "image " + image.name() + " cannot be turned into " + format,
                Location.ofFile(image.name()),
                "Choose another --image-ext, such as png or jpg, or leave it out to copy the images as they are."));
      }
      return out.toByteArray();
    }
  }

  /** JPEG and BMP know no transparency, and their writers refuse images that have it. */
  private static BufferedImage opaque(BufferedImage pixels, String format) {
    if (format.equals("png") || !pixels.getColorModel().hasAlpha() && pixels.getColorModel().getPixelSize() <= 24) {
      return pixels;
    }
    BufferedImage flat = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = flat.createGraphics();
    graphics.drawImage(pixels, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return flat;
  }

  /** Writes an item's image. */
  void write(Rendered rendered, String folder) throws IOException {
    Image image = rendered.item().image().orElse(null);
    if (!settings.saveMedia() || image == null) {
      return;
    }
    if (!image.hasData()) {
      run.losses().record(CocoLosses.IMAGE, rendered.item(), 0);
      return;
    }
    byte[] encoded = rendered.encodedImage();
    if (encoded != null) {
      output.write(folder + rendered.name(), encoded, 0, encoded.length);
    } else {
      output.copy(folder + rendered.name(), image);
    }
  }
}
