// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.coco.common.CocoFile;
import org.datum4j.coco.common.CocoHead;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoNames;
import org.datum4j.coco.common.CocoTask;

/** Finds the annotation files of a dataset, by name first and then by content. */
public final class CocoSearch {
  private static final int HEAD = 1 << 16;

  private final ImportRequest request;
  private final Set<CocoTask> tasks;
  private final List<String> results = new ArrayList<>();
  private final List<CocoFile> others = new ArrayList<>();

  /** Looks for files of some tasks. */
  public CocoSearch(ImportRequest request, Set<CocoTask> tasks) {
    this.request = request;
    this.tasks = Set.copyOf(tasks);
  }

  /** Returns the files; none if there are none. */
  public List<CocoFile> find() throws IOException {
    List<CocoFile> files = request.file().isEmpty() ? ofFolder() : List.of(ofFile(request.file()));
    if (!files.isEmpty() && !results.isEmpty()) {
      tellResults();
    }
    return files;
  }

  /** Returns the files of results that {@link #find()} came across; they are no datasets. */
  public List<String> results() {
    return List.copyOf(results);
  }

  /** Returns the files of other tasks that {@link #find()} came across, each with its task. */
  public List<CocoFile> others() {
    return List.copyOf(others);
  }

  private void tellResults() {
    request
        .run()
        .issues()
        .report(
            Issue.warning(
                CocoIssues.FILE_SKIPPED,
                String.join(", ", results) + (results.size() == 1 ? " is a list of results" : " are lists of results")
                    + ", which is not read with the dataset",
                Location.ofFile(results.get(0)),
                "Put results into the annotations of a dataset file to convert them."));
  }

  private CocoFile ofFile(String path) {
    Optional<CocoTask> named = CocoTask.ofFileName(CocoNames.base(path));
    Optional<CocoTask> task = tasks.size() == 1 ? Optional.of(tasks.iterator().next()) : named;
    return file(path, task, CocoNames.subsetOf(path, task));
  }

  private List<CocoFile> ofFolder() throws IOException {
    List<String> json = new ArrayList<>();
    for (String path : request.folder().files()) {
      if (path.toLowerCase(Locale.ROOT).endsWith(".json") && !path.startsWith("__MACOSX/")) {
        json.add(path);
      }
    }
    List<CocoFile> found = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    for (String path : json) {
      Optional<CocoTask> task = CocoTask.ofFileName(CocoNames.base(path));
      if (task.isPresent()) {
        addNamed(found, file(path, task, CocoNames.subsetOf(path, task)));
      } else if (!CocoNames.isKnownOther(CocoNames.base(path))) {
        unnamed.add(path);
      }
    }
    addUnnamed(found, unnamed);
    found.sort(Comparator.comparing(CocoFile::subset)
        .thenComparing(CocoFile::task, Comparator.comparing(Optional::isEmpty)));
    return withoutTwins(found);
  }

  /** Programs call their results instances_val2017_results.json and the like. */
  private void addNamed(List<CocoFile> found, CocoFile file) throws IOException {
    if (CocoHead.isResults(head(file.path()))) {
      results.add(file.path());
    } else {
      (tasks.contains(file.task().orElseThrow()) ? found : others).add(file);
    }
  }

  /** Files whose names say nothing are read when their content is COCO's. */
  private void addUnnamed(List<CocoFile> found, List<String> unnamed) throws IOException {
    List<String> usable = new ArrayList<>();
    List<CocoTask> kinds = new ArrayList<>();
    for (String path : unnamed) {
      byte[] head = head(path);
      Optional<CocoTask> kind = CocoHead.taskOf(head);
      if (CocoHead.isResults(head)) {
        results.add(path);
      }
      if (kind.isPresent() && (tasks.contains(kind.get()) || isReadAs(kind.get()))) {
        usable.add(path);
        kinds.add(kind.get());
      } else if (kind.isPresent()) {
        others.add(file(path, kind, CocoNames.subsetOf(path, kind)));
      }
    }
    List<String> subsets = CocoNames.subsetsOf(usable);
    for (int i = 0; i < usable.size(); i++) {
      CocoTask kind = tasks.contains(kinds.get(i)) ? kinds.get(i) : tasks.iterator().next();
      Optional<CocoTask> task = tasks.size() == 1 ? Optional.of(kind) : Optional.empty();
      found.add(file(usable.get(i), task, subsets.get(i)));
    }
  }

  private boolean isReadAs(CocoTask kind) {
    return tasks.size() == 1 && kind.isObjects() && tasks.iterator().next().isObjects();
  }

  private byte[] head(String path) throws IOException {
    Path file = request.folder().root().resolve(path);
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  /** Two files of one task and subset cannot both be that subset: the later one gets its folder's name. */
  private List<CocoFile> withoutTwins(List<CocoFile> files) {
    List<CocoFile> kept = new ArrayList<>();
    for (CocoFile file : files) {
      CocoFile fresh = file;
      for (CocoFile earlier : kept) {
        if (earlier.task().isPresent() && earlier.task().equals(file.task())
            && earlier.subset().equals(file.subset())) {
          String folder = CocoNames.folder(file.path()).replace('/', '_');
          fresh = new CocoFile(file.path(), file.task(), file.subset() + "_" + folder, file.imageFolders());
          tellTwin(earlier, fresh);
        }
      }
      kept.add(fresh);
    }
    return kept;
  }

  private void tellTwin(CocoFile earlier, CocoFile fresh) {
    request
        .run()
        .issues()
        .report(
            Issue.warning(
                CocoIssues.FILE_SKIPPED,
                fresh.path() + " is of the same task and subset as " + earlier.path() + ", read as subset "
                    + fresh.subset(),
                Location.ofFile(fresh.path()),
                "Remove one of the files if they are the same, or give them different names."));
  }

  private static CocoFile file(String path, Optional<CocoTask> task, String subset) {
    return new CocoFile(path, task, subset, CocoNames.imageFolders(path, subset));
  }
}
