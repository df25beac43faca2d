// SPDX-License-Identifier: Apache-2.0
package org.datum4j.image.dir;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** The options of folders of images. */
public final class ImageDirOptions {
  static final OptionType<Import> IMPORT = OptionType.of(MethodHandles.lookup(), Import.class);
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private ImageDirOptions() {}

  /**
   * How to read.
   *
   * @param subset the subset that all items are of
   * @param recursive whether images in folders below are read, too
   */
  public record Import(
      @Option(name = "subset", help = "The subset of all items.", defaultValue = "default") String subset,
      @Option(name = "recursive", help = "Read images in folders below, too.", defaultValue = "false")
          boolean recursive) {}

  /**
   * How to write.
   *
   * @param saveMedia whether to copy the images, without which nothing is written
   * @param imageExt extension of the images, or empty for their own
   */
  public record Export(
      @Option(name = "save-media", aliases = "save-images", help = "Copy the images.", defaultValue = "true")
          boolean saveMedia,
      @Option(name = "image-ext", help = "Write images with this extension, for example .png.", defaultValue = "")
          String imageExt) {}
}
