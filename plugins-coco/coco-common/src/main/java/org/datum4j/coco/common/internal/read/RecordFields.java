// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import org.datum4j.api.model.Attributes;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.internal.json.PlainJson;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;
import org.datum4j.kit.number.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one annotation record, found in one pass and kept as places in its text; small values are converted.
 * One instance serves a thread for all records.
 */
final class RecordFields {
  private static final JsonNames NAMES =
      JsonNames.of(
          "id", "image_id", "category_id", "segmentation", "bbox", "iscrowd", "score", "attributes", "keypoints",
          "caption", "segments_info", "file_name");
  private static final int ID = 0;
  private static final int IMAGE_ID = 1;
  private static final int CATEGORY = 2;
  private static final int SEGMENTATION = 3;
  private static final int BBOX = 4;
  private static final int ISCROWD = 5;
  private static final int SCORE = 6;
  private static final int ATTRIBUTES = 7;
  private static final int KEYPOINTS = 8;
  private static final int CAPTION = 9;
  private static final int SEGMENTS = 10;
  private static final int FILE_NAME = 11;
  private static final String MEND = "Correct the annotation, or import with --on-error skip to leave it out.";

  final JsonReader reader = new JsonReader();
  private final JsonReader value = new JsonReader();
  byte[] bytes = new byte[0];
  long base;
  long id;
  boolean hasCategory;
  long category;
  boolean hasCrowd;
  boolean isCrowd;
  /** Whether the record's text can be given back as it is; not when numbers are texts. */
  boolean isClean;
  boolean numberAsText;
  boolean idAsText;
  @Nullable Object score;
  Attributes attributes = Attributes.empty();
  @Nullable String caption;
  @Nullable String fileName;
  boolean hasBbox;
  boolean isBoxEmpty;
  final double[] bbox = new double[4];
  boolean hasSegmentation;
  final SegmentationFields segmentation = new SegmentationFields(this);
  int keypointsFrom;
  int keypointsTo;
  int keypointsCount;
  int segmentsFrom;
  int segmentsTo;

  /**
   * Reads a record.
   *
   * @param offset where in the file the record begins
   * @throws RecordFault if a field has a wrong form
   * @throws org.datum4j.kit.json.JsonException if the text is no object of JSON
   */
  void read(byte[] text, int from, int to, long offset) {
    bytes = text;
    base = offset - from;
    clear();
    reader.reset(text, from, to, Math.max(1, offset));
    reader.beginObject();
    for (int name = reader.nextName(NAMES); name != JsonNames.END; name = reader.nextName(NAMES)) {
      field(name);
    }
  }

  private void clear() {
    id = 0;
    hasCategory = false;
    hasCrowd = false;
    isCrowd = false;
    isClean = true;
    numberAsText = false;
    idAsText = false;
    score = null;
    attributes = Attributes.empty();
    caption = null;
    fileName = null;
    hasBbox = false;
    isBoxEmpty = false;
    hasSegmentation = false;
    segmentation.clear();
    keypointsCount = -1;
    segmentsFrom = -1;
  }

  /** Lists of numbers are scanned; of everything else the text is taken first and looked at then. */
  private void field(int name) {
    switch (name) {
      case SEGMENTATION -> {
        hasSegmentation = true;
        segmentation.clear();
        segmentation.read();
      }
      case BBOX -> bbox();
      case KEYPOINTS -> keypoints();
      default -> {
        JsonToken token = reader.peek();
        reader.skipValue();
        if (name >= 0 && token != JsonToken.NULL) {
          taken(name, token);
        } else if (name == CATEGORY) {
          throw fault(CocoIssues.ANNOTATION_FIELD, "category_id is null, expected a whole number", ".category_id");
        }
      }
    }
  }

  private void taken(int name, JsonToken token) {
    switch (name) {
      case ID -> id = id(token);
      case IMAGE_ID -> id(token);
      case CATEGORY -> category(token);
      case ISCROWD -> crowd(token);
      case SCORE -> {
        expect(token, JsonToken.NUMBER, "score", "a number");
        score = PlainJson.number(again());
      }
      case ATTRIBUTES -> {
        expect(token, JsonToken.OBJECT, "attributes", "an object");
        attributes = PlainJson.readObject(again());
      }
      case CAPTION -> {
        expect(token, JsonToken.STRING, "caption", "a text");
        caption = again().stringValue();
      }
      case SEGMENTS -> {
        expect(token, JsonToken.ARRAY, "segments_info", "a list");
        segmentsFrom = reader.start();
        segmentsTo = reader.end();
      }
      case FILE_NAME -> fileName = token == JsonToken.STRING ? again().stringValue() : null;
      default -> { }
    }
  }

  /** Returns a reader of the value taken last, which is rare enough to be read twice. */
  private JsonReader again() {
    value.reset(bytes, reader.start(), reader.end(), Math.max(1, base + reader.start()));
    return value;
  }

  private void expect(JsonToken found, JsonToken wanted, String field, String words) {
    if (found != wanted) {
      throw fault(
          CocoIssues.ANNOTATION_FIELD, field + " is " + shown(reader.text()) + ", expected " + words, "." + field);
    }
  }

