// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.Map;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonWriter;

/** Copies a record with some of its fields changed; the others keep their place and their digits. */
final class RecordRewriter {
  private final JsonReader reader = new JsonReader();

  /** Writes a field's new value; see {@link #DROP}. */
  @FunctionalInterface
  interface Change {
    void write(JsonWriter json);
  }

  /** The change that leaves a field out. */
  static final Change DROP = json -> { };

  /**
   * Writes a record.
   *
   * @param changes new values by field; those of fields that the record does not have come at its end, in the map's
   *     order; the map is emptied
   */
  void write(JsonWriter json, byte[] bytes, int from, int to, Map<String, Change> changes) {
    reader.reset(bytes, from, to, 1);
    reader.beginObject();
    json.beginObject();
    while (reader.nextName(JsonNames.NONE) != JsonNames.END) {
      String name = reader.name();
      reader.skipValue();
      Change change = changes.remove(name);
      if (change == null) {
        json.name(name).raw(bytes, reader.start(), reader.end());
      } else if (change != DROP) {
        json.name(name);
        change.write(json);
      }
    }
    changes.forEach((name, change) -> {
      if (change != DROP) {
        json.name(name);
        change.write(json);
      }
    });
    json.endObject();
  }
}
