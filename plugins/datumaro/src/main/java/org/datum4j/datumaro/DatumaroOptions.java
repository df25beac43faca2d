// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** The options of the exporter; the importer has none. */
public final class DatumaroOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private DatumaroOptions() {}

  /**
   * How to write.
   *
   * @param saveMedia whether to copy the images
   * @param imageExt extension of the copied images, or the empty text to keep each image's own
   * @param saveDatasetMeta whether to write the labels to {@code dataset_meta.json} as well
   */
  public record Export(
      @Option(name = "save-media", aliases = "save-images", help = "Copy the images to images/<subset>/.",
          defaultValue = "false")
          boolean saveMedia,
      @Option(name = "image-ext", help = "Write images with this extension, for example .png.", defaultValue = "")
          String imageExt,
      @Option(name = "save-dataset-meta", help = "Write the labels to dataset_meta.json, too.", defaultValue = "false")
          boolean saveDatasetMeta) {}
}