  /** Takes an id, which the scan has found to be a whole number in some form. */
  private long id(JsonToken token) {
    if (token == JsonToken.NUMBER && reader.isWhole()) {
      return Decimals.parseLong(bytes, reader.start(), reader.end());
    }
    isClean = false;
    Long whole = PlainJson.wholeOf(reader.text());
    return whole == null ? 0 : whole;
  }

  /** Returns the id of a record that may be faulty; 0 if it cannot be found. */
  long idOf(byte[] text, int from, int to) {
    value.reset(text, from, to, Math.max(1, base + from));
    try {
      value.beginObject();
      for (int name = value.nextName(NAMES); name != JsonNames.END; name = value.nextName(NAMES)) {
        if (name == ID) {
          value.skipValue();
          Long whole = PlainJson.wholeOf(value.text());
          return whole == null ? 0 : whole;
        }
      }
    } catch (JsonException faultBeforeId) {
      return 0;
    }
    return 0;
  }

  private void category(JsonToken token) {
    boolean isNumber = token == JsonToken.NUMBER;
    if (isNumber && reader.isWhole() && reader.end() - reader.start() < 19) {
      category = Decimals.parseLong(bytes, reader.start(), reader.end());
      hasCategory = true;
      return;
    }
    String text = reader.text();
    Long whole = PlainJson.wholeOf(text);
    if (whole == null) {
      throw fault(CocoIssues.ANNOTATION_FIELD, "category_id is " + shown(text) + ", expected a whole number",
          ".category_id");
    }
    category = whole;
    hasCategory = true;
    idAsText = !isNumber;
    isClean = false;
  }

  private void crowd(JsonToken token) {
    if (token != JsonToken.NUMBER && token != JsonToken.BOOLEAN) {
      throw fault(CocoIssues.ANNOTATION_FIELD, "iscrowd is " + shown(reader.text()) + ", expected 0 or 1", ".iscrowd");
    }
    byte first = bytes[reader.start()];
    isCrowd = token == JsonToken.BOOLEAN ? first == 't' : Decimals.parse(bytes, reader.start(), reader.end()) != 0;
    hasCrowd = true;
  }

  private void bbox() {
    if (reader.nullValue()) {
      return;
    }
    int count = reader.scanNumbers();
    if (count < 0) {
      bboxOfTexts();
      return;
    }
    isBoxEmpty = count == 0;
    if (isBoxEmpty) {
      return;
    }
    if (count != 4) {
      throw fault(CocoIssues.BBOX_TYPE, "bbox has " + count + " numbers, expected 4: x, y, width, height", ".bbox");
    }
    NumberTexts.parse(bytes, reader.start() + 1, reader.end() - 1, bbox, 4);
    for (int i = 0; i < 4; i++) {
      if (Double.isInfinite(bbox[i])) {
        throw fault(CocoIssues.NUMBER_RANGE, "bbox holds a number beyond the range of numbers", ".bbox[" + i + "]");
      }
    }
    hasBbox = true;
  }

  private void bboxOfTexts() {
    if (reader.peek() != JsonToken.ARRAY) {
      reader.skipValue();
      throw fault(CocoIssues.BBOX_TYPE, "bbox is " + shown(reader.text()) + ", expected a list of 4 numbers", ".bbox");
    }
    reader.beginArray();
    int count = 0;
    while (reader.nextElement()) {
      double value = number(count);
      if (count < 4) {
        bbox[count] = value;
      }
      count++;
    }
    if (count != 4) {
      throw fault(CocoIssues.BBOX_TYPE, "bbox has " + count + " numbers, expected 4: x, y, width, height", ".bbox");
    }
    numberAsText = true;
    isClean = false;
    hasBbox = true;
  }

  private double number(int index) {
    if (reader.peek() == JsonToken.NUMBER) {
      return reader.doubleValue();
    }
    String text = reader.peek() == JsonToken.STRING ? reader.stringValue() : "";
    Double value = PlainJson.decimalOf(text);
    if (value == null) {
      if (text.isEmpty()) {
        reader.skipValue();
      }
      throw fault(CocoIssues.BBOX_TYPE, "bbox holds " + shown(reader.text()) + ", expected a number", ".bbox[" + index
          + "]");
    }
    return value;
  }

  private void keypoints() {
    if (reader.nullValue()) {
      return;
    }
    int count = reader.scanNumbers();
    if (count < 0 || count % 3 != 0) {
      if (count < 0) {
        reader.skipValue();
      }
      throw fault(
          CocoIssues.KEYPOINTS_COUNT,
          "keypoints is " + (count < 0 ? "no list of numbers" : "a list of " + count + " numbers")
              + ", expected x, y, visibility of each point",
          ".keypoints");
    }
    keypointsFrom = reader.start();
    keypointsTo = reader.end();
    keypointsCount = count;
  }

  RecordFault fault(String code, String what, String path) {
    return fault(code, what, path, MEND);
  }

  RecordFault fault(String code, String what, String path, String mend) {
    return new RecordFault(code, what, path, base + reader.start(), mend);
  }

  static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
