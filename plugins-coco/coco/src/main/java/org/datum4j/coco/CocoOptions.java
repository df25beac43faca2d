// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco;

import java.lang.invoke.MethodHandles;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.datum4j.coco.common.CocoExportOptions;
import org.datum4j.coco.common.CocoExportOptions.Crowd;
import org.datum4j.coco.common.CocoExportOptions.RleForm;
import org.datum4j.coco.common.CocoExportOptions.SegmentationMode;
import org.datum4j.coco.common.CocoLayout;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;

/** Options of the combined format: those of all tasks, and which tasks. */
final class CocoOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private CocoOptions() {}

  /**
   * Options of the exporter; see {@link CocoExportOptions} for those of all tasks.
   *
   * @param tasks the tasks that are written
   */
  record Export(
      @Option(name = "save-media", help = CocoExportOptions.SAVE_MEDIA, defaultValue = "false") boolean saveMedia,
      @Option(name = "image-ext", help = CocoExportOptions.IMAGE_EXT, defaultValue = "") String imageExt,
      @Option(name = "save-dataset-meta", help = CocoExportOptions.SAVE_META, defaultValue = "false")
          boolean saveDatasetMeta,
      @Option(name = "segmentation-mode", help = CocoExportOptions.SEGMENTATION, defaultValue = "guess")
          SegmentationMode segmentationMode,
      @Option(name = "crop-covered", help = CocoExportOptions.CROP, defaultValue = "false") boolean cropCovered,
      @Option(name = "allow-attributes", help = CocoExportOptions.ATTRIBUTES, defaultValue = "true")
          boolean allowAttributes,
      @Option(name = "reindex", help = CocoExportOptions.REINDEX, defaultValue = "false") boolean reindex,
      @Option(name = "merge-images", help = CocoExportOptions.MERGE, defaultValue = "false") boolean mergeImages,
      @Option(name = "rle", help = CocoExportOptions.RLE, defaultValue = "keep") RleForm rle,
      @Option(name = "iscrowd", help = CocoExportOptions.CROWD, defaultValue = "guess") Crowd iscrowd,
      @Option(
              name = "tasks",
              help = "Tasks whose files are written, with commas between them; without, those that the data has.")
          List<String> tasks) {
    Export {
      tasks = List.copyOf(tasks);
      tasks.forEach(CocoTask::ofWord);
    }

    CocoWriteSettings settings() {
      Set<CocoTask> chosen = EnumSet.noneOf(CocoTask.class);
      tasks.forEach(word -> chosen.add(CocoTask.ofWord(word)));
      return new CocoWriteSettings(
          chosen.isEmpty() ? Optional.empty() : Optional.of(chosen),
          CocoLayout.DATUMARO,
          saveMedia,
          imageExt,
          saveDatasetMeta,
          segmentationMode,
          cropCovered,
          allowAttributes,
          reindex,
          mergeImages,
          rle,
          iscrowd);
    }
  }
}
