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
  private byte @Nullable [] bytes;
  private String fileName = "";
  private String name = "";
  private @Nullable ImageSize size;
  private Attributes attributes = Attributes.empty();

  /** Reads a record's fields. */
  void read(byte[] record) {
    reader.reset(record, 0, record.length, 1);
    fields.read(reader, record);
    take(Objects.requireNonNullElse(fields.fileName(), ""), fields.size(), fields.attributes());
    bytes = record;
  }

  /** Takes what is known of an ordinary record, which is not read. */
  void take(String fileName, @Nullable ImageSize size) {
    take(fileName, size, Attributes.empty());
  }

  private void take(String fileName, @Nullable ImageSize size, Attributes attributes) {
    this.fileName = fileName;
    this.name = SafeName.of(fileName);
    this.size = size;
    this.attributes = attributes;
    this.bytes = null;
  }

  /** Returns the image's id, then its free attributes. */
  Attributes attributes(long id) {
    return attributes.isEmpty() ? Attributes.of("id", id) : attributes.with("id", id);
  }

  /** Returns the size that the record states, or null. */
  @Nullable ImageSize size() {
    return size;
  }

  /** Returns the item's id: the name without extension, unless another image has it already. */
  String itemId(boolean isRenamed, long id) {
    return isRenamed ? name + "#" + id : SafeName.stem(name);
  }

  /** Returns the image, with its file if somebody looks for files. */
  Image image(@Nullable ImageFinder finder, List<String> folders, String subset) {
    return finder == null ? Image.missing(name, size) : finder.find(name, folders, subset, size);
  }

  /** Makes the record that is remembered; its text is read when somebody asks for it, if it was not read by now. */
  CocoImageRecord record(
      CocoIndex index, RecordTexts texts, int ordinal, long id, String itemId, @Nullable CocoImageRecord next) {
    byte[] known = bytes;
    return known == null
        ? new CocoImageRecord(index, ordinal, texts, id, itemId, fileName, size)
        : new CocoImageRecord(index, ordinal, known, id, itemId, fileName, size, attributes, next);
  }
}
