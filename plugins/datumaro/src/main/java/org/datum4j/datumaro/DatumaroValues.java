// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Attributes;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;
import org.datum4j.kit.json.JsonTree;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** JSON to and from the plain values that {@link Attributes} hold. */
final class DatumaroValues {
  private DatumaroValues() {}

  /** Reads an object; null stands for an empty one. */
  static Attributes attributes(JsonReader json) {
    if (json.nullValue()) {
      return Attributes.empty();
    }
    if (json.peek() != JsonToken.OBJECT) {
      json.beginObject();
    }
    Object tree = JsonTree.read(json);
    return tree instanceof Map<?, ?> map && !map.isEmpty() ? copy(map) : Attributes.empty();
  }

  private static Attributes copy(Map<?, ?> map) {
    Attributes.Builder builder = Attributes.builder();
    map.forEach((name, value) -> builder.put((String) name, value));
    return builder.build();
  }

  /** Reads a text; a number is taken as it is written. */
  static String text(JsonReader json) {
    if (json.peek() == JsonToken.NUMBER) {
      json.doubleValue();
      return json.text();
    }
    return json.stringValue();
  }

  static void write(@Nullable Object value, JsonWriter json) {
    if (value instanceof Attributes attributes) {
      json.beginObject();
      for (int i = 0; i < attributes.size(); i++) {
        json.name(attributes.name(i));
        write(attributes.value(i), json);
      }
      json.endObject();
    } else if (value instanceof List<?> list) {
      json.beginArray();
      list.forEach(element -> write(element, json));
      json.endArray();
    } else {
      JsonTree.write(value, json);
    }
  }

  /** Writes the entries of a map as members of the object at hand. */
  static void writeMembers(Attributes attributes, JsonWriter json) {
    for (int i = 0; i < attributes.size(); i++) {
      json.name(attributes.name(i));
      write(attributes.value(i), json);
    }
  }
}
