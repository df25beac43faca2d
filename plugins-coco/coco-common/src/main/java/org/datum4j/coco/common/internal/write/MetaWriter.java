// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.MaskColor;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.kit.json.JsonWriter;

/** Writes {@code dataset_meta.json}, Datumaro's list of labels and their colours. */
final class MetaWriter {
  private static final String INDENT = "  ";

  private final OutputFolder output;
  private final StringBuilder text = new StringBuilder();

  MetaWriter(OutputFolder output) {
    this.output = output;
  }

  void write(Categories categories) throws IOException {
    List<String> names = categories.labels().names();
    text.append("{\n").append(INDENT).append("\"labels\": ");
    list(names.stream().map(MetaWriter::quoted).toList());
    Map<Integer, MaskColor> colors = categories.maskColors();
    if (!colors.isEmpty()) {
      colors(names, colors);
    }
    text.append("\n}");
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    output.write("dataset_meta.json", bytes, 0, bytes.length);
  }

  private void colors(List<String> names, Map<Integer, MaskColor> colors) {
    text.append(",\n").append(INDENT).append("\"label_map\": {");
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "\n" : ",\n").append(INDENT).append(INDENT);
      text.append('"').append(i).append("\": ").append(quoted(names.get(i)));
    }
    text.append('\n').append(INDENT).append("},\n").append(INDENT).append("\"segmentation_colors\": ");
    list(
        colors.values().stream()
            .map(color -> "[" + color.red() + ", " + color.green() + ", " + color.blue() + "]")
            .toList());
    colors.forEach((label, color) -> {
      if (color.rgb() == 0) {
        text.append(",\n").append(INDENT).append("\"background_label\": \"").append(label).append('"');
      }
    });
  }

  private void list(List<String> elements) {
    text.append('[');
    for (int i = 0; i < elements.size(); i++) {
      text.append(i == 0 ? "\n" : ",\n").append(INDENT).append(INDENT).append(elements.get(i));
    }
    text.append(elements.isEmpty() ? "]" : "\n" + INDENT + "]");
  }

  private static String quoted(String value) {
    return new JsonWriter().value(value).toString();
  }
}
