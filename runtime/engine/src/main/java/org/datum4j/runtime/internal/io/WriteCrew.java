// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads that make small files. What waits for them is bounded; of several failures the one of the earliest order is
 * told. Guarded by itself.
 */
final class WriteCrew {
  private static final int MAX_WAITING = 256;
  private static final long MAX_BYTES = 32L << 20;

  private final int size;
  private final Deque<Order> waiting = new ArrayDeque<>();
  private final List<Thread> threads = new ArrayList<>();
  private long bytes;
  private long given;
  private int running;
  private boolean isEnded;
  private @Nullable Throwable failure;
  private long failedOrder = Long.MAX_VALUE;

  WriteCrew(int size) {
    this.size = size;
  }

  /** Has a file made soon; waits while too many wait. Throws what an earlier order failed with. */
  void submit(long weight, Task task) throws IOException {
    if (size == 1) {
      task.run();
      return;
    }
    synchronized (this) {
      while (failure == null && !isEnded && (waiting.size() >= MAX_WAITING || bytes > MAX_BYTES)) {
        pause();
      }
      rethrow();
      waiting.add(new Order(given++, weight, task));
      bytes += weight;
      if (threads.size() < size) {
        Thread thread = new Thread(this::work, "datum-writer-" + (threads.size() + 1));
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
      notifyAll();
    }
  }

  /** Waits until all files are made. Throws what an order failed with. */
  synchronized void drain() throws IOException {
    while (!isEnded && failure == null && (running > 0 || !waiting.isEmpty())) {
      pause();
    }
    rethrow();
  }

  /** Drops what waits, and waits for what runs. */
  void end() {
    synchronized (this) {
      isEnded = true;
      waiting.clear();
      notifyAll();
    }
    boolean isInterrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException again) {
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
      for (Order order = next(); order != null; order = next()) {
        Throwable broken = null;
        try {
          order.task().run();
        } catch (Throwable failed) {
          broken = failed;
        }
        done(order, broken);
      }
    } catch (InterruptedException endOfProcess) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Order next() throws InterruptedException {
    while (waiting.isEmpty() && !isEnded) {
      wait();
    }
    Order order = waiting.poll();
    if (order != null) {
      running++;
    }
    return order;
  }

  private synchronized void done(Order order, @Nullable Throwable broken) {
    running--;
    bytes -= order.weight();
    if (broken != null && order.number() < failedOrder) {
      failure = broken;
      failedOrder = order.number();
    }
    notifyAll();
  }

  private void pause() throws InterruptedIOException {
    try {
      wait();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files were written");
    }
  }

  private void rethrow() throws IOException {
    Throwable known = failure;
    if (known instanceof IOException checked) {
      throw checked;
    }
    if (known instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (known instanceof Error grave) {
      throw grave;
    }
    if (isEnded) {
      throw new IOException("the output folder is closed");
    }
  }

  /** Makes a file. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  private record Order(long number, long weight, Task task) {}
}
