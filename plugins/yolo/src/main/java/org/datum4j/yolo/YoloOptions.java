// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.datum4j.yolo.label.YoloTask;

/** The options of the formats of this plugin. */
public final class YoloOptions {
  static final OptionType<Import> IMPORT = OptionType.of(MethodHandles.lookup(), Import.class);
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private YoloOptions() {}

  /** What becomes of regions that stand for a crowd. */
  public enum Crowd {
    /** They are written like other objects. */
    KEEP,
    /** They are left out. */
    SKIP
  }

  /**
   * How to read.
   *
   * @param task what rows mean where their length does not tell, for example four points: an outline or a turned box
   * @param imageSize width and height of images that are not there, as {@code 640x480}
   */
  public record Import(
      @Option(name = "task", help = "What the rows of label files mean.", defaultValue = "auto") YoloTask task,
      @Option(name = "image-size", label = "WIDTHxHEIGHT", help = "Size of the images that are not there.")
          Optional<String> imageSize) {}

  /**
   * How to write Darknet's files.
   *
   * @param saveMedia whether to copy the images
   * @param imageExt extension of the images, or empty for their own
   * @param saveDatasetMeta whether to write {@code dataset_meta.json}
   * @param addPathPrefix whether paths begin with {@code data/}
   * @param shapesToBoxes whether objects without a box get the box around their other shapes
   * @param crowd what becomes of crowd regions
   */
  public record Export(
      @Option(name = "save-media", aliases = "save-images", help = "Copy the images beside the label files.",
          defaultValue = "false")
          boolean saveMedia,
      @Option(name = "image-ext", help = "Write images with this extension, for example .png.", defaultValue = "")
          String imageExt,
      @Option(name = "save-dataset-meta", help = "Write the labels to dataset_meta.json, too.", defaultValue = "false")
          boolean saveDatasetMeta,
      @Option(name = "add-path-prefix", help = "Begin paths with data/, as Darknet's examples do.",
          defaultValue = "true")
          boolean addPathPrefix,
      @Option(name = "shapes-to-boxes", help = "Give objects without a box the box around their shapes.",
          defaultValue = "false")
          boolean shapesToBoxes,
      @Option(name = "crowd", help = "Keep crowd regions as objects, or skip them.", defaultValue = "keep")
          Crowd crowd) {}
}
