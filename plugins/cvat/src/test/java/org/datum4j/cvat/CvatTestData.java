// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;

/** Small files of CVAT and items for tests. */
final class CvatTestData {
  static final String LABELS =
      "<labels><label><name>car</name><attributes><attribute><name>n</name><input_type>number</input_type></attribute>"
          + "<attribute><name>note</name><input_type>text</input_type></attribute></attributes></label>"
          + "<label><name>dog</name></label>"
          + "<label><name>pose</name><type>skeleton</type></label>"
          + "<label><name>top</name><type>points</type><parent>pose</parent></label>"
          + "<label><name>end</name><type>points</type><parent>pose</parent></label></labels>";

  private CvatTestData() {}

  /** Writes a file with a description of a kind and what stands below it. */
  static Path file(Path folder, String name, String kind, String body) throws IOException {
    String meta = "<meta><" + kind + ">" + LABELS + "</" + kind + "></meta>";
    return raw(folder, name, "<annotations>\n<version>1.1</version>\n" + meta + "\n" + body + "\n</annotations>\n");
  }

  static Path raw(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Returns an image element with shapes. */
  static String image(int id, String name, String... shapes) {
    return "<image id=\"" + id + "\" name=\"" + name + "\" width=\"20\" height=\"10\">\n" + String.join("\n", shapes)
        + "\n</image>";
  }

  static String box(String more) {
    return "<box label=\"car\" xtl=\"1\" ytl=\"2\" xbr=\"4\" ybr=\"6.5\" " + more + "/>";
  }

  static ImportedDataset read(Path folder) {
    return FormatHarness.strict().importFolder(new CvatImporter(), folder);
  }

  static ImportedDataset readTolerantly(Path folder) {
    return FormatHarness.tolerant().importFolder(new CvatImporter(), folder);
  }

  static DatasetItem item(String id, String subset, Attributes attributes, Annotation... annotations) {
    Image image = Image.missing(id + ".png", new ImageSize(20, 10));
    return DatasetItem.of(id, subset, image, List.of(annotations), attributes);
  }
}
