// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.internal.json.PlainJson;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonRecord;
import org.jspecify.annotations.Nullable;

/** Ids of records: whole numbers, and with a word about it also texts and decimals that are whole numbers. */
final class WholeNumbers {
  private final CocoIndex index;
  private final IndexEvents events;

  WholeNumbers(CocoIndex index, IndexEvents events) {
    this.index = index;
    this.events = events;
  }

  /** Returns a member of a record; null if it is missing or no whole number and the error was passed over. */
  @Nullable Long of(JsonRecord record, JsonReader reader, String name, int member) {
    if (record.isWhole(member)) {
      return record.whole(member);
    }
    String found = record.has(member) ? text(record, reader, name) : "";
    Long whole = PlainJson.wholeOf(found);
    if (whole != null) {
      index.looseIds = true;
      events.idAsText(name + " " + found, place(record, "." + name));
      return whole;
    }
    boolean isImage = record.name().equals("images");
    String what =
        name + " of " + (isImage ? "image" : "annotation") + " number " + record.index()
            + (record.has(member) ? " is " + found : " is missing") + ", expected a whole number";
    events.error(
        Issue.error(
            isImage ? CocoIssues.IMAGE_FIELD : CocoIssues.ANNOTATION_FIELD,
            what,
            place(record, "." + name),
            "Correct the file, or import with --on-error skip to leave the record out."));
    return null;
  }

  Location place(JsonRecord record, String field) {
    return Location.ofFile(index.file.path())
        .withOffset(record.start())
        .withPath(record.path() + "[" + record.index() + "]" + field);
  }

  private static String text(JsonRecord record, JsonReader reader, String name) {
    if (!record.hasBytes()) {
      return "something else";
    }
    record.resetTo(reader);
    JsonNames names = JsonNames.of(name);
    reader.beginObject();
    String text = "";
    for (int found = reader.nextName(names); found != JsonNames.END; found = reader.nextName(names)) {
      if (found == 0) {
        reader.skipValue();
        text = reader.text();
      }
    }
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
