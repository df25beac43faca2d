// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.List;
import java.util.Optional;

/**
 * An annotation file that is to be read.
 *
 * @param path relative to the dataset's folder, with {@code /}
 * @param task what it annotates; empty to find out from its records
 * @param subset the subset that its images are in
 * @param imageFolders folders in which its images may lie, relative to the dataset's folder, best first; the empty text
 *     is the dataset's folder itself
 */
public record CocoFile(String path, Optional<CocoTask> task, String subset, List<String> imageFolders) {
  /** Copies the list. */
  public CocoFile {
    imageFolders = List.copyOf(imageFolders);
  }
}
