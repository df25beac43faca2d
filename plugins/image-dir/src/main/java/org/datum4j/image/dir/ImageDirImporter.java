// SPDX-License-Identifier: Apache-2.0
package org.datum4j.image.dir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.ListSource;

/** Reads a folder of images. An item is a few words, so all are held in memory. */
@Format(name = ImageDirFormat.NAME, title = ImageDirFormat.TITLE)
public final class ImageDirImporter implements Importer {
  /** Makes an importer. */
  public ImageDirImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return ImageDirFormat.detect(context);
  }

  @Override
  public OptionType<?> options() {
    return ImageDirOptions.IMPORT;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    ImageDirOptions.Import options = request.options(ImageDirOptions.IMPORT);
    List<DatasetItem> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int below = 0;
    for (String file : request.file().isEmpty() ? request.folder().files() : List.of(request.file())) {
      if (!ImageDirFormat.isImage(file)) {
        continue;
      }
      if (file.indexOf('/') >= 0 && !options.recursive()) {
        below++;
        continue;
      }
      String stem = file.substring(0, file.lastIndexOf('.'));
      // Two images that differ in their extensions only: the second keeps it as part of its id.
      String id = stem.isEmpty() || !ids.add(stem) ? file : stem;
      request.folder().find(file).ifPresent(
          path -> items.add(
              DatasetItem.of(id, options.subset(), Image.ofFile(file, path, null), List.of(), Attributes.empty())));
    }
    check(request, items, below);
    DatasetSchema schema =
        DatasetSchema.of(Categories.empty(), List.of(options.subset())).withAnnotationTypes(Set.of());
    return new ListSource(schema, items);
  }

  private static void check(ImportRequest request, List<DatasetItem> items, int below) {
    if (items.isEmpty()) {
      throw new ImportException(
          Issue.error(
              "IMAGE-DIR-EMPTY",
              "there is no image" + (below > 0 ? " at the top, but " + below + " in folders below" : ""),
              Location.unknown(),
              below > 0 ? "Read them with --recursive." : "Name a folder that holds images."));
    }
    if (below > 0) {
      request.run().issues().report(
          Issue.info(
              "IMAGE-DIR-BELOW",
              below + " images in folders below are left out",
              Location.unknown(),
              "Read them with --recursive if they are wanted."));
    }
  }
}
