// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.io.IOException;
import org.datum4j.api.spi.OutputFolder;
import org.jspecify.annotations.Nullable;

/** Where the files of a format of the family lie. */
public interface YoloLayout {
  /**
   * Returns the subset's name in this format.
   *
   * @throws org.datum4j.api.issue.ExportException if the format cannot have such a subset
   */
  String subset(String subset);

  /** Returns the name of an item's label file. */
  String labelFile(String subset, String id);

  /**
   * Returns the name of an item's image.
   *
   * @param extension with its dot, or empty
   */
  String imageFile(String subset, String id, String extension);

  /** Returns the name of the file that lists a subset's images, or null when the format has none. */
  @Nullable String listFile(String subset);

  /** Returns the line by which a list names an image. */
  String listLine(String imageFile);

  /** Writes the files of the whole dataset. */
  void finish(YoloSummary summary, OutputFolder output) throws IOException;
}
