// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Demand;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.OpenedDataset;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.TransformStep;
import org.datum4j.runtime.merge.MergeOptions;
import org.datum4j.runtime.merge.MergePolicy;
import org.datum4j.runtime.project.Project;
import org.datum4j.runtime.project.ProjectSource;
import org.datum4j.runtime.project.SourceState;

/** Runs over all data of a project; several sources are joined by a union. */
final class ProjectRun {
  private ProjectRun() {}

  /** Tells of sources that changed since they were taken in; ends the command when one is gone. */
  static void checkSources(Project project, Terminal terminal) throws IOException {
    for (Map.Entry<ProjectSource, SourceState> entry : project.status().entrySet()) {
      String name = entry.getKey().name();
      if (entry.getValue() == SourceState.CHANGED) {
        terminal.say("warning: source " + name + " changed since it was imported [PROJECT-SOURCE-CHANGED]");
      }
      if (entry.getValue() == SourceState.VANISHED) {
        throw new ImportException(
            Issue.error(
                "PROJECT-SOURCE-GONE",
                "the data of source \"" + name + "\" are gone",
                Location.ofFile(project.data(entry.getKey()).toString()),
                "Bring them back, or remove the source with datum project remove " + name + "."));
      }
    }
  }

  /** Returns the datasets of a project, of which there is at least one. */
  static List<DatasetLocation> locations(Project project) throws IOException {
    List<DatasetLocation> locations = project.content().sources().stream().map(project::location).toList();
    if (locations.isEmpty()) {
      throw new ImportException(
          Issue.error(
              "PROJECT-EMPTY",
              "the project has no sources",
              Location.ofFile(project.root().toString()),
              "Import a dataset with datum project import."));
    }
    return locations;
  }

  static ConversionReport export(
      Datum datum, Project project, List<TransformStep> steps, ExportTarget target, RunSettings settings)
      throws IOException {
    List<DatasetLocation> locations = locations(project);
    if (locations.size() == 1) {
      return datum.convert(new Conversion(locations.get(0), steps, target, settings));
    }
    try (DatasetSource joined = open(datum, project, settings)) {
      return datum.export(joined, steps, target, settings);
    }
  }

  /** Opens all data of a project as one dataset, without its stages; the caller closes it. */
  static DatasetSource open(Datum datum, Project project, RunSettings settings) throws IOException {
    List<OpenedDataset> opened = new ArrayList<>();
    try {
      for (DatasetLocation location : locations(project)) {
        opened.add(datum.open(location, List.of(), Demand.everything(), settings));
      }
      return opened.size() == 1
          ? opened.get(0)
          : datum.merge(opened, MergeOptions.of(MergePolicy.UNION), settings);
    } catch (IOException | RuntimeException | Error failed) {
      for (OpenedDataset one : opened) {
        one.close();
      }
      throw failed;
    }
  }
}
