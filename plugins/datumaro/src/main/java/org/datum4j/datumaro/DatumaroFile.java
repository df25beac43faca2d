// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.io.IOException;
import java.nio.file.Path;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonFileScanner;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonRecord;
import org.datum4j.kit.json.JsonScanSummary;
import org.datum4j.kit.json.JsonToken;
import org.datum4j.kit.json.JsonTree;

/** An annotation file after one pass: where its items lie, and everything else that it holds. */
final class DatumaroFile {
  private static final int LARGEST_MEMBER = 1 << 28;
  private static final int LARGEST_LOOK = 1 << 24;
  private static final JsonNames ID = JsonNames.of("id");

  private final String name;
  private final Path path;
  private final DatumaroIndex index = new DatumaroIndex();
  private final JsonReader json = new JsonReader();
  private boolean hasItems;
  private Attributes header = Attributes.empty();
  private Categories categories = Categories.empty();

  private DatumaroFile(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  String name() {
    return name;
  }

  Path path() {
    return path;
  }

  String subset() {
    return DatumaroFormat.subset(name);
  }

  DatumaroIndex index() {
    return index;
  }

  /** Returns all members of the file but the items. */
  Attributes header() {
    return header;
  }

  Categories categories() {
    return categories;
  }

  /** Goes through a file. */
  static DatumaroFile scan(String name, Path path, Run run) throws IOException {
    DatumaroFile file = new DatumaroFile(name, path);
    try {
      JsonScanSummary summary =
          JsonFileScanner.of(path)
              .records("items", JsonNames.NONE, LARGEST_LOOK, record -> file.item(record, run))
              .others(LARGEST_MEMBER, file::member)
              .progress(
                  bytes -> {
                    run.checkCancelled();
                    run.progress("indexing " + name, bytes, 0);
                    return true;
                  })
              .scan();
      file.check(summary);
    } catch (JsonException fault) {
      throw DatumaroFormat.faulty(name, fault);
    }
    file.index.close();
    return file;
  }

  private boolean item(JsonRecord record, Run run) {
    hasItems = true;
    if (!record.isObject()) {
      run.issues().report(
          Issue.error(
              DatumaroFormat.ITEM_ID,
              "an item is no object",
              new Location(name, 0, record.start(), record.path() + "[" + record.index() + "]", ""),
              "Correct the item, or import with --on-error skip to leave it out."));
      return true;
    }
    if (!record.hasBytes()) {
      index.addAllTypes();
      index.add(record.start(), record.end());
      return true;
    }
    record.resetTo(json);
    String id = id();
    Location where = new Location(name, 0, record.start(), record.path() + "[" + record.index() + "]", "item " + id);
    if (id.isEmpty()) {
      run.issues().report(
          Issue.error(DatumaroFormat.ITEM_ID, "an item has no id", where,
              "Give the item an id, or import with --on-error skip to leave it out."));
      return true;
    }
    if (!index.addId(id)) {
      run.issues().report(
          Issue.error(DatumaroFormat.ITEM_TWICE, "item id \"" + id + "\" stands twice in subset " + subset(), where,
              "Rename one of them, or import with --on-error skip to keep the first."));
      return true;
    }
    index.addTypes(record.bytes(), record.from(), record.to());
    index.add(record.start(), record.end());
    return true;
  }

  private String id() {
    json.beginObject();
    for (int member = json.nextName(ID); member != JsonNames.END; member = json.nextName(ID)) {
      if (member == 0) {
        return DatumaroValues.text(json);
      }
    }
    return "";
  }

  private boolean member(JsonRecord record) {
    if (record.hasBytes()) {
      record.resetTo(json);
      if (record.name().equals("items")) {
        // A list with records goes elsewhere; this may be an empty one.
        if (json.peek() != JsonToken.ARRAY) {
          throw itemsMissing("items is no list");
        }
        hasItems = true;
        return true;
      }
      Object value = JsonTree.read(json);
      header = header.with(record.name(), value);
    }
    return true;
  }

  private void check(JsonScanSummary summary) {
    if (!hasItems && summary.records() == 0 && !header.has("categories")) {
      throw itemsMissing("the file has no list \"items\"");
    }
    Object version = header.get("dm_format_version");
    if (version != null && !version.equals(DatumaroFormat.VERSION) && !version.equals("legacy")) {
      throw new ImportException(
          Issue.error(
              DatumaroFormat.VERSION_UNKNOWN,
              "dm_format_version is \"" + version + "\", expected \"" + DatumaroFormat.VERSION + "\"",
              Location.ofFile(name).withPath("$.dm_format_version"),
              "Write the dataset again with a version of the tool that writes format version 1.0."));
    }
    try {
      categories = DatumaroCategories.read(DatumaroCategories.object(header.get("categories")));
    } catch (IllegalArgumentException faulty) {
      throw new ImportException(
          Issue.error(
              DatumaroFormat.CATEGORIES_FAULTY,
              "the categories cannot be read: " + faulty.getMessage(),
              Location.ofFile(name).withPath("$.categories"),
              "Correct the categories in the file."),
          faulty);
    }
  }

  private ImportException itemsMissing(String what) {
    return new ImportException(
        Issue.error(
            DatumaroFormat.ITEMS_MISSING,
            what + ", expected a list of items beside the categories",
            Location.ofFile(name),
            "Name another format with -if if this is not Datumaro's JSON."));
  }
}
