// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.lang.invoke.MethodHandles;
import java.util.Locale;
import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** Options of the exporter. */
final class CvatOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private CvatOptions() {}

  /** What to write and how. */
  record Export(
      @Option(name = "save-media", help = "Copy the images to images/.", defaultValue = "false") boolean saveMedia,
      @Option(
              name = "image-ext",
              help = "Write the images in the format of this extension, for example .jpg; without it they are copied.",
              label = "EXT")
          Optional<String> imageExt,
      @Option(name = "save-dataset-meta", help = "Write dataset_meta.json, too.", defaultValue = "false")
          boolean saveDatasetMeta,
      @Option(
              name = "reindex",
              help = "Number the images of a subset from 0, in place of their frame numbers.",
              defaultValue = "false")
          boolean reindex,
      @Option(
              name = "allow-undeclared-attrs",
              help = "Write attributes that no label declares, too.",
              defaultValue = "false")
          boolean allowUndeclaredAttrs) {
    Export {
      imageExt =
          imageExt
              .map(ext -> ext.strip().toLowerCase(Locale.ROOT))
              .map(ext -> ext.startsWith(".") ? ext : "." + ext)
              .filter(ext -> ext.length() > 1);
    }
  }
}
