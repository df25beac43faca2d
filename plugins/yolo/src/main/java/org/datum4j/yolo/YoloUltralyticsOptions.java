// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.datum4j.yolo.label.YoloTask;

/** The options of the Ultralytics exporter; the importer's are {@link YoloOptions.Import}. */
public final class YoloUltralyticsOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private YoloUltralyticsOptions() {}

  /**
   * How to write.
   *
   * @param task what the rows say
   * @param saveMedia whether to copy the images
   * @param imageExt extension of the images, or empty for their own
   * @param saveDatasetMeta whether to write {@code dataset_meta.json}
   * @param crowd what becomes of crowd regions
   * @param keypoints number of keypoints where the categories do not tell
   */
  public record Export(
      @Option(name = "task", help = "What label files say: auto takes what the data holds.", defaultValue = "auto")
          YoloTask task,
      @Option(name = "save-media", aliases = "save-images", help = "Copy the images to images/<subset>/.",
          defaultValue = "false")
          boolean saveMedia,
      @Option(name = "image-ext", help = "Write images with this extension, for example .png.", defaultValue = "")
          String imageExt,
      @Option(name = "save-dataset-meta", help = "Write the labels to dataset_meta.json, too.", defaultValue = "false")
          boolean saveDatasetMeta,
      @Option(name = "crowd", help = "Keep crowd regions as objects, or skip them.", defaultValue = "keep")
          YoloOptions.Crowd crowd,
      @Option(name = "keypoints", help = "Keypoints of an object, where the labels do not tell.", defaultValue = "0")
          int keypoints) {
    /** Checks the number of keypoints. */
    public Export {
      if (keypoints < 0 || keypoints > 10_000) {
        throw new IllegalArgumentException("--keypoints is " + keypoints + ", expected 0 to 10000");
      }
    }
  }
}
