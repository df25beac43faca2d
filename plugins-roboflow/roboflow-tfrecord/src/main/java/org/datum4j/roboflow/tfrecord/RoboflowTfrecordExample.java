// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a record.
 *
 * @source TensorFlow, https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/example/feature.proto
 */
final class RoboflowTfrecordExample {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final byte[] data;
  private final Map<String, List<byte[]>> texts = new HashMap<>();
  private final Map<String, double[]> numbers = new HashMap<>();
  private int at;

  private RoboflowTfrecordExample(byte[] data, int from) {
    this.data = data;
    this.at = from;
  }

  /**
   * Reads the message in a stretch of bytes.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static RoboflowTfrecordExample of(byte[] data, int from, int to) {
    RoboflowTfrecordExample example = new RoboflowTfrecordExample(data, from);
    while (example.at < to) {
      if (example.enter(to) == 1) {
        int end = example.end(to);
        while (example.at < end) {
          if (example.enter(end) == 1) {
            example.feature(example.end(end));
          } else {
            example.at = example.end(end);
          }
        }
      } else {
        example.at = example.end(to);
      }
    }
    return example;
  }

  /** Returns the first bytes of a feature, or none. */
  byte[] bytes(String name) {
    List<byte[]> all = all(name);
    return all.isEmpty() ? new byte[0] : all.get(0);
  }

  /** Returns all bytes of a feature. */
  List<byte[]> all(String name) {
    return texts.getOrDefault(name, List.of());
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Returns the numbers of a feature. */
  double[] numbers(String name) {
    return numbers.getOrDefault(name, new double[0]);
  }

  /** Takes the tag of a message, text or list, which all fields but numbers are; returns the field's number. */
  private int enter(int to) {
    long tag = varint(to);
    if ((tag & 7) != BYTES) {
      throw new IllegalArgumentException("field " + (tag >>> 3) + " has wire type " + (tag & 7) + ", expected 2");
    }
    return (int) (tag >>> 3);
  }

  /** Takes a length and returns where the field ends. */
  private int end(int to) {
    long length = varint(to);
    if (length < 0 || length > to - at) {
      throw new IllegalArgumentException("a field has " + length + " bytes, expected at most " + (to - at));
    }
    return at + (int) length;
  }

  private long varint(int to) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= to) {
        break;
      }
      byte next = data[at++];
      value |= (long) (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number does not end");
  }

  private void feature(int to) {
    String name = "";
    while (at < to) {
      int field = enter(to);
      int end = end(to);
      if (field == 1) {
        name = new String(data, at, end - at, StandardCharsets.UTF_8);
      } else if (field == 2) {
        while (at < end) {
          int kind = enter(end);
          list(name, kind, end(end));
        }
      }
      at = end;
    }
  }

  private void list(String name, int kind, int to) {
    if (kind == 1) {
      List<byte[]> values = new ArrayList<>();
      while (at < to) {
        enter(to);
        int end = end(to);
        values.add(Arrays.copyOfRange(data, at, end));
        at = end;
      }
      texts.put(name, values);
      return;
    }
    double[] values = new double[8];
    int count = 0;
    while (at < to) {
      long tag = varint(to);
      int wire = (int) (tag & 7);
      int end = wire == BYTES ? end(to) : at;
      if (wire == BYTES && end == at) {
        continue;
      }
      do {
        if (count == values.length) {
          values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = number(kind, wire == BYTES ? kind == 2 ? FIXED32 : VARINT : wire, wire == BYTES ? end : to);
      } while (wire == BYTES && at < end);
    }
    numbers.put(name, Arrays.copyOf(values, count));
  }

  private double number(int kind, int wire, int to) {
    if (wire == VARINT) {
      return varint(to);
    }
    int length = wire == FIXED64 ? 8 : 4;
    if (wire != FIXED32 && wire != FIXED64 || to - at < length) {
      throw new IllegalArgumentException("a list of kind " + kind + " has wire type " + wire);
    }
    long bits = 0;
    for (int i = length - 1; i >= 0; i--) {
      bits = bits << 8 | data[at + i] & 255;
    }
    at += length;
    // A float stands for the shortest decimal that reads as it: 0.35, not 0.3499999940395355.
    return wire == FIXED32
        ? Double.parseDouble(Float.toString(Float.intBitsToFloat((int) bits)))
        : Double.longBitsToDouble(bits);
  }
}
