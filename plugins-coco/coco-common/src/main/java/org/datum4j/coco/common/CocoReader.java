// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.coco.common.internal.read.CocoOpening;
import org.datum4j.coco.common.internal.read.CocoSearch;

/** Opens COCO datasets: the whole of what the importers of the family do. */
public final class CocoReader {
  private CocoReader() {}

  /**
   * Opens the annotation files of some tasks that are found in the request's folder, or the single file that it names.
   *
   * @param format name of the format, for messages
   * @param tasks the tasks that are read; with one only, a single named file is taken whatever its name
   * @throws IOException if a file cannot be read
   * @throws ImportException if there is no file, or a faulty one ends the run
   */
  public static DatasetSource open(ImportRequest request, String format, Set<CocoTask> tasks) throws IOException {
    CocoSearch search = new CocoSearch(request, tasks);
    List<CocoFile> files = search.find();
    if (files.isEmpty() && !search.results().isEmpty()) {
      String results = search.results().get(0);
      throw new ImportException(
          Issue.error(
              CocoIssues.FILES_NONE,
              results + " is a COCO results file and there is no dataset file beside it",
              Location.ofFile(results),
              "Results need the images and categories of the dataset file: put that into annotations/, or name it."));
    }
    if (files.isEmpty()) {
      throw new ImportException(none(request, format, search.others()));
    }
    return open(request, files, request.options(CocoImportOptions.TYPE).keepOriginalCategoryIds());
  }

  private static Issue none(ImportRequest request, String format, List<CocoFile> others) {
    String where = request.file().isEmpty() ? "the folder" : request.file();
    String what = "no annotation file of " + format + " was found in " + where;
    if (others.isEmpty()) {
      return Issue.error(
          CocoIssues.FILES_NONE,
          what,
          Location.ofFile(request.file()),
          "Check the path; files are expected as annotations/<task>_<subset>.json, or name one file as input.");
    }
    CocoFile other = others.get(0);
    String task = other.task().orElseThrow().prefix();
    return Issue.error(
        CocoIssues.FILES_NONE,
        what + ", but " + other.path() + " with the task " + task,
        Location.ofFile(other.path()),
        "Read it as coco_" + task + ", or all files with coco; a file of any name can be named as input.");
  }

  /**
   * Opens the given files; those of one subset are joined by image id.
   *
   * @param keepCategoryIds whether a label's index is to be its category's id
   * @throws IOException if a file cannot be read
   * @throws ImportException if a faulty file ends the run
   */
  public static DatasetSource open(ImportRequest request, List<CocoFile> files, boolean keepCategoryIds)
      throws IOException {
    return new CocoOpening(request, keepCategoryIds).open(files);
  }
}
