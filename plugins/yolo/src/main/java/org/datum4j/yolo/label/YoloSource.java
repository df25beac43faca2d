// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.tally.ImageOddities;
import org.datum4j.kit.tally.IssueTally;
import org.jspecify.annotations.Nullable;

/** Items whose label files are read when they are asked for. */
public final class YoloSource implements DatasetSource {
  private static final byte[] NO_ROWS = {};
  private static final Set<AnnotationType> TYPES =
      Set.of(AnnotationType.BBOX, AnnotationType.POLYGON, AnnotationType.POINTS, AnnotationType.ROTATED_BBOX);

  private final List<YoloEntry> entries;
  private final YoloData data;
  private final YoloTask task;
  private final @Nullable ImageSize fallback;
  private final Run run;
  private final IssueTally tally;
  private final ImageOddities images;
  private final YoloNotes notes;
  private final DatasetSchema schema;

  /**
   * Makes a source.
   *
   * @param entries the items in order
   * @param data the classes and keypoints
   * @param task how rows are to be understood where their length does not tell
   * @param fallback size of images that are not there or cannot be read, or null
   * @param run the run that reads
   */
  public YoloSource(
      List<YoloEntry> entries, YoloData data, YoloTask task, @Nullable ImageSize fallback, Run run) {
    this.entries = List.copyOf(entries);
    this.data = data;
    this.task = task;
    this.fallback = fallback;
    this.run = run;
    this.tally = new IssueTally(run.issues());
    this.images = new ImageOddities(tally, "YOLO", entries.size());
    this.notes = new YoloNotes(tally);
    Set<String> subsets = new LinkedHashSet<>();
    entries.forEach(entry -> subsets.add(entry.subset()));
    this.schema =
        new DatasetSchema(
            Attributes.empty(),
            categories(data),
            List.copyOf(subsets),
            OptionalLong.of(entries.size()),
            TYPES,
            Attributes.empty());
  }

  private static Categories categories(YoloData data) {
    Categories categories = Categories.of(LabelCategories.ofNames(data.names()));
    if (data.keypoints() == 0) {
      return categories;
    }
    List<String> names = new ArrayList<>();
    names.addAll(data.keypointNames());
    for (int i = names.size(); i < data.keypoints(); i++) {
      names.add("keypoint-" + i);
    }
    Map<Integer, PointsCategory> points = new TreeMap<>();
    for (int i = 0; i < data.names().size(); i++) {
      points.put(i, new PointsCategory(names, List.of()));
    }
    return categories.withPoints(points);
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    tally.expect(entries.size());
    return new Items(0, entries.size());
  }

  @Override
  public void close() {
    tally.tell();
  }

  private DatasetItem item(YoloEntry entry, YoloRows rows) throws IOException {
    Image image =
        entry.image() == null
            ? Image.missing(entry.imageName(), entry.size() == null ? fallback : entry.size())
            : Image.ofFile(entry.imageName(), entry.image(), entry.size());
    byte[] bytes = entry.labels() == null ? NO_ROWS : YoloData.bytes(entry.labelName(), entry.labels());
    if (!YoloRows.hasRows(bytes)) {
      return item(entry, images.checked(image), List.of());
    }
    ImageSize size = image.size().orElse(fallback);
    if (size == null) {
      boolean isPointer = entry.image() != null && ImageHeader.isLfsPointer(entry.image());
      sizeUnknown(entry, isPointer);
      return item(entry, isPointer ? Image.missing(entry.imageName(), null) : image, List.of());
    }
    Image known = images.checked(image).withDeclaredSize(size);
    return item(entry, known, rows.read(bytes, entry.labelName(), size, entry.classMap()));
  }

  private static DatasetItem item(YoloEntry entry, Image image, List<Annotation> annotations) {
    return DatasetItem.of(entry.id(), entry.subset(), image, annotations, Attributes.empty());
  }

  private void sizeUnknown(YoloEntry entry, boolean isPointer) {
    if (isPointer) {
      run.issues().report(
          Issue.error(
              "YOLO-IMAGE-POINTER",
              "image " + entry.imageName() + " is a Git LFS pointer, so that the coordinates, which are shares of the"
                  + " image's size, mean nothing",
              Location.ofFile(entry.labelName()),
              "Fetch the images with: git lfs pull, or give their size with --image-size WIDTHxHEIGHT;"
                  + " --on-error skip keeps the item without objects."));
      return;
    }
    run.issues().report(
        Issue.error(
            "YOLO-SIZE-UNKNOWN",
            "image " + entry.imageName() + " is not there or cannot be read, so that the coordinates, which are shares"
                + " of its size, mean nothing",
            Location.ofFile(entry.labelName()),
            "Add the image, or give the size of missing images with --image-size WIDTHxHEIGHT;"
                + " --on-error skip keeps the item without objects."));
  }

  private final class Items implements Spliterator<DatasetItem> {
    private int next;
    private final int end;
    private final YoloRows rows = new YoloRows(data, task, run.issues(), notes);

    Items(int next, int end) {
      this.next = next;
      this.end = end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      if (next >= end) {
        return false;
      }
      if ((next & 255) == 0) {
        run.checkCancelled();
      }
      try {
        action.accept(item(entries.get(next++), rows));
        tally.passed();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return true;
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      int middle = next + (end - next) / 2;
      if (middle == next) {
        return null;
      }
      Items part = new Items(next, middle);
      next = middle;
      return part;
    }

    @Override
    public long estimateSize() {
      return end - next;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL | SIZED | SUBSIZED;
    }
  }
}
