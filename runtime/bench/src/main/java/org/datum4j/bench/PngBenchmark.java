// SPDX-License-Identifier: Apache-2.0
package org.datum4j.bench;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.datum4j.kit.png.IndexImage;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.png.PngEncoder;
import org.datum4j.kit.png.PngImage;
import org.datum4j.kit.png.RunImage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Masks of 640 x 480 with a palette, images a second, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PngBenchmark {
  private final PngEncoder encoder = new PngEncoder();
  private final PngDecoder decoder = new PngDecoder();
  private final int[] palette = new int[256];
  private final byte[] plane = Samples.plane();
  private final IndexImage image = new IndexImage(Samples.WIDTH, Samples.HEIGHT, plane, palette);
  private byte[] file = new byte[0];
  private BufferedImage buffered = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);

  /** Paints. */
  @Setup
  public void paint() {
    Arrays.setAll(palette, index -> index * 0x010305);
    ByteBuffer encoded = encoder.encodeIndex(image);
    file = Arrays.copyOfRange(encoded.array(), encoded.position(), encoded.limit());
    IndexColorModel colors = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
    buffered = new BufferedImage(Samples.WIDTH, Samples.HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, colors);
    buffered.getRaster().setDataElements(0, 0, Samples.WIDTH, Samples.HEIGHT, plane);
  }

  /** Frees native memory. */
  @TearDown
  public void close() {
    encoder.close();
    decoder.close();
  }

  /** Ours. */
  @Benchmark
  public ByteBuffer write() {
    return encoder.encodeIndex(image);
  }

  /** The JDK's. */
  @Benchmark
  public int writeWithImageIo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(buffered, "png", out);
    return out.size();
  }

  /** Ours. */
  @Benchmark
  public PngImage read() {
    return decoder.decode(file);
  }

  /** Ours, without pixels. */
  @Benchmark
  public RunImage readRuns() {
    return decoder.decodeRuns(file).orElseThrow();
  }

  /** The JDK's. */
  @Benchmark
  public BufferedImage readWithImageIo() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
