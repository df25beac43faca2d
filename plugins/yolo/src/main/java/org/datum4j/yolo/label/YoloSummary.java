// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.List;
import org.datum4j.api.spi.Run;

/**
 * What was written.
 *
 * @param names the classes in order; a class index is a position in it
 * @param subsets the subsets by their names in the format, in order
 * @param task what the rows say; never {@code AUTO}
 * @param keypoints how many keypoints a row has
 * @param keypointNames their names, or none
 * @param run the run, to tell issues to
 */
public record YoloSummary(
    List<String> names,
    List<String> subsets,
    YoloTask task,
    int keypoints,
    List<String> keypointNames,
    Run run) {
  /** Copies the lists. */
  public YoloSummary {
    names = List.copyOf(names);
    subsets = List.copyOf(subsets);
    keypointNames = List.copyOf(keypointNames);
  }
}
