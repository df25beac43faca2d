// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.lang.invoke.MethodHandles;
import java.util.Locale;
import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** Options of the exporter. */
final class CamvidOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private CamvidOptions() {}

  /** What to write and how. */
  record Export(
      @Option(name = "save-media", help = "Copy the images to the subsets' folders.", defaultValue = "false")
          boolean saveMedia,
      @Option(
              name = "image-ext",
              help = "Write the images in the format of this extension, for example .jpg; without it they are copied.",
              label = "EXT")
          Optional<String> imageExt,
      @Option(
              name = "save-dataset-meta",
              help = "Write dataset_meta.json in place of label_colors.txt.",
              defaultValue = "false")
          boolean saveDatasetMeta,
      @Option(
              name = "apply-colormap",
              help = "Give masks the colours of the label map; without, pixels are bare indices.",
              defaultValue = "true")
          boolean applyColormap,
      @Option(
              name = "label-map",
              help = "Labels of the result: source, camvid for the 32 classes of CamVid, or a label_colors.txt file.",
              defaultValue = "source",
              label = "source|camvid|FILE")
          String labelMap) {
    Export {
      imageExt =
          imageExt
              .map(ext -> ext.strip().toLowerCase(Locale.ROOT))
              .map(ext -> ext.startsWith(".") ? ext : "." + ext)
              .filter(ext -> ext.length() > 1);
    }
  }
}
