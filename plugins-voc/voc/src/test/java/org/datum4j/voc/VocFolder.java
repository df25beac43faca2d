// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes small VOC datasets for tests. */
record VocFolder(Path root) {
  VocFolder file(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  VocFolder list(String name, String... lines) {
    return file("ImageSets/" + name + ".txt", String.join("\n", lines) + "\n");
  }

  VocFolder xml(String id, String content) {
    return file("Annotations/" + id + ".xml", "<annotation>" + content + "</annotation>");
  }

  static String object(String name, String corners, String more) {
    List<String> c = List.of(corners.split(" "));
    return "<object><name>" + name + "</name>" + more + "<bndbox><xmin>" + c.get(0) + "</xmin><ymin>" + c.get(1)
        + "</ymin><xmax>" + c.get(2) + "</xmax><ymax>" + c.get(3) + "</ymax></bndbox></object>";
  }

  static String object(String name) {
    return object(name, "1 2 5 7", "");
  }
}
