// SPDX-License-Identifier: Apache-2.0
package org.datum4j.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The same benchmarks by CPU time of the thread instead of the clock: for machines that do other things as well, where
 * JMH's figures scatter. The best of several rounds counts, as in {@code peers.py}. Run it with {@code -Xbatch}, so
 * that the code is compiled before the rounds that count.
 */
public final class CpuRates {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long WARM_UP = 1_500_000_000;
  private static final int ROUNDS = 9;

  private CpuRates() {}

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  /** Runs everything. */
  public static void main(String[] args) throws IOException {
    Blackhole hole =
        new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
    MaskBenchmark masks = new MaskBenchmark();
    rate("rasterize", Samples.COUNT, () -> masks.rasterize(hole));
    rate("contours of runs", Samples.COUNT, () -> masks.contoursOfRuns(hole));
    rate("contours of bitmap", Samples.COUNT, () -> masks.contoursOfBitmap(hole));
    rate("encode bitmap", Samples.COUNT, () -> masks.encodeBitmap(hole));
    rate("decode to bitmap", Samples.COUNT, () -> masks.decodeToBitmap(hole));
    rate("read RLE text", Samples.COUNT, () -> masks.readText(hole));
    rate("write RLE text", Samples.COUNT, () -> masks.writeText(hole));
    JsonBenchmark json = new JsonBenchmark();
    rate("JSON read", Samples.COUNT, () -> hole.consume(json.read()));
    rate("JSON read, Jackson", Samples.COUNT, () -> hole.consume(json.readWithJackson()));
    rate("JSON skip", Samples.COUNT, () -> hole.consume(json.skip()));
    rate("JSON skip, Jackson", Samples.COUNT, () -> hole.consume(json.skipWithJackson()));
    for (String kind : new String[] {"corners", "shares"}) {
      NumberBenchmark numbers = new NumberBenchmark();
      numbers.kind = kind;
      numbers.fill();
      rate("numbers read, " + kind, NumberBenchmark.COUNT, () -> hole.consume(numbers.read()));
      rate("numbers read, JDK, " + kind, NumberBenchmark.COUNT, () -> hole.consume(numbers.readWithJdk()));
      rate("numbers write, " + kind, NumberBenchmark.COUNT, () -> hole.consume(numbers.write()));
      rate("numbers write, JDK, " + kind, NumberBenchmark.COUNT, () -> hole.consume(numbers.writeWithJdk()));
    }
    PngBenchmark png = new PngBenchmark();
    png.paint();
    rate("PNG write", 1, () -> hole.consume(png.write()));
    rate("PNG write, ImageIO", 1, () -> hole.consume(png.writeWithImageIo()));
    rate("PNG read", 1, () -> hole.consume(png.read()));
    rate("PNG read, runs", 1, () -> hole.consume(png.readRuns()));
    rate("PNG read, ImageIO", 1, () -> hole.consume(png.readWithImageIo()));
    png.close();
  }

  private static void rate(String name, int operations, Work work) throws IOException {
    long warm = THREADS.getCurrentThreadCpuTime() + WARM_UP;
    long calls = 0;
    while (THREADS.getCurrentThreadCpuTime() < warm) {
      work.run();
      calls++;
    }
    // A round takes about a tenth of a second.
    long perRound = Math.max(1, calls / 15);
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (long i = 0; i < perRound; i++) {
        work.run();
      }
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      best = Math.max(best, perRound * operations / seconds);
    }
    System.out.println(String.format(Locale.ROOT, "%-32s %,14.0f /s", name, best));
  }
}
