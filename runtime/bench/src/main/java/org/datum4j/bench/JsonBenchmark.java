// SPDX-License-Identifier: Apache-2.0
package org.datum4j.bench;

import java.util.concurrent.TimeUnit;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A COCO text of 1,000 objects, texts a second, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonBenchmark {
  private static final JsonNames ROOT = JsonNames.of("annotations");
  private static final JsonNames MEMBERS = JsonNames.of("id", "image_id", "bbox", "segmentation");

  private final byte[] text = Samples.json();
  private final JsonReader reader = new JsonReader();
  private final JsonFactory jackson = new JsonFactory();

  /** Reads ids, boxes and corners. */
  @Benchmark
  public double read() {
    reader.reset(text, 0, text.length, 0);
    reader.beginObject();
    double sum = 0;
    for (int member = reader.nextName(ROOT); member != JsonNames.END; member = reader.nextName(ROOT)) {
      if (member != 0) {
        reader.skipValue();
        continue;
      }
      reader.beginArray();
      while (reader.nextElement()) {
        sum += object();
      }
    }
    reader.finish();
    return sum;
  }

  private double object() {
    reader.beginObject();
    double sum = 0;
    for (int member = reader.nextName(MEMBERS); member != JsonNames.END; member = reader.nextName(MEMBERS)) {
      switch (member) {
        case 0, 1 -> sum += reader.longValue();
        case 2 -> sum += reader.numbers()[0];
        case 3 -> {
          reader.beginArray();
          while (reader.nextElement()) {
            sum += reader.numbers()[0];
          }
        }
        default -> reader.skipValue();
      }
    }
    return sum;
  }

  /** Goes through everything and keeps nothing. */
  @Benchmark
  public int skip() {
    reader.reset(text, 0, text.length, 0);
    reader.skipValue();
    return reader.end();
  }

  /** Reads all numbers with Jackson's stream. */
  @Benchmark
  public double readWithJackson() {
    double sum = 0;
    try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
          sum += parser.getDoubleValue();
        }
      }
    }
    return sum;
  }

  /** Goes through all tokens with Jackson's stream. */
  @Benchmark
  public int skipWithJackson() {
    int tokens = 0;
    try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), text)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }
}
