// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that make small files. What waits for them is bounded; of several failures the one of the earliest order is
 * told. Orders are handed over by the dozen: waking a thread for each would cost more than many a file. Guarded by its
 * lock.
 */
final class WriteCrew {
  private static final int MAX_WAITING = 256;
  private static final long MAX_BYTES = 32L << 20;
  private static final int BATCH = 16;
  private static final long BATCH_BYTES = 1 << 20;

  /** How many threads may make files; none if the caller does. */
  private final int size;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Deque<Order> waiting = new ArrayDeque<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Of what waits and what is being written. */
  private long bytes;

  private long given;
  private int running;
  private int idle;
  private int paused;
  private boolean isEnded;
  private @Nullable Throwable failure;
  private long failedOrder = Long.MAX_VALUE;

  /**
   * Makes a crew for a run. It has half as many threads: systems make the files of a folder one after the other, and
   * threads that wait for their turn do so busily.
   *
   * @param threads how many threads the run may have; with 1 files are made by the caller
   */
  WriteCrew(int threads) {
    this.size = threads == 1 ? 0 : (threads + 1) / 2;
  }

  /** Has a file made soon, or by {@link #drain}; waits while too many wait. Throws what an earlier order failed with. */
  void submit(long weight, Task task) throws IOException {
    if (size == 0) {
      task.run();
      return;
    }
    lock.lock();
    try {
      while (failure == null && !isEnded && (waiting.size() >= MAX_WAITING || bytes > MAX_BYTES)) {
        pause();
      }
      rethrow();
      waiting.add(new Order(given++, weight, task));
      bytes += weight;
      if (waiting.size() % BATCH == 0 || weight >= BATCH_BYTES) {
        callOne();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all files are made. Throws what an order failed with. */
  void drain() throws IOException {
    lock.lock();
    try {
      while (!isEnded && failure == null && (running > 0 || !waiting.isEmpty())) {
        pause();
      }
      rethrow();
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits, and waits for what runs. */
  void end() {
    lock.lock();
    try {
      isEnded = true;
      waiting.clear();
      work.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
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

  private void callOne() {
    if (idle > 0) {
      work.signal();
    } else if (threads.size() < size) {
      Thread thread = new Thread(this::work, "datum-writer-" + (threads.size() + 1));
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void work() {
    List<Order> mine = new ArrayList<>(BATCH);
    try {
      while (take(mine)) {
        for (Order order : mine) {
          try {
            order.task().run();
          } catch (Throwable failed) {
            fail(order, failed);
          }
        }
        done(mine);
      }
    } catch (InterruptedException endOfProcess) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean take(List<Order> mine) throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !isEnded) {
        idle++;
        try {
          work.await();
        } finally {
          idle--;
        }
      }
      long weight = 0;
      while (!waiting.isEmpty() && mine.size() < BATCH && weight < BATCH_BYTES) {
        Order order = waiting.remove();
        weight += order.weight();
        mine.add(order);
      }
      running += mine.size();
      return !mine.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void done(List<Order> mine) {
    lock.lock();
    try {
      running -= mine.size();
      for (Order order : mine) {
        bytes -= order.weight();
      }
      mine.clear();
      boolean isRoomy = waiting.size() <= MAX_WAITING / 2 && bytes <= MAX_BYTES / 2;
      if (paused > 0 && (isRoomy || failure != null)) {
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void fail(Order order, Throwable broken) {
    lock.lock();
    try {
      if (order.number() < failedOrder) {
        failure = broken;
        failedOrder = order.number();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for room, or for all to be made; nobody is to sleep meanwhile. */
  private void pause() throws InterruptedIOException {
    callOne();
    paused++;
    try {
      room.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files were written");
    } finally {
      paused--;
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
