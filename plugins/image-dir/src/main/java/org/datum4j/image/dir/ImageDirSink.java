// SPDX-License-Identifier: Apache-2.0
package org.datum4j.image.dir;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.image.ImageRecoder;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/** Copies images, each under its item's id. */
final class ImageDirSink implements RenderingSink<ImageDirSink.Rendered> {
  private final OutputFolder output;
  private final Run run;
  private final boolean saveMedia;
  private final ImageRecoder recoder;
  private final Set<String> names = new HashSet<>();

  ImageDirSink(ExportRequest request) {
    output = request.output();
    run = request.run();
    ImageDirOptions.Export options = request.options(ImageDirOptions.EXPORT);
    saveMedia = options.saveMedia();
    recoder = new ImageRecoder(saveMedia ? options.imageExt() : "");
  }

  /**
   * An image made ready.
   *
   * @param item its item
   * @param image the image, or null when there is none to save
   */
  record Rendered(DatasetItem item, @Nullable Image image) {}

  @Override
  public void begin(DatasetSchema schema) {}

  @Override
  public Rendered render(DatasetItem item) throws IOException {
    Image image = saveMedia ? item.image().filter(Image::hasData).orElse(null) : null;
    try {
      return new Rendered(item, image == null ? null : recoder.recoded(image));
    } catch (ImageFormatException refused) {
      run.issues().report(
          Issue.error(
              "IMAGE-DIR-RECODE",
              "the image cannot be written in another format: " + refused.getMessage(),
              Location.ofItem(item.id(), item.subset()),
              "Leave out --image-ext to copy the images as they are, or choose .jpg, .png, .bmp or .tif."));
      return new Rendered(item, null);
    }
  }

  @Override
  public void writeRendered(Rendered rendered) throws IOException {
    DatasetItem item = rendered.item();
    if (!item.annotations().isEmpty()) {
      run.losses().record(ImageDirFormat.ANNOTATION, item, 0, item.annotations().size());
    }
    Image image = rendered.image();
    if (image == null) {
      run.losses().record(saveMedia ? ImageDirFormat.MISSING : ImageDirFormat.NOT_SAVED, item, 0);
      return;
    }
    output.copy(name(item, recoder.extension(item.image().orElse(image))), image);
  }

  /** An id that another subset has, too, gets its subset as a folder. */
  private String name(DatasetItem item, String extension) {
    String name = item.id() + extension;
    String free = name;
    for (int i = 1; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = item.subset() + (i == 1 ? "" : "~" + i) + "/" + name;
    }
    return free;
  }

  @Override
  public void finish() {}

  @Override
  public void close() {
    recoder.close();
  }
}
