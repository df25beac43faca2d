// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.LinkMode;
import org.datum4j.runtime.RunListener;
import org.datum4j.runtime.RunSettings;
import picocli.CommandLine.Option;

/** Options of all commands that read a whole dataset. */
final class RunOptions {
  @Option(
      names = "--on-error",
      paramLabel = "fail|skip",
      description = "What happens at an object that cannot be read: end the run, or leave it out and tell. Default: fail.")
  ErrorPolicy policy = ErrorPolicy.FAIL;

  @Option(names = "--threads", paramLabel = "N", description = "How many threads work. Default: all processors.")
  Optional<Integer> threads = Optional.empty();

  @Option(names = "--no-progress", description = "Show no progress.")
  boolean isSilent;

  @Option(names = "--report", paramLabel = "FILE", description = "Write counts, issues and losses as JSON.")
  Optional<Path> report = Optional.empty();

  /** Makes the settings of a run and checks that its report will have a place. */
  RunSettings settings(ProgressBar bar) {
    reportFile().ifPresent(OutputFile::check);
    RunSettings settings = RunSettings.forAllProcessors().withPolicy(policy).withListener(new Listener(bar));
    return threads.map(count -> settings.withThreads(Math.max(1, count))).orElse(settings);
  }

  /** Writes the report if one is asked for. */
  void writeReport(ConversionReport done) throws IOException {
    if (report.isPresent()) {
      reportFile().orElseThrow().write(done.toJson() + "\n");
    }
  }

  private Optional<OutputFile> reportFile() {
    return report.map(path -> new OutputFile(path, "--report"));
  }

  /** How images come into the output. */
  enum Links {
    COPY,
    HARD,
    SYMBOLIC;

    LinkMode mode() {
      return LinkMode.valueOf(name());
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Listener(ProgressBar bar) implements RunListener {
    @Override
    public void progressed(String step, long done, long total) {
      bar.update(step, done, total);
    }

    @Override
    public void reported(Issue issue) {
      // Told in the report at the end, in order and by kind.
    }
  }
}
