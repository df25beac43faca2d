// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.datum4j.runtime.project.Project;
import org.datum4j.runtime.project.ProjectContent;
import org.datum4j.runtime.project.ProjectSource;
import org.datum4j.runtime.project.ProjectStage;
import org.datum4j.runtime.project.SourceState;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code datum project}. */
@CommandLine.Command(
    name = "project",
    sortOptions = false,
    description = "A folder that remembers datasets and what is to be done to them.",
    subcommands = {
      ProjectCommand.Create.class,
      ProjectImportCommand.class,
      ProjectAddCommand.class,
      ProjectCommand.Remove.class,
      ProjectCommand.Info.class,
      ProjectCommand.Status.class,
      ProjectExportCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  datum project create -o project",
      "  datum project import -p project -f coco_panoptic COCO/annotations/panoptic_val2017.json",
      "  datum project info -p project",
      "  datum project export -p project -f voc -- --save-media"
    })
final class ProjectCommand extends Command {
  @Override
  ExitCode run() {
    terminal().say("Say what to do with the project: create, import, add, remove, info, status or export.");
    terminal().say("  datum project --help tells more.");
    return ExitCode.WRONG_USAGE;
  }

  /** What commands share that work on a project. */
  abstract static class InProject extends Command {
    @Option(
        names = {"-p", "--project"},
        paramLabel = "DIR",
        description = "The project's folder. Default: the nearest one from here upwards.")
    Optional<Path> project = Optional.empty();

    final Project project() {
      return project.map(Project::open).orElseGet(() -> Project.find(Path.of("")));
    }
  }

  /** {@code datum project create}. */
  @CommandLine.Command(
      name = "create",
      sortOptions = false,
      description = "Make a project.",
      footer = {"", "Example: datum project create -o project"})
  static final class Create extends Command {
    @Option(names = {"-o", "--output-dir"}, paramLabel = "DIR", description = "The project's folder. Default: here.")
    Path folder = Path.of("");

    @Option(names = "--overwrite", description = "Replace the project that is there; data are not touched.")
    boolean overwrites;

    @Override
    ExitCode run() throws IOException {
      terminal().say("Made a project in " + Project.create(folder, overwrites).root());
      return ExitCode.DONE;
    }
  }

  /** {@code datum project remove}. */
  @CommandLine.Command(
      name = "remove",
      sortOptions = false,
      description = "Forget datasets. Data that lie elsewhere stay; data that were copied in are deleted.",
      footer = {"", "Example: datum project remove -p project coco"})
  static final class Remove extends InProject {
    @CommandLine.Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of sources, as info shows them.")
    String[] names = {};

    @Option(names = "--keep-data", description = "Keep data that were copied in.")
    boolean keepsData;

    @Option(names = "--force", description = "Forget what is not there without a word.")
    boolean isForced;

    @Override
    ExitCode run() throws IOException {
      Project project = project();
      for (String name : names) {
        if (isForced && project.content().source(name).isEmpty()) {
          continue;
        }
        project.remove(name, keepsData);
        terminal().say("Removed " + name);
      }
      return ExitCode.DONE;
    }
  }

  /** {@code datum project info}. */
  @CommandLine.Command(
      name = "info",
      sortOptions = false,
      description = "Show the sources and stages of a project.",
      footer = {"", "Example: datum project info -p project"})
  static final class Info extends InProject {
    @Override
    ExitCode run() throws IOException {
      Project project = project();
      ProjectContent content = project.content();
      StringBuilder text = new StringBuilder("project: " + project.root());
      text.append("\nsources: ").append(content.sources().size());
      for (ProjectSource source : content.sources()) {
        text.append("\n  ").append(source.name());
        text.append("\n    format: ").append(source.format());
        text.append("\n    path: ").append(source.path());
        text.append(source.file().isEmpty() ? "" : "\n    file: " + source.file());
        text.append(source.options().isEmpty() ? "" : "\n    options: " + String.join(" ", source.options()));
        text.append(source.isCopied() ? "\n    copied into the project" : "");
      }
      text.append("\nstages: ").append(content.stages().size());
      for (ProjectStage stage : content.stages()) {
        text.append("\n  ").append(stage.transform());
        text.append(stage.options().isEmpty() ? "" : " " + String.join(" ", stage.options()));
      }
      terminal().result(text.toString());
      return ExitCode.DONE;
    }
  }

  /** {@code datum project status}. */
  @CommandLine.Command(
      name = "status",
      sortOptions = false,
      description = "Compare the sources with what they were when they were imported. Ends with 1 if one is gone.",
      footer = {"", "Example: datum project status -p project"})
  static final class Status extends InProject {
    @Override
    ExitCode run() throws IOException {
      Map<ProjectSource, SourceState> states = project().status();
      boolean isAllThere = true;
      for (Map.Entry<ProjectSource, SourceState> entry : states.entrySet()) {
        terminal().result(words(entry.getValue()) + "\t" + entry.getKey().name());
        isAllThere &= entry.getValue() != SourceState.VANISHED;
      }
      if (states.isEmpty()) {
        terminal().result("The project has no sources.");
      }
      return isAllThere ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  /** Returns a state in the user's words. */
  static String words(SourceState state) {
    return switch (state) {
      case SAME -> "same";
      case CHANGED -> "changed";
      case VANISHED -> "gone";
    };
  }
}
