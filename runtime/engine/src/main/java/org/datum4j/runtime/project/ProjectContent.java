// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a project's file says.
 *
 * @param sources the datasets, in the order in which they were taken in
 * @param stages what is done to them, in order
 */
public record ProjectContent(List<ProjectSource> sources, List<ProjectStage> stages) {
  /** Copies the lists. */
  public ProjectContent {
    sources = List.copyOf(sources);
    stages = List.copyOf(stages);
  }

  /** Returns the content of a new project. */
  public static ProjectContent empty() {
    return new ProjectContent(List.of(), List.of());
  }

  /** Returns a source by its name. */
  public Optional<ProjectSource> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  ProjectContent with(ProjectSource source) {
    List<ProjectSource> more = new ArrayList<>(sources);
    more.add(source);
    return new ProjectContent(more, stages);
  }

  ProjectContent without(ProjectSource source) {
    List<ProjectSource> fewer = new ArrayList<>(sources);
    fewer.remove(source);
    return new ProjectContent(fewer, stages);
  }

  ProjectContent with(ProjectStage stage) {
    List<ProjectStage> more = new ArrayList<>(stages);
    more.add(stage);
    return new ProjectContent(sources, more);
  }
}
