// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import java.lang.invoke.MethodHandles;
import java.util.Locale;
import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** Options of the exporter. */
final class RoboflowVocOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private RoboflowVocOptions() {}

  /** What to write and how. */
  record Export(
      @Option(name = "save-media", help = "Copy the images beside the annotations.", defaultValue = "false")
          boolean saveMedia,
      @Option(
              name = "image-ext",
              help = "Write the images in the format of this extension, for example .jpg; without it they are copied.",
              label = "EXT")
          Optional<String> imageExt) {
    Export {
      imageExt =
          imageExt
              .map(ext -> ext.strip().toLowerCase(Locale.ROOT))
              .map(ext -> ext.startsWith(".") ? ext : "." + ext)
              .filter(ext -> ext.length() > 1);
    }
  }
}
