// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * A VOC dataset as a stream: ids are known from the lists, the files of an item are read when it is asked for. Parts by
 * ranges of items may be read by several threads.
 */
public final class VocSource implements DatasetSource {
  private final DatasetSchema schema;
  private final VocReading reading;
  private final List<VocSubset> subsets;
  private final int[] starts;
  private final Queue<VocItemReader> readers = new ConcurrentLinkedQueue<>();

  private VocSource(VocReading reading, DatasetSchema schema, List<VocSubset> subsets) {
    this.reading = reading;
    this.schema = schema;
    this.subsets = subsets;
    this.starts = new int[subsets.size() + 1];
    for (int i = 0; i < subsets.size(); i++) {
      starts[i + 1] = starts[i] + subsets.get(i).ids().size();
    }
  }

  /**
   * Opens a dataset to read what a task is about.
   *
   * @throws org.datum4j.api.issue.ImportException if there is none
   */
  public static VocSource open(ImportRequest request, VocTask task) throws IOException {
    Run run = request.run();
    VocIndex index = VocIndex.of(request, task);
    VocLabelMap map = VocSourceLabels.of(index, task, run);
    Categories categories = map.categories(task);
    VocClassLists classes =
        task.hasClassLists()
            ? VocClassLists.of(index, categories.labels(), run.issues())
            : VocClassLists.none();
    VocReading reading = VocReading.of(task, map, categories.labels(), classes, run, index.size());
    List<VocSubset> subsets = withoutRepeats(index.subsets(), run);
    DatasetSchema schema =
        DatasetSchema.of(categories, index.names())
            .withItemCount(OptionalLong.of(index.size()))
            .withAnnotationTypes(types(task))
            .withOrigins(origins(map));
    return new VocSource(reading, schema, subsets);
  }

  /**
   * Opens XML files that lie beside their images, without lists and label map. The labels are those of the objects,
   * sorted by name.
   *
   * @param subsetOfFolder subsets by folder, which is empty or ends with {@code /}
   * @throws org.datum4j.api.issue.ImportException if there is no XML file in them
   */
  public static VocSource openFolders(ImportRequest request, Map<String, String> subsetOfFolder) throws IOException {
    Run run = request.run();
    VocTask task = VocTask.VOC_DETECTION;
    VocIndex index = VocIndex.ofFolders(request, subsetOfFolder);
    VocLabelMap map = VocLabelMap.of(VocLabelScan.of(index.subsets(), run).labels());
    Categories categories = Categories.ofNames(map.names());
    VocReading reading = 
        VocReading.of(task, map, categories.labels(), VocClassLists.none(), run, index.size());
    List<VocSubset> subsets = withoutRepeats(index.subsets(), run);
    DatasetSchema schema =
        DatasetSchema.of(categories, index.names())
            .withItemCount(OptionalLong.of(index.size()))
            .withAnnotationTypes(types(task));
    return new VocSource(reading, schema, subsets);
  }

  private static List<VocSubset> withoutRepeats(List<VocSubset> subsets, Run run) {
    Map<String, Set<String>> seen = new HashMap<>();
    List<VocSubset> distinct = new ArrayList<>();
    for (VocSubset subset : subsets) {
      Set<String> earlier = seen.get(subset.name());
      List<String> ids = new ArrayList<>(subset.ids());
      if (earlier != null && ids.removeIf(earlier::contains)) {
        run.issues().report(
            Issue.error(
                VocIssues.ITEM_TWICE,
                (subset.ids().size() - ids.size()) + " items stand in the subset " + subset.name()
                    + " of two datasets below the folder",
                Location.ofFile(subset.root().shown("ImageSets")),
                "Import the datasets one by one, or with --on-error skip to take the first of equal ids."));
      }
      seen.computeIfAbsent(subset.name(), name -> new HashSet<>()).addAll(ids);
      distinct.add(new VocSubset(subset.root(), subset.name(), ids));
    }
    return distinct;
  }

  private static Set<AnnotationType> types(VocTask task) {
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    if (task.hasBoxes()) {
      types.add(AnnotationType.BBOX);
      types.add(AnnotationType.POLYGON);
    }
    if (task.hasMasks()) {
      types.add(AnnotationType.MASK);
    }
    if (task.hasClassLists()) {
      types.add(AnnotationType.LABEL);
    }
    return types;
  }

  /** The model has attributes of labels, but does not say which of them are actions, nor what is a part of what. */
  private static Attributes origins(VocLabelMap map) {
    Attributes.Builder parts = Attributes.builder();
    Attributes.Builder actions = Attributes.builder();
    for (VocLabel label : map.labels()) {
      if (!label.parts().isEmpty()) {
        parts.put(label.name(), label.parts());
      }
      if (!label.actions().isEmpty()) {
        actions.put(label.name(), label.actions());
      }
    }
    return Attributes.of(VocExportMap.ORIGIN, Attributes.of("parts", parts.build(), "actions", actions.build()));
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    reading.tally().expect(starts[subsets.size()]);
    return new Range(0, starts[subsets.size()]);
  }

  @Override
  public void close() {
    reading.tally().tell();
    for (VocItemReader reader = readers.poll(); reader != null; reader = readers.poll()) {
      reader.close();
    }
  }

  private @Nullable DatasetItem read(int position, int subsetIndex) {
    reading.run().checkCancelled();
    VocItemReader reader = readers.poll();
    reader = reader == null ? new VocItemReader(reading) : reader;
    try {
      VocSubset subset = subsets.get(subsetIndex);
      return reader.read(subset, subset.ids().get(position - starts[subsetIndex]));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      readers.add(reader);
    }
  }

  /** Items from one position to another. It is not sized, since faulty items may be left out. */
  private final class Range implements Spliterator<DatasetItem> {
    private static final int SMALLEST = 16;

    private int next;
    private final int end;
    private int subset;

    Range(int next, int end) {
      this.next = next;
      this.end = end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      while (next < end) {
        while (next >= starts[subset + 1]) {
          subset++;
        }
        DatasetItem item = read(next++, subset);
        if (item != null) {
          action.accept(item);
        }
        reading.tally().passed();
        if (item != null) {
          return true;
        }
      }
      return false;
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      int middle = (next + end) >>> 1;
      if (end - next < 2 * SMALLEST) {
        return null;
      }
      Range first = new Range(next, middle);
      next = middle;
      return first;
    }

    @Override
    public long estimateSize() {
      return end - next;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL | IMMUTABLE;
    }
  }
}
