// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.io.IOException;
import java.util.Spliterator;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;

/**
 * Moves all items of a source to a sink. Items are made, changed and rendered by several threads and written by the
 * caller's, in the source's order; the result does not depend on the number of threads. What is on its way is bounded in
 * items and, roughly, in bytes. The failure that comes first in the source's order is the one that is thrown.
 */
public final class Pipeline {
  private final Run run;
  private final String step;

  /**
   * Makes a pipeline.
   *
   * @param run tells how many threads there may be, hears of progress, and can be cancelled
   * @param step what the progress is called, for example {@code converting}
   */
  public Pipeline(Run run, String step) {
    this.run = run;
    this.step = step;
  }

  /**
   * Moves everything: {@code begin}, the items, {@code finish}. Closes neither side.
   *
   * @return what was written
   */
  public ItemTally run(DatasetSource source, DatasetSink sink) throws IOException {
    sink.begin(source.schema());
    long total = source.schema().itemCount().orElse(0);
    run.checkCancelled();
    ItemTally tally = move(source.items(), Stage.of(sink), total);
    run.checkCancelled();
    sink.finish();
    run.progress(step, tally.items(), Math.max(1, tally.items()));
    return tally;
  }

  private <R> ItemTally move(Spliterator<DatasetItem> items, Stage<R> stage, long total) throws IOException {
    if (run.threads() == 1) {
      return moveAlone(items, stage, total);
    }
    try (Crew<R> crew = new Crew<>(new ChunkSource(items), stage, run)) {
      ItemTally tally = new ItemTally();
      for (Chunk<R> chunk = crew.next(); chunk != null; chunk = crew.next()) {
        write(chunk, stage, tally, total);
      }
      return tally;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Issue.error(
              "RUN-CANCELLED", "the thread was interrupted", Location.unknown(), "Start the run again."),
          interrupted);
    }
  }

  private <R> ItemTally moveAlone(Spliterator<DatasetItem> items, Stage<R> stage, long total) throws IOException {
    ItemTally tally = new ItemTally();
    DatasetItem[] next = new DatasetItem[1];
    while (items.tryAdvance(item -> next[0] = item)) {
      run.checkCancelled();
      stage.write(stage.render(next[0]));
      tally.add(next[0]);
      run.progress(step, tally.items(), total);
    }
    return tally;
  }

  private <R> void write(Chunk<R> chunk, Stage<R> stage, ItemTally tally, long total)
      throws IOException, InterruptedException {
    while (true) {
      run.checkCancelled();
      Chunk.Portion<R> portion = chunk.take(Crew.PATIENCE_MILLIS);
      if (portion == null) {
        continue;
      }
      for (R rendered : portion.ready()) {
        stage.write(rendered);
      }
      tally.addAll(portion.tally());
      run.progress(step, tally.items(), total);
      Throwable failure = portion.failure();
      if (failure instanceof IOException checked) {
        throw checked;
      }
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failure instanceof Error grave) {
        throw grave;
      }
      if (failure != null) {
        throw new IllegalStateException("a worker ended with an undeclared exception", failure);
      }
      if (portion.isLast()) {
        return;
      }
    }
  }
}
