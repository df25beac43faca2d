// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.util.List;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.TransformStep;
import org.datum4j.runtime.project.Project;

/** Runs over all data of a project. */
final class ProjectRun {
  private ProjectRun() {}

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
    return datum.convert(new Conversion(locations.get(0), steps, target, settings));
  }
}
