// SPDX-License-Identifier: Apache-2.0
package org.datum4j.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.RunSettings;

/**
 * Converts one dataset again and again in one JVM, as a server would, and prints the heap after a collection for each
 * round. It ends with an error when the last rounds hold more than the first ones.
 */
public final class Soak {
  private static final double GROWTH = 1.10;
  private static final double SLACK_MB = 2;
  private static final double MB = 1 << 20;

  private Soak() {}

  /**
   * Runs.
   *
   * @param args folder of plugins, input format, input folder, output format, output folder, number of rounds
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 6) {
      throw new IllegalArgumentException("expected: PLUGINS INPUT-FORMAT INPUT OUTPUT-FORMAT OUTPUT ROUNDS");
    }
    int rounds = Integer.parseInt(args[5]);
    double[] heaps = new double[rounds];
    try (Datum datum = Datum.builder().plugins(Path.of(args[0])).build()) {
      Conversion conversion =
          Conversion.of(
                  DatasetLocation.of(Path.of(args[2]), args[1]),
                  ExportTarget.of(Path.of(args[4]), args[3]).withOverwrites(true))
              .withSettings(RunSettings.forAllProcessors());
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        ConversionReport report = datum.convert(conversion);
        double seconds = (System.nanoTime() - start) / 1e9;
        heaps[round] = heapAfterCollection();
        System.out.println(
            String.format(Locale.ROOT, "round %2d: %6.1f s, %,d items, heap %.1f MB", round + 1, seconds,
                report.items(), heaps[round]));
      }
    } finally {
      remove(Path.of(args[4]));
    }
    // The first rounds still load classes and fill caches.
    double first = rounds > 2 ? heaps[2] : heaps[0];
    if (heaps[rounds - 1] > first * GROWTH + SLACK_MB) {
      throw new IllegalStateException("the heap grew from " + first + " to " + heaps[rounds - 1] + " MB");
    }
    System.out.println("stable");
  }

  private static double heapAfterCollection() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / MB;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
