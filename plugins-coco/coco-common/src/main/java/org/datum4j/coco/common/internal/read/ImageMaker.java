// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.List;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Image;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.SafeName;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;
import org.jspecify.annotations.Nullable;

/** Reads image records, which the scan has checked. One instance serves a thread. */
final class ImageMaker {
  private static final JsonNames FIELDS = JsonNames.of("file_name", "width", "height", "attributes");

  private final JsonReader reader = new JsonReader();
  private String name = "";
  private int width;
  private int height;
  private Attributes attributes = Attributes.empty();

  /** Reads a record's fields. */
  void read(byte[] bytes, int from, int to) {
    name = "";
    width = 0;
    height = 0;
    attributes = Attributes.empty();
    reader.reset(bytes, from, to, 1);
    reader.beginObject();
    for (int field = reader.nextName(FIELDS); field != JsonNames.END; field = reader.nextName(FIELDS)) {
      JsonToken token = reader.peek();
      if (field == 0 && token == JsonToken.STRING) {
        name = SafeName.of(reader.stringValue());
      } else if (field == 1 && token == JsonToken.NUMBER) {
        width = (int) reader.doubleValue();
      } else if (field == 2 && token == JsonToken.NUMBER) {
        height = (int) reader.doubleValue();
      } else if (field == 3 && token == JsonToken.OBJECT) {
        attributes = PlainJson.readObject(reader);
      }
    }
  }

  /** Returns the name of the image's file, made safe. */
  String name() {
    return name;
  }

  /** Returns the image's id, then its free attributes. */
  Attributes attributes(long id) {
    return attributes.isEmpty() ? Attributes.of("id", id) : attributes.with("id", id);
  }

  /** Returns the size that the record states, or null. */
  @Nullable ImageSize size() {
    return width > 0 && height > 0 ? new ImageSize(width, height) : null;
  }

  /** Returns the item's id: the name without extension, unless another image has it already. */
  String itemId(boolean isRenamed, long id) {
    return isRenamed ? name + "#" + id : SafeName.stem(name);
  }

  /** Returns the image, with its file if somebody looks for files. */
  Image image(@Nullable ImageFinder finder, List<String> folders) {
    ImageSize size = size();
    return finder == null ? Image.missing(name, size) : finder.find(name, folders, size);
  }

  /** Makes the record that is remembered. */
  CocoImageRecord record(
      CocoIndex index, int ordinal, byte[] bytes, int from, int to, long id, String itemId, @Nullable CocoImageRecord next) {
    return new CocoImageRecord(index, ordinal, bytes, from, to, id, itemId, size(), next);
  }
}
