// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.kit.number.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * Small documents as plain Java values.
 *
 * <p>An object is a {@link Map} in file order (of several members of one name the last counts, at the place of the
 * first), an array a {@link List}, a string a {@link String}; {@code true} and {@code false} are {@link Boolean}s. A
 * number without point and exponent is a {@link Long} if it fits 64 bits; every other number is a {@link Double}, and so
 * is {@code -0}, which a long cannot hold.
 */
public final class JsonTree {
  private JsonTree() {}

  /**
   * Reads a document with the default limits.
   *
   * @throws JsonException if the bytes are not one JSON value, or a number is beyond the range of a double
   */
  public static @Nullable Object parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
  }

  /**
   * Reads the document from {@code from} to {@code to}.
   *
   * @throws JsonException if the bytes are not one JSON value within the limits, or a number is beyond the range of a
   *     double
   */
  public static @Nullable Object parse(byte[] bytes, int from, int to, JsonLimits limits) {
    JsonReader reader = new JsonReader(limits);
    reader.reset(bytes, from, to, 0);
    Object tree = read(reader);
    reader.finish();
    return tree;
  }

  /** Takes the value to come from a reader. */
  public static @Nullable Object read(JsonReader reader) {
    switch (reader.peek()) {
      case OBJECT:
        return object(reader);
      case ARRAY:
        return array(reader);
      case STRING:
        return reader.stringValue();
      case NUMBER:
        return number(reader);
      case BOOLEAN:
        return reader.booleanValue();
      case NULL:
        break;
    }
    reader.skipValue();
    return null;
  }

  private static Map<String, @Nullable Object> object(JsonReader reader) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.nextName(JsonNames.NONE) != JsonNames.END) {
      String name = reader.name();
      members.put(name, read(reader));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonReader reader) {
    List<@Nullable Object> elements = new ArrayList<>();
    reader.beginArray();
    while (reader.nextElement()) {
      elements.add(read(reader));
    }
    return elements;
  }

  private static Number number(JsonReader reader) {
    double value = reader.doubleValue();
    if (!reader.isWhole() || value == 0 && 1 / value < 0) {
      return value;
    }
    try {
      return Decimals.parseLong(reader.bytes(), reader.start(), reader.end());
    } catch (NumberFormatException beyond64Bits) {
      return value;
    }
  }

  /**
   * Writes a tree such as {@link #parse} gives; any {@link Number} of the JDK may stand in it.
   *
   * @throws IllegalArgumentException if the tree holds something else, a number that is not finite, or more than 4,096
   *     levels
   */
  public static void write(@Nullable Object tree, JsonWriter writer) {
    write(tree, writer, 0);
  }

  private static void write(@Nullable Object tree, JsonWriter writer, int depth) {
    if (depth > 4096) {
      throw new IllegalArgumentException("tree is nested deeper than 4096 levels, or holds itself");
    }
    if (tree == null) {
      writer.nullValue();
    } else if (tree instanceof String text) {
      writer.value(text);
    } else if (tree instanceof Boolean flag) {
      writer.value(flag);
    } else if (tree instanceof Number number) {
      write(number, writer);
    } else if (tree instanceof Map<?, ?> members) {
      writer.beginObject();
      members.forEach((name, value) -> {
        writer.name((String) name);
        write(value, writer, depth + 1);
      });
      writer.endObject();
    } else if (tree instanceof Iterable<?> elements) {
      writer.beginArray();
      elements.forEach(element -> write(element, writer, depth + 1));
      writer.endArray();
    } else {
      throw new IllegalArgumentException("JSON cannot hold a " + tree.getClass().getName());
    }
  }

  private static void write(Number number, JsonWriter writer) {
    if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
      writer.value(number.longValue());
    } else if (number instanceof Double || number instanceof Float) {
      writer.value(number.doubleValue());
    } else {
      writer.rawNumber(number.toString());
    }
  }
}
