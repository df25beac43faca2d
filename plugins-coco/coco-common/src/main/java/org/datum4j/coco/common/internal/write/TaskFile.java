// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.kit.primitive.IntColumn;
import org.datum4j.kit.primitive.LongColumn;
import org.datum4j.kit.primitive.LongSet;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making. Records that stay as they were are only noted: they are copied from their source file at the
 * end,
 * in its order. What is new or changed goes to a spool; changed records take the place of the old ones.
 */
final class TaskFile implements Closeable {
  private final CocoTask task;
  private final ObjectRenderer holes;
  private final Spool spool;
  private final LongSet ids = new LongSet();
  private final BitSet copied = new BitSet();
  private final List<ImageRun> images = new ArrayList<>();
  /** For each record of the source file one more than its row in the changed ones, or 0. */
  private int @Nullable [] changedOf;
  private final LongColumn changedStart = new LongColumn();
  private final IntColumn changedLength = new IntColumn();
  /** Records that had a place in a file that is not at hand. */
  private final PlacedRecords placed = new PlacedRecords();
  private final PlacedRecords placedImages = new PlacedRecords();
  private final LongColumn addedStart = new LongColumn();
  private final LongColumn addedEnd = new LongColumn();
  private @Nullable CocoIndex template;
  private int imageCount;
  private int recordCount;
  private int unnumbered;
  private long next = 1;
  private int taken;
  /** The number of the record at hand among the objects of its subset, or -1. */
  private int shared;

  /** Images in a row: records of a source file, or text in the subset's spool. */
  static final class ImageRun {
    final @Nullable CocoIndex index;
    final long from;
    long to;

    ImageRun(@Nullable CocoIndex index, long from, long to) {
      this.index = index;
      this.from = from;
      this.to = to;
    }
  }

  TaskFile(CocoTask task, OutputFolder output, ObjectRenderer holes) {
    this.task = task;
    this.holes = holes;
    this.spool = new Spool(output);
  }

  CocoTask task() {
    return task;
  }

  /** Adds an image that is copied from its source file. */
  void addCopiedImage(CocoIndex index, int ordinal) {
    imageCount++;
    append(images, new ImageRun(index, ordinal, ordinal + 1L));
  }

  /**
   * Adds an image whose text, with a comma, is in the subset's spool.
   *
   * @param place where it stood in a file that is not at hand, or {@link Entry#NO_PLACE}
   */
  void addSpooledImage(long start, long end, int place) {
    imageCount++;
    if (images.isEmpty() && placedImages.add(place, start, (int) (end - start))) {
      return;
    }
    append(images, new ImageRun(null, start, end));
  }

  /**
   * Adds a record.
   *
   * @param imageId the image's id, or its number among those without one
   * @param firstObject the number of the item's first object among those of the subset
   */
  void add(Entry entry, ImageIds.Ref imageId, boolean reindex, int firstObject) throws IOException {
    shared = entry.number() < 0 ? -1 : firstObject + entry.number();
    recordCount++;
    boolean hasNumber = task != CocoTask.PANOPTIC;
    if (hasNumber && entry.hasId() && !reindex && !ids.add(entry.id())) {
      taken++;
      write(entry.isCopy() ? holes.withHoles(entry) : entry, imageId, false, 0, false);
      return;
    }
    if (entry.isCopy() && isTemplate(entry.index()) && !copied.get(entry.ordinal())) {
      copied.set(entry.ordinal());
      return;
    }
    long id = !reindex ? entry.id() : shared < 0 ? next++ : shared + 1L;
    write(entry, imageId, reindex || entry.hasId() || !hasNumber, id, reindex);
  }

  /** The first source file whose record comes gives the order; it must not have changed since it was read. */
  private boolean isTemplate(@Nullable CocoIndex index) throws IOException {
    if (template == null && index != null && index.task() == task && isUnchanged(index)) {
      template = index;
    }
    return index != null && template == index;
  }

  static boolean isUnchanged(CocoIndex index) throws IOException {
    return Files.isReadable(index.path())
        && Files.size(index.path()) == index.bytes()
        && Files.getLastModifiedTime(index.path()).equals(index.modified());
  }

