// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.nio.charset.StandardCharsets;
import org.datum4j.api.issue.Issue;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonRecord;
import org.datum4j.kit.primitive.LongIntMap;
import org.jspecify.annotations.Nullable;

/** Checks the image records while they are scanned, so that the number of items is known before they are read. */
final class ImageCheck {
  /** The members of image records that the scan has to tell. */
  static final JsonNames NAMES = JsonNames.of("id", "file_name", "width", "height", "attributes");

  private static final int ID = 0;
  private static final int FILE_NAME = 1;
  private static final int WIDTH = 2;
  private static final int HEIGHT = 3;
  private static final int ATTRIBUTES = 4;
  private static final long MAX_SIDE = 1 << 24;

  private final CocoIndex index;
  private final IndexEvents events;
  private final WholeNumbers wholeNumbers;
  private final ImageFields fields = new ImageFields();

  ImageCheck(CocoIndex index, IndexEvents events, WholeNumbers wholeNumbers) {
    this.index = index;
    this.events = events;
    this.wholeNumbers = wholeNumbers;
  }

  /** Adds an image to the index; false if it is faulty and left out. */
  boolean add(JsonRecord record, JsonReader reader) {
    if (!record.isObject() || !record.hasBytes()) {
      return refuse(record, "", CocoIssues.IMAGE_FIELD, "image is no object of up to 16 MiB");
    }
    Long id = wholeNumbers.of(record, reader, "id", ID);
    if (id == null) {
      return false;
    }
    String name;
    String plain = plainName(record);
    try {
      name = plain == null ? fields(record, reader, id) : safe(record, plain, id);
    } catch (JsonException fault) {
      return refuse(record, "", CocoIssues.IMAGE_FIELD, "image " + id + ": " + fault.detail());
    }
    if (name == null) {
      return false;
    }
    if (index.imageById.putIfAbsent(id, index.images()) != LongIntMap.NONE) {
      return refuse(
          record, ".id", CocoIssues.IMAGE_TWICE, "duplicate image id " + id + " of " + name
              + ", expected each id once");
    }
    index.imageStart.add(record.start());
    index.imageLength.add((int) (record.end() - record.start()));
    index.imageId.add(id);
    index.imageName.add(SafeName.hash(SafeName.stem(name)));
    keep(record, plain);
    return true;
  }

  private void keep(JsonRecord record, @Nullable String plain) {
    PlainImages images = index.plainImages;
    if (images == null) {
      return;
    }
    if (plain == null || record.has(ATTRIBUTES)) {
      images.addOther();
    } else {
      images.add(plain, (int) record.whole(WIDTH), (int) record.whole(HEIGHT));
    }
  }

  private @Nullable String fields(JsonRecord record, JsonReader reader, long id) {
    record.resetTo(reader);
    fields.read(reader, record.bytes());
    if (!side(record, 0, "width", id) || !side(record, 1, "height", id)) {
      return null;
    }
    String name = fields.fileName();
    if (name == null || name.isEmpty()) {
      refuse(
          record, ".file_name", CocoIssues.IMAGE_FIELD,
          "file_name of image " + id + " is missing or no text, expected the name of its file");
      return null;
    }
    if (fields.isNamedByUrl()) {
      events.namedByUrl("image " + id, wholeNumbers.place(record, ".coco_url"));
    }
    return safe(record, name, id);
  }

  /** Returns the name of an ordinary record's file; null if the record has to be looked at closely. */
  private static @Nullable String plainName(JsonRecord record) {
    boolean isOrdinary =
        !record.hasRepeated()
            && record.has(FILE_NAME)
            && record.isWhole(WIDTH)
            && record.isWhole(HEIGHT)
            && record.whole(WIDTH) >= 0
            && record.whole(WIDTH) <= MAX_SIDE
            && record.whole(HEIGHT) >= 0
            && record.whole(HEIGHT) <= MAX_SIDE;
    if (!isOrdinary) {
      return null;
    }
    byte[] bytes = record.bytes();
    int first = record.from() + (int) (record.valueStart(FILE_NAME) - record.start());
    if (bytes[first++] != '"') {
      return null;
    }
    int end = first;
    while (bytes[end] > ' ' && bytes[end] < 0x7f && bytes[end] != '"' && bytes[end] != '\\') {
      end++;
    }
    return bytes[end] == '"' && end > first ? new String(bytes, first, end - first, StandardCharsets.US_ASCII) : null;
  }

  private @Nullable String safe(JsonRecord record, String name, long id) {
    String safe = SafeName.of(name);
    if (safe.isEmpty()) {
      refuse(
          record, ".file_name", CocoIssues.NAME_UNSAFE,
          "file_name of image " + id + " holds a control character or no name at all");
      return null;
    }
    boolean mayLeadOut = !safe.equals(name) || name.indexOf(':') >= 0;
    if (mayLeadOut && SafeName.leadsOut(name)) {
      // Some tools write names as seen from the folder of the annotations.
      int depth = (int) index.file.path().chars().filter(c -> c == '/').count();
      if (SafeName.climbs(name, depth)) {
        refuse(
            record, ".file_name", CocoIssues.NAME_UNSAFE,
            "file_name \"" + name + "\" of image " + id + " leads out of the dataset, expected a name inside of it");
        return null;
      }
      events.nameOutside("\"" + name + "\"", wholeNumbers.place(record, ".file_name"));
    }
    return safe;
  }

  private boolean side(JsonRecord record, int side, String field, long id) {
    double value = fields.side(side);
    if (value < 0) {
      events.negativeSize(
          field + " " + fields.sideText(side) + " of image " + id, wholeNumbers.place(record, "." + field));
      return true;
    }
    if (value == Math.rint(value) && value <= MAX_SIDE) {
      return true;
    }
    String what = field + " of image " + id + " is " + fields.sideText(side);
    return refuse(
        record, "." + field, CocoIssues.IMAGE_FIELD, what + ", expected a whole number of pixels up to " + MAX_SIDE);
  }

  private boolean refuse(JsonRecord record, String field, String code, String what) {
    events.error(
        Issue.error(
            code,
            what,
            wholeNumbers.place(record, field),
            "Correct the file, or import with --on-error skip to leave the image out."));
    return false;
  }
}
