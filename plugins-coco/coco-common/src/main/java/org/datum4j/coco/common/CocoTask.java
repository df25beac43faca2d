// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a COCO file annotates; official file names begin with it, as in {@code instances_val2017.json}.
 *
 * @source https://cocodataset.org/#format-data; {@code labels} is an extension of Datumaro
 */
public enum CocoTask {
  /** Boxes, polygons and masks of objects. */
  INSTANCES("instances"),
  /** Objects with keypoints. */
  PERSON_KEYPOINTS("person_keypoints"),
  /** Sentences about images. */
  CAPTIONS("captions"),
  /** Classes of whole images. */
  LABELS("labels"),
  /** Images without annotations. */
  IMAGE_INFO("image_info"),
  /** One class for each pixel, things counted, as a picture of segment ids. */
  PANOPTIC("panoptic"),
  /** Masks of uncounted regions. */
  STUFF("stuff");

  private final String prefix;

  CocoTask(String prefix) {
    this.prefix = prefix;
  }

  /** Returns the word in file names. */
  public String prefix() {
    return prefix;
  }

  /** Says whether records are objects with a shape each: instances, keypoints and stuff. */
  public boolean isObjects() {
    return this == INSTANCES || this == PERSON_KEYPOINTS || this == STUFF;
  }

  /** Says whether annotations have a category. */
  public boolean hasCategories() {
    return this != CAPTIONS && this != IMAGE_INFO;
  }

  /** Returns the task that a file name begins with, as {@code instances_train.json} does. */
  public static Optional<CocoTask> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (CocoTask task : values()) {
      if (lower.startsWith(task.prefix + "_")) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  /** Returns the task of a word in file names. */
  static Optional<CocoTask> ofPrefix(String prefix) {
    return Arrays.stream(values()).filter(task -> task.prefix.equals(prefix)).findFirst();
  }

  /**
   * Returns the task of a word that users type.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static CocoTask ofWord(String word) {
    for (CocoTask task : values()) {
      if (task.prefix.equals(word.trim().toLowerCase(Locale.ROOT).replace('-', '_'))) {
        return task;
      }
    }
    throw new IllegalArgumentException(
        "task is \"" + word.trim() + "\", expected one of " + String.join(", ", words()));
  }

  private static List<String> words() {
    return List.of(values()).stream().map(CocoTask::prefix).toList();
  }
}
