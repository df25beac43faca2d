// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.lang.invoke.MethodHandles;
import java.util.Locale;
import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** Options of all VOC exporters. */
public record VocExportOptions(
    @Option(name = "save-media", help = "Copy the images to JPEGImages.", defaultValue = "false") boolean saveMedia,
    @Option(
            name = "image-ext",
            help = "Write the images in the format of this extension, for example .jpg; without it they are copied.",
            label = "EXT")
        Optional<String> imageExt,
    @Option(
            name = "save-dataset-meta",
            help = "Write dataset_meta.json in place of labelmap.txt.",
            defaultValue = "false")
        boolean saveDatasetMeta,
    @Option(
            name = "apply-colormap",
            help = "Give masks the colours of the label map; without, pixels are bare indices.",
            defaultValue = "true")
        boolean applyColormap,
    @Option(
            name = "label-map",
            help =
                "Labels of the result: source, a name such as voc for the challenge's own, or a labelmap.txt or"
                    + " dataset_meta.json file.",
            defaultValue = "source",
            label = "source|voc|FILE")
        String labelMap,
    @Option(
            name = "allow-attributes",
            help = "Write attributes that VOC has no element for as attributes/attribute.",
            defaultValue = "true")
        boolean allowAttributes,
    @Option(name = "keep-empty", help = "Write lists of subsets also when they are empty.", defaultValue = "false")
        boolean keepEmpty,
    @Option(
            name = "polygons-to-masks",
            help = "Draw the polygons of objects without a mask into the mask images, too.",
            defaultValue = "false")
        boolean polygonsToMasks) {
  /** The options as command lines give them. */
  public static final OptionType<VocExportOptions> TYPE = OptionType.of(MethodHandles.lookup(), VocExportOptions.class);

  /** Gives the extension a dot and lower case. */
  public VocExportOptions {
    imageExt = imageExt.map(VocExportOptions::dotted).filter(ext -> ext.length() > 1);
  }

  private static String dotted(String extension) {
    String lower = extension.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith(".") ? lower : "." + lower;
  }
}
