// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.datum4j.api.model.Attributes;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** JSON values as plain values of {@link Attributes}. */
public final class PlainJson {
  /** Fields of an annotation record that the model has a place for. */
  public static final JsonNames ANNOTATION_FIELDS =
      JsonNames.of(
          "id", "image_id", "category_id", "segmentation", "bbox", "iscrowd", "score", "attributes", "keypoints",
              "caption");

  /** Fields of a caption's record that the model has a place for. */
  public static final JsonNames CAPTION_FIELDS = JsonNames.of("id", "image_id", "score", "attributes", "caption");

  /** Fields of a panoptic record that are made anew from the masks. */
  public static final JsonNames PANOPTIC_FIELDS = JsonNames.of("id", "image_id", "file_name", "segments_info");

  /** Fields of an image record that the model has a place for. */
  public static final JsonNames IMAGE_FIELDS = JsonNames.of("id", "file_name", "width", "height", "attributes");

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,5})?");

  private PlainJson() {}

  /** Takes the value to come. Whole numbers that do not fit 64 bits become doubles. */
  public static @Nullable Object read(JsonReader reader) {
    switch (reader.peek()) {
      case OBJECT:
        return readObject(reader);
      case ARRAY:
        List<@Nullable Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.nextElement()) {
          list.add(read(reader));
        }
        return list;
      case STRING:
        return reader.stringValue();
      case NUMBER:
        return number(reader);
      case BOOLEAN:
        return reader.booleanValue();
      case NULL:
        reader.skipValue();
        return null;
    }
    throw new IllegalStateException("a kind of JSON value that is not known");
  }

  /** Takes an object. */
  public static Attributes readObject(JsonReader reader) {
    Attributes.Builder entries = Attributes.builder();
    reader.beginObject();
    while (reader.nextName(JsonNames.NONE) != JsonNames.END) {
      String name = reader.name();
      entries.put(name, read(reader));
    }
    return entries.build();
  }

  /** Takes a number: whole ones as {@link Long}, others as {@link Double}. */
  public static Object number(JsonReader reader) {
    double value = reader.doubleValue();
    if (reader.isWhole()) {
      long whole = (long) value;
      if (Math.abs(value) < 1e15) {
        return whole;
      }
      String text = reader.text();
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException beyond64Bits) {
        return value;
      }
    }
    return value;
  }

  /** Returns the number of a whole number's JSON, also of one in quotes or with a point; null of anything else. */
  public static @Nullable Long wholeOf(String json) {
    boolean quoted = json.length() > 2 && json.startsWith("\"") && json.endsWith("\"");
    String text = quoted ? json.substring(1, json.length() - 1).trim() : json;
    Double value = decimalOf(text);
    if (value == null || value != Math.rint(value)) {
      return null;
    }
    if (Math.abs(value) < 1L << 53) {
      return value.longValue();
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException beyond64Bits) {
      return null;
    }
  }

  /** Returns the number of a decimal text; null of anything else. */
  public static @Nullable Double decimalOf(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || !DECIMAL.matcher(trimmed).matches()) {
      return null;
    }
    double value = Double.parseDouble(trimmed);
    return Double.isInfinite(value) ? null : value;
  }

  /** Returns the names of a record's fields, with nothing behind them. */
  public static Attributes names(byte[] bytes, int from, int to) {
    JsonReader reader = new JsonReader();
    reader.reset(bytes, from, to, from + 4L);
    Attributes.Builder names = Attributes.builder();
    reader.beginObject();
    while (reader.nextName(JsonNames.NONE) != JsonNames.END) {
      names.put(reader.name(), null);
      reader.skipValue();
    }
    return names.build();
  }

  /** Returns the fields of a record that are not among the given ones, and attributes that say nothing. */
  public static Attributes leftovers(byte[] bytes, int from, int to, JsonNames known) {
    JsonReader reader = new JsonReader();
    reader.reset(bytes, from, to, from + 4L);
    Attributes.Builder entries = Attributes.builder();
    try {
      reader.beginObject();
      for (int name = reader.nextName(known); name != JsonNames.END; name = reader.nextName(known)) {
        if (name == JsonNames.UNKNOWN) {
          String field = reader.name();
          entries.put(field, read(reader));
        } else if (reader.name().equals("attributes")) {
          Object value = read(reader);
          if (value == null || value.equals(Attributes.empty())) {
            entries.put("attributes", value);
          }
        }
      }
    } catch (JsonException impossible) {
      throw new IllegalStateException("a record that was checked before is broken", impossible);
    }
    return entries.build();
  }
}
