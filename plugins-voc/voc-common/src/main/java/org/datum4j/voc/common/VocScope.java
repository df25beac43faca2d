// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Set;
import java.util.function.Predicate;

/** What an export writes: the union of some tasks. Asked for every object, so that the answers are kept. */
final class VocScope {
  private final Set<VocTask> tasks;
  private final boolean boxes;
  private final boolean masks;
  private final boolean classLists;
  private final boolean layoutLists;
  private final boolean actionLists;
  private final boolean mainLists;
  private final boolean isAboutPersons;

  /** Joins tasks, at least one. */
  VocScope(Set<VocTask> tasks) {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("an export needs at least one task");
    }
    this.tasks = Set.copyOf(tasks);
    this.boxes = any(VocTask::hasBoxes);
    this.masks = any(VocTask::hasMasks);
    this.classLists = any(VocTask::hasClassLists);
    this.layoutLists = any(VocTask::hasParts);
    this.actionLists = any(VocTask::hasActions);
    this.mainLists = any(task -> task != VocTask.VOC_SEGMENTATION);
    this.isAboutPersons = tasks.stream().allMatch(VocTask::isAboutPersons);
  }

  boolean boxes() {
    return boxes;
  }

  boolean masks() {
    return masks;
  }

  boolean classLists() {
    return classLists;
  }

  boolean layoutLists() {
    return layoutLists;
  }

  boolean actionLists() {
    return actionLists;
  }

  /** Says whether every item is on a list of {@code ImageSets/Main}. */
  boolean mainLists() {
    return mainLists;
  }

  /** Says whether a part that has no object to belong to cannot be read back as an object. */
  boolean isAboutPersons() {
    return isAboutPersons;
  }

  VocLabelMap builtIn() {
    return VocLabelMap.builtIn(task());
  }

  /** Returns the name of the format that reads all of it. */
  String formatName() {
    return task().formatName();
  }

  private VocTask task() {
    return tasks.size() == 1 ? tasks.iterator().next() : VocTask.VOC;
  }

  private boolean any(Predicate<VocTask> has) {
    return tasks.stream().anyMatch(has);
  }
}
