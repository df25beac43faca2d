// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.NumberText;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Visibility;
import org.datum4j.coco.common.CocoExportOptions.RleForm;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Values of the model as JSON. */
final class ValueJson {
  private ValueJson() {}

  /** Writes a plain value of attributes; numbers that JSON cannot hold become null. */
  static void write(JsonWriter json, @Nullable Object value) {
    if (value instanceof String text) {
      json.value(text);
    } else if (value instanceof Boolean flag) {
      json.value(flag.booleanValue());
    } else if (value instanceof Long whole) {
      json.value(whole.longValue());
    } else if (value instanceof Double number && Double.isFinite(number)) {
      json.value(number.doubleValue());
    } else if (value instanceof List<?> list) {
      json.beginArray();
      list.forEach(element -> write(json, element));
      json.endArray();
    } else if (value instanceof Attributes map) {
      json.beginObject();
      map.forEach((name, element) -> {
        json.name(name);
        write(json, element);
      });
      json.endObject();
    } else {
      json.nullValue();
    }
  }

  /** Writes polygons; numbers that are still text are copied digit by digit. */
  static void write(JsonWriter json, List<Coordinates> polygons) {
    json.beginArray();
    for (Coordinates polygon : polygons) {
      json.beginArray();
      NumberText text = polygon.text().orElse(null);
      if (text != null && text.count() > 0) {
        json.raw(text.buffer(), text.from(), text.to());
      } else {
        for (double value : polygon.toArray()) {
          json.value(value);
        }
      }
      json.endArray();
    }
    json.endArray();
  }

  /** Writes a mask. */
  static void write(JsonWriter json, Rle mask, RleForm form) {
    boolean isText = form == RleForm.COMPRESSED || form == RleForm.KEEP && mask.isText();
    json.beginObject();
    json.name(CocoKey.COUNTS);
    if (isText) {
      json.value(mask.text());
    } else {
      json.beginArray();
      for (int i = 0; i < mask.runCount(); i++) {
        json.value(mask.run(i));
      }
      json.endArray();
    }
    json.name(CocoKey.SIZE).beginArray().value(mask.height()).value(mask.width()).endArray();
    json.endObject();
  }

  /** Writes a list of four numbers. */
  static void write(JsonWriter json, double[] numbers) {
    json.beginArray();
    for (double number : numbers) {
      json.value(number);
    }
    json.endArray();
  }

  /** Writes triples x, y, visibility. */
  static void write(JsonWriter json, Points points) {
    json.beginArray();
    for (int i = 0; i < points.coordinates().size(); i++) {
      json.value(points.coordinates().x(i)).value(points.coordinates().y(i));
      json.value(points.visibility().get(i).ordinal());
    }
    json.endArray();
  }

  static long labelled(Points points) {
    return points.visibility().stream().filter(seen -> seen != Visibility.ABSENT).count();
  }
}
