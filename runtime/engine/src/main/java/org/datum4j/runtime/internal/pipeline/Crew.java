// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * The threads that take parts of a source and render them. At most twice as many parts are on their way as there are
 * threads. Guarded by itself; {@code supply} guards the source.
 *
 * @param <R> what is written
 */
final class Crew<R> implements AutoCloseable {
  /** How long anybody waits before looking whether the run is cancelled. */
  static final long PATIENCE_MILLIS = 50;

  private final ChunkSource source;
  private final Stage<R> stage;
  private final Run run;
  private final Object supply = new Object();
  private final Deque<Chunk<R>> waiting = new ArrayDeque<>();
  private final List<Thread> threads = new ArrayList<>();
  private final int maxChunks;
  private @Nullable Chunk<R> current;
  private boolean isExhausted;
  private boolean isStopped;

  Crew(ChunkSource source, Stage<R> stage, Run run) {
    this.source = source;
    this.stage = stage;
    this.run = run;
    this.maxChunks = 2 * run.threads();
    for (int i = 1; i <= run.threads(); i++) {
      Thread thread = new Thread(this::work, "datum-worker-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Returns the next part in order, perhaps not rendered yet; null at the end. */
  synchronized @Nullable Chunk<R> next() throws InterruptedException {
    current = null;
    notifyAll();
    while (waiting.isEmpty() && !isExhausted) {
      run.checkCancelled();
      wait(PATIENCE_MILLIS);
    }
    current = waiting.poll();
    return current;
  }

  /** Ends the threads, each after its present item. */
  @Override
  public void close() {
    synchronized (this) {
      isStopped = true;
      waiting.forEach(Chunk::stop);
      if (current != null) {
        current.stop();
      }
      notifyAll();
    }
    boolean isInterrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException again) {
          // The source may be closed only when nobody uses it any more.
          isInterrupted = true;
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      for (Chunk<R> chunk = take(); chunk != null; chunk = take()) {
        fill(chunk);
      }
    } catch (InterruptedException ended) {
      // Nobody but the end of the process interrupts these threads.
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Chunk<R> take() throws InterruptedException {
    synchronized (supply) {
      if (!awaitRoom()) {
        return null;
      }
      Chunk<R> chunk;
      Throwable failure = null;
      Spliterator<DatasetItem> items = null;
      try {
        items = source.next();
      } catch (Throwable broken) {
        failure = broken;
      }
      chunk = new Chunk<>(items == null ? Spliterators.emptySpliterator() : items);
      enter(chunk, items == null);
      if (items == null) {
        chunk.end(failure);
        return null;
      }
      return chunk;
    }
  }

  private synchronized boolean awaitRoom() throws InterruptedException {
    while (!isStopped && !isExhausted && waiting.size() + (current == null ? 0 : 1) >= maxChunks) {
      wait();
    }
    return !isStopped && !isExhausted;
  }

  private synchronized void enter(Chunk<R> chunk, boolean isLast) {
    waiting.add(chunk);
    isExhausted = isLast;
    if (isStopped) {
      chunk.stop();
    }
    notifyAll();
  }

  private void fill(Chunk<R> chunk) throws InterruptedException {
    DatasetItem[] next = new DatasetItem[1];
    Throwable failure = null;
    try {
      boolean goesOn = true;
      while (goesOn && chunk.items().tryAdvance(item -> next[0] = item)) {
        run.checkCancelled();
        DatasetItem item = next[0];
        R rendered = stage.render(item);
        goesOn = chunk.put(item, rendered, stage.weight(item, rendered));
      }
    } catch (InterruptedException ended) {
      throw ended;
    } catch (Throwable broken) {
      failure = broken;
    } finally {
      chunk.end(failure);
    }
  }
}
