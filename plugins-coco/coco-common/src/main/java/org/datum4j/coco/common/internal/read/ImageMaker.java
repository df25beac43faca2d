// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.List;
import java.util.Objects;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Image;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.ImageFields;
import org.datum4j.coco.common.internal.index.SafeName;
import org.datum4j.kit.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** Reads image records, which the scan has checked. One instance serves a thread. */
final class ImageMaker {
  private final JsonReader reader = new JsonReader();
  private final ImageFields fields = new ImageFields();
  private byte[] bytes = new byte[0];
  private String name = "";

  /** Reads a record's fields. */
  void read(byte[] record) {
    bytes = record;
    reader.reset(record, 0, record.length, 1);
    fields.read(reader, record);
    name = SafeName.of(Objects.requireNonNullElse(fields.fileName(), ""));
  }

  /** Returns the image's id, then its free attributes. */
  Attributes attributes(long id) {
    return fields.attributes().isEmpty() ? Attributes.of("id", id) : fields.attributes().with("id", id);
  }

  /** Returns the size that the record states, or null. */
  @Nullable ImageSize size() {
    return fields.size();
  }

  /** Returns the item's id: the name without extension, unless another image has it already. */
  String itemId(boolean isRenamed, long id) {
    return isRenamed ? name + "#" + id : SafeName.stem(name);
  }

  /** Returns the image, with its file if somebody looks for files. */
  Image image(@Nullable ImageFinder finder, List<String> folders, String subset) {
    ImageSize size = size();
    return finder == null ? Image.missing(name, size) : finder.find(name, folders, subset, size);
  }

  /** Makes the record that is remembered. */
  CocoImageRecord record(CocoIndex index, int ordinal, long id, String itemId, @Nullable CocoImageRecord next) {
    String fileName = Objects.requireNonNullElse(fields.fileName(), "");
    return new CocoImageRecord(index, ordinal, bytes, id, itemId, fileName, size(), fields.attributes(), next);
  }
}
