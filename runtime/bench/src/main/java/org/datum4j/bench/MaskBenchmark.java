// SPDX-License-Identifier: Apache-2.0
package org.datum4j.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.datum4j.api.geometry.ContourTracer;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Masks, objects a second, one thread; {@code peers.py} measures pycocotools and OpenCV on equal objects. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(Samples.COUNT)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MaskBenchmark {
  private final List<double[]> outlines = Samples.outlines();
  private final List<Rle> masks = Samples.masks();
  private final List<byte[]> texts = masks.stream().map(Rle::textBytes).toList();
  private final List<int[]> counts = masks.stream().map(Rle::counts).toList();
  private final List<byte[]> bitmaps = masks.stream().map(Rle::toBitmap).toList();
  private final PolygonRaster raster = new PolygonRaster();
  private final ContourTracer tracer = new ContourTracer();

  /** Outline to runs. */
  @Benchmark
  public void rasterize(Blackhole hole) {
    for (double[] outline : outlines) {
      hole.consume(raster.rasterize(outline, Samples.HEIGHT, Samples.WIDTH));
    }
  }

  /** Runs to outlines. */
  @Benchmark
  public void contoursOfRuns(Blackhole hole) {
    for (Rle mask : masks) {
      hole.consume(tracer.trace(mask));
    }
  }

  /** Bitmap to outlines. */
  @Benchmark
  public void contoursOfBitmap(Blackhole hole) {
    for (byte[] bitmap : bitmaps) {
      hole.consume(tracer.trace(Rle.ofBitmap(bitmap, Samples.HEIGHT, Samples.WIDTH)));
    }
  }

  /** Bitmap to runs. */
  @Benchmark
  public void encodeBitmap(Blackhole hole) {
    for (byte[] bitmap : bitmaps) {
      hole.consume(Rle.ofBitmap(bitmap, Samples.HEIGHT, Samples.WIDTH));
    }
  }

  /** Runs to bitmap. */
  @Benchmark
  public void decodeToBitmap(Blackhole hole) {
    for (Rle mask : masks) {
      hole.consume(mask.toBitmap());
    }
  }

  /** COCO's compressed text to runs. */
  @Benchmark
  public void readText(Blackhole hole) {
    for (byte[] text : texts) {
      hole.consume(Rle.ofText(Samples.HEIGHT, Samples.WIDTH, text, 0, text.length).validate());
    }
  }

  /** Runs to COCO's compressed text. */
  @Benchmark
  public void writeText(Blackhole hole) {
    for (int[] runs : counts) {
      hole.consume(Rle.ofCounts(Samples.HEIGHT, Samples.WIDTH, runs).text());
    }
  }
}
