// SPDX-License-Identifier: Apache-2.0
package org.datum4j.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.datum4j.kit.number.Decimals;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Numbers from and to text, numbers a second, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(NumberBenchmark.COUNT)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NumberBenchmark {
  static final int COUNT = 10_000;

  /** Corners have two decimals; shares and areas have all digits of a double. */
  @Param({"corners", "shares"})
  public String kind = "corners";

  private final double[] values = new double[COUNT];
  private final byte[][] texts = new byte[COUNT][];
  private final byte[] out = new byte[Decimals.MAX_DOUBLE_LENGTH];

  /** Makes the numbers. */
  @Setup
  public void fill() {
    double[] corners = Samples.outlines().stream().flatMapToDouble(Arrays::stream).limit(COUNT).toArray();
    for (int i = 0; i < COUNT; i++) {
      values[i] = kind.equals("corners") ? corners[i] : corners[i] / Samples.WIDTH;
      texts[i] = Double.toString(values[i]).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Ours, from bytes. */
  @Benchmark
  public double read() {
    double sum = 0;
    for (byte[] text : texts) {
      sum += Decimals.parse(text, 0, text.length);
    }
    return sum;
  }

  /** The JDK's, from the same bytes. */
  @Benchmark
  public double readWithJdk() {
    double sum = 0;
    for (byte[] text : texts) {
      sum += Double.parseDouble(new String(text, StandardCharsets.US_ASCII));
    }
    return sum;
  }

  /** Ours, to bytes. */
  @Benchmark
  public int write() {
    int length = 0;
    for (double value : values) {
      length += Decimals.write(value, out, 0);
    }
    return length;
  }

  /** The JDK's, to bytes. */
  @Benchmark
  public int writeWithJdk() {
    int length = 0;
    for (double value : values) {
      length += Double.toString(value).getBytes(StandardCharsets.US_ASCII).length;
    }
    return length;
  }
}