  private void write(Entry entry, ImageIds.Ref imageId, boolean hasId, long id, boolean reindex) throws IOException {
    long start = spool.length();
    int number = hasId ? 0 : shared < 0 ? unnumbered++ : shared;
    ImageIds.writeEntry(spool, entry, imageId, hasId ? id : -1, hasId, number);
    CocoIndex index = entry.index();
    if (index != null && hasId && !reindex && isTemplate(index) && !isSet(entry.ordinal())) {
      int[] rows = changedOf;
      if (rows == null) {
        rows = new int[index.annotations()];
        changedOf = rows;
      }
      changedStart.add(start);
      changedLength.add((int) (spool.length() - start));
      rows[entry.ordinal()] = changedStart.size();
      return;
    }
    if (index == null && hasId && !reindex && placed.add(entry.ordinal(), start, (int) (spool.length() - start))) {
      return;
    }
    spool.write((byte) ',');
    int last = addedEnd.size() - 1;
    if (last >= 0 && addedEnd.get(last) == start) {
      addedEnd.set(last, spool.length());
    } else {
      addedStart.add(start);
      addedEnd.add(spool.length());
    }
  }

  private boolean isSet(int ordinal) {
    int[] rows = changedOf;
    return copied.get(ordinal) || rows != null && rows[ordinal] != 0;
  }

  @Nullable CocoIndex template() {
    return template;
  }

  Spool spool() {
    return spool;
  }

  /**
   * Returns the images.
   *
   * @param sorted whether they should stand as they stood in their file, when they all are of one
   */
  List<ImageRun> images(boolean sorted) {
    List<ImageRun> all = new ArrayList<>();
    for (int row : sorted ? placedImages.inOrder() : placedImages.asAdded()) {
      append(all, new ImageRun(null, placedImages.start(row), placedImages.end(row)));
    }
    List<ImageRun> rest = images;
    CocoIndex index = images.isEmpty() ? null : images.get(0).index;
    if (sorted && index != null && images.stream().allMatch(run -> run.index == index)) {
      rest = new ArrayList<>(images);
      rest.sort(Comparator.comparingLong(run -> run.from));
    }
    rest.forEach(run -> append(all, new ImageRun(run.index, run.from, run.to)));
    return all;
  }

  private static void append(List<ImageRun> runs, ImageRun run) {
    ImageRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && last.index == run.index && last.to == run.from) {
      last.to = run.to;
    } else {
      runs.add(run);
    }
  }

  int imageCount() {
    return imageCount;
  }

  int recordCount() {
    return recordCount;
  }

  /** Returns how many ids were there already and had to be replaced. */
  int taken() {
    return taken;
  }

  /** Returns the largest id, 0 if there is none or it is the largest of all numbers. */
  long largestId() {
    return ids.size() == 0 || ids.max() == Long.MAX_VALUE ? 0 : Math.max(0, ids.max());
  }

  boolean isCopied(int ordinal) {
    return copied.get(ordinal);
  }

  /** Returns the first record from an ordinal on that is not copied. */
  int endOfCopies(int ordinal) {
    return copied.nextClearBit(ordinal);
  }

  /** Says whether all records of the source file and nothing else make the list. */
  boolean isAllCopied() {
    return template != null && changedStart.size() == 0 && addedStart.size() == 0
        && placed.size() == 0 && copied.cardinality() == template.annotations();
  }

  /** Returns the row among the changed records, or -1. */
  int changedRow(int ordinal) {
    int[] rows = changedOf;
    return rows == null ? -1 : rows[ordinal] - 1;
  }

  long changedStart(int row) {
    return changedStart.get(row);
  }

  int changedLength(int row) {
    return changedLength.get(row);
  }

  /** Returns the records that keep the order they once had. */
  PlacedRecords placed() {
    return placed;
  }

  int addedRuns() {
    return addedStart.size();
  }

  long addedStart(int run) {
    return addedStart.get(run);
  }

  /** Returns the end of a run of added records, which is behind a comma. */
  long addedEnd(int run) {
    return addedEnd.get(run);
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
