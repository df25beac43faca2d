// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.coco.common.CocoFile;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoNames;
import org.datum4j.coco.common.internal.json.PlainJson;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;

/** The file {@code dataset_meta.json}, Datumaro's list of labels that stands above the files' own. */
final class MetaFile {
  private static final String NAME = "dataset_meta.json";
  private static final long MAX_BYTES = 1 << 26;

  private final InputFolder folder;

  MetaFile(InputFolder folder) {
    this.folder = folder;
  }

  /** Returns the names of the labels; none without such a file. */
  List<String> labels(List<CocoFile> files) throws IOException {
    Set<String> places = new LinkedHashSet<>();
    places.add("");
    for (CocoFile file : files) {
      String parent = CocoNames.folder(CocoNames.folder(file.path()));
      places.add(parent.isEmpty() ? "" : parent + "/");
    }
    for (String place : places) {
      Optional<Path> file = folder.find(place + NAME);
      if (file.isPresent() && Files.isRegularFile(file.get()) && Files.size(file.get()) <= MAX_BYTES) {
        return read(place + NAME, Files.readAllBytes(file.get()));
      }
    }
    return List.of();
  }

  private static List<String> read(String name, byte[] bytes) {
    JsonReader reader = new JsonReader();
    reader.reset(bytes, 0, bytes.length, 0);
    try {
      Set<String> labels = new LinkedHashSet<>();
      if (reader.peek() == JsonToken.OBJECT) {
        Attributes top = PlainJson.readObject(reader);
        if (top.get("labels") instanceof List<?> list) {
          list.forEach(label -> labels.add(String.valueOf(label)));
        } else if (top.get("labels") instanceof Attributes map) {
          map.forEach((label, value) -> labels.add(label));
        }
        if (top.get("label_map") instanceof Attributes map) {
          map.forEach((key, label) -> labels.add(String.valueOf(label)));
        }
      }
      return List.copyOf(labels);
    } catch (JsonException fault) {
      throw new ImportException(
          Issue.error(
              CocoIssues.JSON_SYNTAX,
              name + " is not JSON: " + fault.detail(),
              new Location(name, fault.line(), fault.offset(), fault.path(), ""),
              "Correct or remove the file."),
          fault);
    }
  }
}
