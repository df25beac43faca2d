// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Run;

/** Reads Datumaro's own JSON. */
@Format(name = DatumaroFormat.NAME, title = DatumaroFormat.TITLE, files = DatumaroFormat.FILES)
public final class DatumaroImporter implements Importer {
  private static final Set<String> MODELLED =
      Set.of("dm_format_version", "media_type", "infos", "categories", "extras");

  /** Makes an importer. */
  public DatumaroImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return DatumaroFormat.detect(context);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    Run run = request.run();
    List<DatumaroFile> files = new ArrayList<>();
    for (String name : DatumaroFormat.annotationFiles(request.folder(), request.file())) {
      files.add(DatumaroFile.scan(name, path(request, name), run));
    }
    DatumaroLabels labels = DatumaroLabels.unite(files, run.issues());
    DatumaroNotes notes = new DatumaroNotes(run.issues());
    DatumaroImages images = new DatumaroImages(request.folder(), notes, run.demand().images());
    return new DatumaroSource(schema(files, labels, run), files, labels, images, notes, run);
  }

  private static Path path(ImportRequest request, String name) {
    return request
        .folder()
        .find(name)
        .orElseThrow(
            () ->
                new ImportException(
                    Issue.error(
                        DatumaroFormat.FILES_MISSING,
                        "the annotation file is not there",
                        Location.ofFile(name),
                        "Check the name of the file.")));
  }

  private static DatasetSchema schema(List<DatumaroFile> files, DatumaroLabels labels, Run run) {
    Attributes.Builder own = Attributes.builder();
    Attributes.Builder origins = Attributes.builder();
    Attributes infos = Attributes.empty();
    List<String> subsets = new ArrayList<>();
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    long count = 0;
    for (DatumaroFile file : files) {
      subsets.add(file.subset());
      types.addAll(file.index().types());
      count += file.index().size();
      Attributes header = file.header();
      Attributes given = DatumaroCategories.object(header.get("infos"));
      for (int i = 0; i < given.size(); i++) {
        if (infos.has(given.name(i)) && !Objects.equals(infos.get(given.name(i)), given.value(i))) {
          differ(file, given.name(i), run);
        } else {
          infos = infos.with(given.name(i), given.value(i));
        }
      }
      own.putAll(
          DatumaroCategories.leftovers(DatumaroCategories.object(header.get("categories")), file.categories()));
      origins.putAll(DatumaroCategories.object(header.get("extras")));
      header.forEach((name, value) -> {
        boolean isImages = name.equals("media_type") && Long.valueOf(DatumaroFormat.IMAGE_MEDIA).equals(value);
        if (!MODELLED.contains(name) || name.equals("media_type") && !isImages) {
          own.put(name, value);
        }
      });
    }
    Attributes leftovers = own.build();
    if (!leftovers.isEmpty()) {
      origins.put(DatumaroFormat.NAME, leftovers);
    }
    return new DatasetSchema(
        infos, labels.categories(), subsets, OptionalLong.of(count), types, origins.build());
  }

  private static void differ(DatumaroFile file, String name, Run run) {
    run.issues().report(
        Issue.warning(
            DatumaroFormat.INFOS_DIFFER,
            "info \"" + name + "\" has another value than in the subset before, which counts",
            Location.ofFile(file.name()).withPath("$.infos." + name),
            "Make the infos of all subsets equal."));
  }
}
