// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What an export writes: the union of some tasks.
 *
 * @param tasks the tasks, at least one
 */
record VocScope(Set<VocTask> tasks) {
  VocScope {
    tasks = Set.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("an export needs at least one task");
    }
  }

  boolean boxes() {
    return any(VocTask::hasBoxes);
  }

  boolean masks() {
    return any(VocTask::hasMasks);
  }

  boolean classLists() {
    return any(VocTask::hasClassLists);
  }

  boolean layoutLists() {
    return any(VocTask::hasParts);
  }

  boolean actionLists() {
    return any(VocTask::hasActions);
  }

  /** Says whether every item is on a list of {@code ImageSets/Main}. */
  boolean mainLists() {
    return any(task -> task != VocTask.VOC_SEGMENTATION);
  }

  /** Says whether a part that has no object to belong to cannot be read back as an object. */
  boolean isAboutPersons() {
    return tasks.stream().allMatch(VocTask::isAboutPersons);
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
