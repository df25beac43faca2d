// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** The options of Roboflow's CreateML JSON. */
public final class RoboflowCreateMlOptions {
  static final OptionType<Import> IMPORT = OptionType.of(MethodHandles.lookup(), Import.class);
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private RoboflowCreateMlOptions() {}

  /** What {@code x} and {@code y} of a box mean. */
  public enum Anchor {
    /** The centre of the box, as CreateML has it. */
    CENTER,
    /** The top-left corner, as some tools write it. */
    TOP_LEFT
  }

  /**
   * How to read.
   *
   * @param anchor what {@code x} and {@code y} mean
   */
  public record Import(
      @Option(name = "anchor", help = "What x and y of a box mean; CreateML means the centre.", defaultValue = "center")
          Anchor anchor) {}

  /**
   * How to write.
   *
   * @param saveMedia whether to copy the images
   * @param imageExt extension of the images, or empty for their own
   */
  public record Export(
      @Option(name = "save-media", aliases = "save-images", help = "Copy the images to <subset>/.",
          defaultValue = "false")
          boolean saveMedia,
      @Option(name = "image-ext", help = "Write images with this extension, for example .png.", defaultValue = "")
          String imageExt) {}
}
