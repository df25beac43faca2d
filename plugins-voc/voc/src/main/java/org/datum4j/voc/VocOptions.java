// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc;

import java.lang.invoke.MethodHandles;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.datum4j.voc.common.VocExportOptions;
import org.datum4j.voc.common.VocTask;

/** Options of the exporter: those of all VOC exporters, and the tasks. */
final class VocOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private VocOptions() {}

  /** What to write and how. */
  record Export(
      @Option(
              name = "tasks",
              aliases = "task",
              help = "Write only what these tasks are about, for example voc_detection,voc_segmentation.",
              label = "TASK,…")
          List<VocTask> tasks,
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
    Export {
      tasks = List.copyOf(tasks);
    }

    Set<VocTask> wanted() {
      return tasks.isEmpty() ? EnumSet.of(VocTask.VOC) : EnumSet.copyOf(tasks);
    }

    VocExportOptions common() {
      return new VocExportOptions(
          saveMedia, imageExt, saveDatasetMeta, applyColormap, labelMap, allowAttributes, keepEmpty, polygonsToMasks);
    }
  }
}
