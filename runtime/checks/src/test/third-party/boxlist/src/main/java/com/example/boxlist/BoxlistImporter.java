// SPDX-License-Identifier: Apache-2.0
package com.example.boxlist;

import com.example.tabs.TabLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.api.spi.ListSource;

/** Reads {@code boxes.boxlist}. */
@Format(name = BoxlistFormat.NAME, title = "Box list", aliases = "boxes", files = "*.boxlist")
public final class BoxlistImporter implements Importer {
  @Override
  public Detection detect(DetectionContext context) {
    if (context.match(BoxlistFormat.FILE).isEmpty()) {
      return Detection.impossible(BoxlistFormat.FILE);
    }
    String head = new String(context.head(BoxlistFormat.FILE), StandardCharsets.UTF_8);
    return head.startsWith(BoxlistFormat.HEADER)
        ? Detection.of(Confidence.CERTAIN, BoxlistFormat.FILE)
        : Detection.impossible("\"boxlist\" at the top of " + BoxlistFormat.FILE);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    InputFolder folder = request.folder();
    Path file = folder.find(BoxlistFormat.FILE).orElseThrow(() -> fault("is not there", 0));
    List<String[]> lines = TabLines.split(Files.readAllLines(file));
    List<String> labels = new ArrayList<>();
    Set<String> subsets = new LinkedHashSet<>();
    List<DatasetItem> items = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i);
      if (cells.length == 2 && cells[0].equals("label")) {
        labels.add(cells[1]);
      } else if (cells.length == 6 && cells[0].equals("item")) {
        subsets.add(cells[1]);
        items.add(item(folder, cells));
      } else if (cells.length == 6 && cells[0].equals("box") && !items.isEmpty()) {
        DatasetItem last = items.get(items.size() - 1);
        List<Annotation> all = new ArrayList<>(last.annotations());
        all.add(box(cells, i + 1));
        items.set(items.size() - 1, last.withAnnotations(all));
      } else if (cells.length > 0) {
        throw fault("has a line of another form", i + 1);
      }
    }
    return new ListSource(DatasetSchema.of(Categories.ofNames(labels), List.copyOf(subsets)), items);
  }

  private static DatasetItem item(InputFolder folder, String[] cells) {
    ImageSize size = new ImageSize(Integer.parseInt(cells[4]), Integer.parseInt(cells[5]));
    Image image =
        folder
            .find("images/" + cells[3])
            .map(file -> Image.ofFile(cells[3], file, size))
            .orElseGet(() -> Image.missing(cells[3], size));
    return DatasetItem.of(cells[2], cells[1], image, List.of(), Attributes.empty());
  }

  private static Bbox box(String[] cells, int line) {
    try {
      return new Bbox(
          Common.ofLabel(Integer.parseInt(cells[1])),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]),
          Double.parseDouble(cells[5]));
    } catch (NumberFormatException e) {
      throw fault("has something that is no number", line);
    }
  }

  private static ImportException fault(String what, int line) {
    return new ImportException(
        Issue.error(
            "BOXLIST-FILE-FORM",
            BoxlistFormat.FILE + " " + what,
            Location.ofLine(BoxlistFormat.FILE, line),
            "Correct the line; see the format's description."));
  }
}
