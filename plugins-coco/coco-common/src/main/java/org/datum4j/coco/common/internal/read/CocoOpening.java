// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Run;
import org.datum4j.coco.common.CocoDocuments;
import org.datum4j.coco.common.CocoFile;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.CocoScan;
import org.datum4j.coco.common.internal.index.IndexEvents;
import org.jspecify.annotations.Nullable;

/** Scans the files of a dataset and makes the source of its items. */
public final class CocoOpening {
  private final ImportRequest request;
  private final Run run;
  private final boolean keepCategoryIds;
  private final Tally tally;

  /** Prepares to open a dataset. */
  public CocoOpening(ImportRequest request, boolean keepCategoryIds) {
    this.request = request;
    this.run = request.run();
    this.keepCategoryIds = keepCategoryIds;
    this.tally = new Tally(run.issues());
  }

  /** Opens files; those of one subset are joined. */
  public DatasetSource open(List<CocoFile> files) throws IOException {
    List<CocoIndex> indexes = new ArrayList<>();
    for (CocoFile file : files) {
      CocoIndex index = scan(file);
      if (index != null) {
        indexes.add(index);
      }
    }
    Map<String, List<CocoIndex>> bySubset = new TreeMap<>();
    indexes.forEach(index -> bySubset.computeIfAbsent(index.file().subset(), name -> new ArrayList<>()).add(index));
    bySubset.values().forEach(list -> list.sort(Comparator.comparing(CocoIndex::task)));
    LabelMerger labels =
        new LabelMerger(run.issues(), keepCategoryIds, new MetaFile(request.folder()).labels(files));
    bySubset.values().forEach(list -> list.forEach(labels::add));
    List<CocoSubset> subsets = new ArrayList<>();
    bySubset.forEach((name, list) -> subsets.add(new CocoSubset(name, list)));
    subsets.forEach(this::tellRenamed);
    DatasetSchema schema = schema(labels, subsets, indexes);
    ImageFinder finder = run.demand().images() ? new ImageFinder(request.folder(), PanopticFolders.names(indexes), tally) : null;
    List<SubsetFiles> opened = openAll(subsets, labels, finder);
    return new CocoSource(schema, subsets, opened, new PanopticFolders(request.folder()), finder, tally);
  }

  private @Nullable CocoIndex scan(CocoFile file) throws IOException {
    Optional<Path> path = request.folder().find(file.path());
    if (path.isEmpty()) {
      throw new ImportException(
          Issue.error(
              CocoIssues.FILES_NONE,
              file.path() + " is not there, expected a COCO annotation file",
              Location.ofFile(file.path()),
              "Check the path of the input."));
    }
    return CocoScan.scan(file, path.get(), run.demand().polygons(), new Events(file, Files.size(path.get())));
  }

  private DatasetSchema schema(LabelMerger labels, List<CocoSubset> subsets, List<CocoIndex> indexes) {
    long count = 0;
    List<String> names = new ArrayList<>();
    for (CocoSubset subset : subsets) {
      count += subset.count();
      names.add(subset.name());
    }
    return new DatasetSchema(
        Attributes.empty(),
        labels.categories(),
        names,
        OptionalLong.of(count),
        types(indexes),
        CocoDocuments.of(indexes));
  }

  private static Set<AnnotationType> types(List<CocoIndex> indexes) {
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    for (CocoIndex index : indexes) {
      CocoTask task = index.task();
      if (task.isObjects()) {
        types.addAll(EnumSet.of(AnnotationType.BBOX, AnnotationType.POLYGON, AnnotationType.MASK));
      }
      if (task == CocoTask.PERSON_KEYPOINTS || index.hasKeypoints()) {
        types.add(AnnotationType.POINTS);
      } else if (task == CocoTask.CAPTIONS) {
        types.add(AnnotationType.CAPTION);
      } else if (task == CocoTask.LABELS) {
        types.add(AnnotationType.LABEL);
      } else if (task == CocoTask.PANOPTIC) {
        types.add(AnnotationType.MASK);
      }
    }
    return types;
  }

  private List<SubsetFiles> openAll(List<CocoSubset> subsets, LabelMerger labels, @Nullable ImageFinder finder)
      throws IOException {
    List<SubsetFiles> opened = new ArrayList<>();
    List<FileChannel> channels = new ArrayList<>();
    try {
      for (CocoSubset subset : subsets) {
        List<RecordContext> contexts = new ArrayList<>();
        List<List<String>> folders = new ArrayList<>();
        int first = channels.size();
        for (CocoIndex index : subset.indexes()) {
          FileChannel channel = FileChannel.open(index.path(), StandardOpenOption.READ);
          channels.add(channel);
          contexts.add(new RecordContext(index, labels.mapOf(index), run.demand(), run.issues(), tally));
          folders.add(finder == null ? List.of() : finder.existing(index.file().imageFolders()));
        }
        opened.add(new SubsetFiles(contexts, channels.subList(first, channels.size()), folders));
      }
      return opened;
    } catch (IOException | RuntimeException failed) {
      for (FileChannel channel : channels) {
        channel.close();
      }
      throw failed;
    }
  }

  private void tellRenamed(CocoSubset subset) {
    if (subset.renamedCount() > 0) {
      run.issues()
          .report(
              Issue.warning(
                  CocoIssues.NAME_TWICE,
                  subset.renamedCount() + " images of subset " + subset.name()
                      + " have the name of another one up to the extension; their ids are added to their items' names",
                  Location.ofFile(subset.indexes().get(0).file().path()),
                  "Give the images different names if that matters."));
    }
  }

  private final class Events implements IndexEvents {
    private final CocoFile file;
    private final long size;

    Events(CocoFile file, long size) {
      this.file = file;
      this.size = size;
    }

    @Override
    public void error(Issue issue) {
      run.issues().report(issue);
    }

    @Override
    public void unknownImage(String what, Location place) {
      tally.count(Oddity.UNKNOWN_IMAGE, what, place);
    }

    @Override
    public void negativeSize(String what, Location place) {
      tally.count(Oddity.SIZE_NEGATIVE, what, place);
    }

    @Override
    public void nameOutside(String what, Location place) {
      tally.count(Oddity.NAME_OUTSIDE, what, place);
    }

    @Override
    public void namedByUrl(String what, Location place) {
      tally.count(Oddity.NAME_OF_URL, what, place);
    }

    @Override
    public void idAsText(String what, Location place) {
      tally.count(Oddity.ID_AS_TEXT, what, place);
    }

    @Override
    public void progress(long bytes) {
      run.checkCancelled();
      run.progress("indexing " + file.path(), bytes, size);
    }
  }
}
