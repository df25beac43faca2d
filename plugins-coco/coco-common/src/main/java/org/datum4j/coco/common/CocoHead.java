// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises COCO files by their first bytes, so that looking at a folder costs the same whatever its files' sizes. */
public final class CocoHead {
  private CocoHead() {}

  /**
   * Returns the task that a file's head speaks for; empty if it does not look like COCO.
   *
   * @param head the first bytes of the file, some ten thousand of them at best
   */
  public static Optional<CocoTask> taskOf(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int brace = text.indexOf('{');
    if (brace < 0 || brace > 3 && !text.substring(0, brace).isBlank()) {
      return Optional.empty();
    }
    boolean hasImages = hasKey(text, "images");
    boolean hasAnnotations = hasKey(text, "annotations");
    boolean hasRecords = hasKey(text, "file_name") || hasKey(text, "image_id");
    boolean hasPart = hasKey(text, "categories") || hasKey(text, "info") || hasKey(text, "licenses");
    boolean isCoco = hasImages && (hasAnnotations || hasRecords || hasPart) || hasAnnotations
        && hasKey(text, "image_id");
    if (!isCoco) {
      return Optional.empty();
    }
    if (hasKey(text, "segments_info") || hasKey(text, "isthing")) {
      return Optional.of(hasAnnotations || !hasRecords ? CocoTask.PANOPTIC : CocoTask.IMAGE_INFO);
    }
    if (hasKey(text, "caption")) {
      return Optional.of(CocoTask.CAPTIONS);
    }
    if (hasKey(text, "num_keypoints")) {
      return Optional.of(CocoTask.PERSON_KEYPOINTS);
    }
    boolean hasShapes = hasKey(text, "bbox") || hasKey(text, "segmentation");
    boolean endsEarly = text.trim().endsWith("}");
    if (!hasShapes && endsEarly) {
      return Optional.of(!hasAnnotations ? CocoTask.IMAGE_INFO : hasKey(text, "category_id") ? CocoTask.LABELS
          : CocoTask.INSTANCES);
    }
    return Optional.of(CocoTask.INSTANCES);
  }

  /** Says whether a file's head is that of a list of results, as {@code [{"image_id": 1, "category_id": 2, …}]}. */
  public static boolean isResults(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int bracket = text.indexOf('[');
    boolean isList = bracket >= 0 && (bracket <= 3 || text.substring(0, bracket).isBlank());
    boolean isOfRecords = isList && text.substring(bracket + 1).stripLeading().startsWith("{");
    return isOfRecords && hasKey(text, "image_id")
        && (hasKey(text, "category_id") || hasKey(text, "caption") || hasKey(text, "segments_info"));
  }

  private static boolean hasKey(String text, String key) {
    String quoted = "\"" + key + "\"";
    for (int at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
      int after = at + quoted.length();
      while (after < text.length() && text.charAt(after) <= ' ') {
        after++;
      }
      if (after < text.length() && text.charAt(after) == ':') {
        return true;
      }
    }
    return false;
  }
}
