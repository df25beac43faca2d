// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import org.datum4j.coco.common.CocoRecord;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;

/** Fields of panoptic records that were read before. */
public final class PanopticRecords {
  private static final JsonNames FIELDS = JsonNames.of("file_name");

  private PanopticRecords() {}

  /** Returns the name of a record's picture. */
  public static String pictureName(CocoRecord record) {
    JsonReader reader = new JsonReader();
    reader.reset(record.bytes(), record.from(), record.to(), 1);
    reader.beginObject();
    String name = "";
    for (int field = reader.nextName(FIELDS); field != JsonNames.END; field = reader.nextName(FIELDS)) {
      if (field == 0 && reader.peek() == JsonToken.STRING) {
        name = reader.stringValue();
      }
    }
    return name;
  }
}
