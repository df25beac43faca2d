// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tasks of the Pascal VOC challenge; each is a format of its own that reads and writes a part of one layout.
 *
 * @source PASCAL VOC 2012 development kit, http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
public enum VocTask {
  /** Everything. */
  VOC("Main", "boxes parts actions classes masks"),
  /** Classes of whole images. */
  VOC_CLASSIFICATION("Main", "classes"),
  /** Boxes. */
  VOC_DETECTION("Main", "boxes"),
  /** Masks alone. */
  VOC_SEGMENTATION("Segmentation", "masks"),
  /** Boxes and masks. */
  VOC_INSTANCE_SEGMENTATION("Segmentation", "boxes masks"),
  /** Persons with their parts. */
  VOC_LAYOUT("Layout", "boxes parts"),
  /** Persons with what they do. */
  VOC_ACTION("Action", "boxes actions");

  private final String listFolder;
  private final List<String> content;

  VocTask(String listFolder, String content) {
    this.listFolder = listFolder;
    this.content = List.of(content.split(" "));
  }

  /** Returns the name of the format, for example {@code voc_detection}. */
  public String formatName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the task of a format's name. */
  public static Optional<VocTask> ofName(String formatName) {
    for (VocTask task : values()) {
      if (task.formatName().equals(formatName)) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  /** Returns the folder below {@code ImageSets} that says which images belong to which subset. */
  public String listFolder() {
    return listFolder;
  }

  /** Says whether the XML files are part of the task. */
  public boolean hasBoxes() {
    return content.contains("boxes");
  }

  /** Says whether parts of objects are part of the task. */
  public boolean hasParts() {
    return content.contains("parts");
  }

  /** Says whether actions of objects are part of the task. */
  public boolean hasActions() {
    return content.contains("actions");
  }

  /** Says whether classes of whole images are part of the task. */
  public boolean hasClassLists() {
    return content.contains("classes");
  }

  /** Says whether masks are part of the task. */
  public boolean hasMasks() {
    return content.contains("masks");
  }

  /** Says whether only objects that can have parts or actions, and the background, are part of the task. */
  public boolean isAboutPersons() {
    return this == VOC_LAYOUT || this == VOC_ACTION;
  }
}
