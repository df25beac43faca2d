// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.TransformStep;
import org.jspecify.annotations.Nullable;

/**
 * A folder that remembers datasets and what is to be done to them. It holds a folder {@value #FOLDER} with one readable
 * file, which is changed atomically and by one process at a time. The data stay where they are unless they are copied in.
 */
public final class Project {
  /** The folder inside a project that holds its file. */
  public static final String FOLDER = ".datum";

  private final Path root;
  private final ProjectFile file;

  private Project(Path root) {
    this.root = root;
    this.file = new ProjectFile(root.resolve(FOLDER));
  }

  /**
   * Makes a project.
   *
   * @param folder its folder, which may hold other things
   * @param overwrites whether a project that is there is replaced; data outside of {@value #FOLDER} stay
   * @throws ExportException if a project is there already
   * @throws IOException if the file cannot be written
   */
  public static Project create(Path folder, boolean overwrites) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    if (ProjectFile.isIn(root.resolve(FOLDER)) && !overwrites) {
      throw new ExportException(
          Issue.error(
              "PROJECT-EXISTS",
              "there is a project already",
              Location.ofFile(root.toString()),
              "Name another folder with -o, or replace the project with --overwrite."));
    }
    Files.createDirectories(root.resolve(FOLDER));
    Project project = new Project(root);
    project.file.write(ProjectContent.empty());
    return project;
  }

  /**
   * Opens a project.
   *
   * @throws ImportException if there is none in the folder
   */
  public static Project open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (!ProjectFile.isIn(root.resolve(FOLDER))) {
      throw missing(root);
    }
    return new Project(root);
  }

  /**
   * Opens the project of a folder or of the nearest folder above it.
   *
   * @throws ImportException if there is none
   */
  public static Project find(Path folder) {
    Path start = folder.toAbsolutePath().normalize();
    for (Path root = start; root != null; root = root.getParent()) {
      if (ProjectFile.isIn(root.resolve(FOLDER))) {
        return new Project(root);
      }
    }
    throw missing(start);
  }

  private static ImportException missing(Path folder) {
    return new ImportException(
        Issue.error(
            "PROJECT-MISSING",
            "there is no project",
            Location.ofFile(folder.toString()),
            "Make one with datum project create, or name its folder with -p."));
  }

  /** Returns the project's folder. */
  public Path root() {
    return root;
  }

  /**
   * Reads what the project knows.
   *
   * @throws ImportException if its file is not as it should be; the message has the place
   * @throws IOException if it cannot be read
   */
  public ProjectContent content() throws IOException {
    return file.read();
  }

  /**
   * Takes a dataset in whose data stay where they are.
   *
   * @param source the dataset; its name must be new
   * @throws ExportException if the name is taken
   */
  public void add(ProjectSource source) throws IOException {
    take(source, true, false);
  }

  /**
   * Takes a dataset in. When several processes do so at once, each finds its own.
   *
   * @param source the dataset as it lies now
   * @param isNameFixed whether its name must be kept; otherwise it may get a number when it is taken
   * @param copies whether the data are copied into the project first
   * @return the dataset as the project knows it
   * @throws ExportException if the name is taken
   */
  public ProjectSource take(ProjectSource source, boolean isNameFixed, boolean copies) throws IOException {
    ProjectContent seen = content();
    if (isNameFixed) {
      checkFree(seen, source.name(), copies);
    }
    if (!copies) {
      return record(source, isNameFixed, null);
    }
    try (CopiedData copy = CopiedData.stage(data(source), root)) {
      return record(source, isNameFixed, copy);
    }
  }

  private ProjectSource record(ProjectSource source, boolean isNameFixed, @Nullable CopiedData copy)
      throws IOException {
    List<ProjectSource> recorded = new ArrayList<>();
    file.change(
        content -> {
          String name = isNameFixed ? source.name() : freeName(content, source.name(), copy != null);
          checkFree(content, name, copy != null);
          ProjectSource named = source.named(name);
          if (copy != null) {
            Path place = copy.moveTo(name);
            named = named.copiedTo(portable(place), fingerprint(place));
          }
          recorded.add(named);
          return content.with(named);
        });
    if (copy != null) {
      copy.keep();
    }
    return recorded.get(0);
  }

  private String freeName(ProjectContent content, String wanted, boolean copies) {
    String free = wanted;
    for (int number = 1; isTaken(content, free, copies); number++) {
      free = wanted + "-" + number;
    }
    return free;
  }

  private boolean isTaken(ProjectContent content, String name, boolean copies) {
    return content.source(name).isPresent() || copies && Files.exists(root.resolve(name));
  }

  private void checkFree(ProjectContent content, String name, boolean copies) {
    if (content.source(name).isPresent()) {
      throw new ExportException(
          Issue.error(
              "PROJECT-SOURCE-TWICE",
              "the project has a source \"" + name + "\" already",
              Location.ofFile(root.toString()),
              "Choose another name with -n, or remove that source first."));
    }
    if (copies && Files.exists(root.resolve(name))) {
      throw new ExportException(
          Issue.error(
              "PROJECT-SOURCE-PLACE",
              "the project's folder holds something else called \"" + name + "\"",
              Location.ofFile(root.resolve(name).toString()),
              "Choose another name with -n."));
    }
  }

  /**
   * Forgets a dataset. Its data are deleted only if they were copied in.
   *
   * @param name the source's name
   * @param keepsData whether copied data stay
   * @throws ImportException if there is no such source; the message lists those that are there
   */
  public void remove(String name, boolean keepsData) throws IOException {
    ProjectContent known = content();
    ProjectSource source = known.source(name).orElseThrow(() -> unknown(name, known));
    file.change(content -> content.source(name).map(content::without).orElse(content));
    Path data = data(source);
    // A file that was edited by hand must not make this delete the project itself.
    if (source.isCopied() && !keepsData && !data.startsWith(root.resolve(FOLDER))) {
      CopiedData.delete(data, root);
    }
  }

  /** Adds something that is done to the data whenever they are used. */
  public void addStage(ProjectStage stage) throws IOException {
    file.change(content -> content.with(stage));
  }

  /** Writes a path as the project's file does: relative when the data lie in the project or near it. */
  public String portable(Path data) {
    Path absolute = data.toAbsolutePath().normalize();
    boolean isNear = absolute.getRoot() != null && absolute.getRoot().equals(root.getRoot());
    Path written = isNear ? root.relativize(absolute) : absolute;
    return written.toString().isEmpty() ? "." : written.toString().replace('\\', '/');
  }

  /** Returns the sum that tells whether data changed. */
  public static String fingerprint(Path data) throws IOException {
    return Fingerprint.of(data);
  }

  /** Returns where a source's data lie. */
  public Path data(ProjectSource source) {
    return root.resolve(source.path()).normalize();
  }

  /** Returns a source as a dataset that can be read. */
  public DatasetLocation location(ProjectSource source) {
    Path data = data(source);
    Path read = source.file().isEmpty() ? data : data.resolve(source.file()).normalize();
    if (!read.startsWith(data)) {
      throw new ImportException(
          Issue.error(
              "PROJECT-SOURCE-PATH",
              "the file \"" + source.file() + "\" leads out of the source \"" + source.name() + "\"",
              Location.ofFile(root.toString()),
              "Name a file inside of the source."));
    }
    return DatasetLocation.of(read, source.format()).withOptions(OptionValues.ofWords(source.options()));
  }

  /** Returns the stages as steps of a run. */
  public List<TransformStep> steps() throws IOException {
    return content().stages().stream().map(ProjectStage::step).toList();
  }

  /** Compares every source with what it was when it was taken in. */
  public Map<ProjectSource, SourceState> status() throws IOException {
    Map<ProjectSource, SourceState> states = new LinkedHashMap<>();
    for (ProjectSource source : content().sources()) {
      states.put(source, state(source));
    }
    return states;
  }

  private SourceState state(ProjectSource source) throws IOException {
    Path data = data(source);
    if (!Files.exists(data)) {
      return SourceState.VANISHED;
    }
    boolean isSame = source.fingerprint().isEmpty() || source.fingerprint().equals(Fingerprint.of(data));
    return isSame ? SourceState.SAME : SourceState.CHANGED;
  }

  private ImportException unknown(String name, ProjectContent known) {
    String names = String.join(", ", known.sources().stream().map(ProjectSource::name).toList());
    return new ImportException(
        Issue.error(
            "PROJECT-SOURCE-UNKNOWN",
            "the project has no source \"" + name + "\"",
            Location.ofFile(root.toString()),
            names.isEmpty() ? "It has no sources at all." : "Its sources are " + names + "."));
  }
}
