// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.Arrays;
import java.util.List;
import org.datum4j.kit.json.JsonWriter;

/** Datumaro's side file {@code dataset_meta.json}. */
final class YoloMeta {
  private YoloMeta() {}

  static byte[] of(List<String> labels) {
    JsonWriter json = new JsonWriter();
    json.beginObject().name("labels").beginArray();
    labels.forEach(json::value);
    json.endArray().endObject();
    return Arrays.copyOf(json.bytes(), json.length());
  }
}
