// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.util.List;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;

/** Reads records one after another; serves one thread. */
final class RoboflowCreateMlRecord {
  private static final JsonNames RECORD = JsonNames.of("image", "imagefilename", "annotations", "annotation");
  private static final JsonNames ANNOTATION = JsonNames.of("label", "coordinates");
  private static final JsonNames COORDINATES = JsonNames.of("x", "y", "width", "height");

  private String image = "";
  private boolean isListed;

  /** Takes the boxes of a record. */
  interface Boxes {
    void box(String label, double[] box);
  }

  /** Takes what cannot be read. */
  interface Faults {
    void fault(JsonException fault);
  }

  /** Reads a record; returns the image's name. */
  String read(JsonReader json, JsonReader single, byte[] bytes, long base, Boxes boxes, Faults faults) {
    image = "";
    isListed = false;
    json.beginObject();
    for (int member = json.nextName(RECORD); member != JsonNames.END; member = json.nextName(RECORD)) {
      switch (member) {
        case 0, 1 -> image = json.stringValue();
        case 2, 3 -> {
          isListed = true;
          annotations(json, single, bytes, base, boxes, faults);
        }
        default -> json.skipValue();
      }
    }
    if (image.isEmpty()) {
      throw json.failHere("the record has no image");
    }
    return image;
  }

  /** Says whether the record that was read last has a list of annotations, be it empty. */
  boolean isListed() {
    return isListed;
  }

  private static void annotations(
      JsonReader json, JsonReader single, byte[] bytes, long base, Boxes boxes, Faults faults) {
    if (json.nullValue()) {
      return;
    }
    json.beginArray();
    for (int i = 0; json.nextElement(); i++) {
      json.skipValue();
      single.reset(bytes, json.start(), json.end(), base + json.start());
      single.within(json.path().replaceAll("\\[\\d+\\]$", ""), i);
      try {
        annotation(single, boxes);
      } catch (JsonException fault) {
        faults.fault(fault);
      }
    }
  }

  private static void annotation(JsonReader json, Boxes boxes) {
    String label = null;
    double[] box = null;
    json.beginObject();
    for (int member = json.nextName(ANNOTATION); member != JsonNames.END; member = json.nextName(ANNOTATION)) {
      switch (member) {
        case 0 -> label = json.stringValue();
        case 1 -> box = box(json);
        default -> json.skipValue();
      }
    }
    if (label == null || box == null || label.isEmpty()) {
      throw json.failHere("the annotation has no " + (label == null || label.isEmpty() ? "label" : "coordinates"));
    }
    boxes.box(label, box);
  }

  private static double[] box(JsonReader json) {
    double[] box = new double[4];
    int found = 0;
    json.beginObject();
    for (int member = json.nextName(COORDINATES); member != JsonNames.END; member = json.nextName(COORDINATES)) {
      if (member >= 0) {
        box[member] = json.doubleValue();
        found |= 1 << member;
      } else {
        json.skipValue();
      }
    }
    for (int i = 0; i < box.length; i++) {
      if ((found & 1 << i) == 0) {
        throw json.failHere("the coordinates have no " + List.of("x", "y", "width", "height").get(i));
      }
    }
    return box;
  }
}
