// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.coco.common.CocoDocuments.Document;
import org.datum4j.coco.common.CocoDocuments.Member;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.CocoMember;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Joins a file of its parts: the source file's members in their order, images, and records. */
final class TaskFileFinish {
  private static final List<String> DEFAULT_MEMBERS =
      List.of("licenses", "info", "categories", "images", "annotations");
  private static final String DEFAULT_LICENSES = "[{\"name\":\"\",\"id\":0,\"url\":\"\"}]";
  private static final String DEFAULT_INFO =
      "{\"contributor\":\"\",\"date_created\":\"\",\"description\":\"\",\"url\":\"\",\"version\":\"\",\"year\":\"\"}";
  private static final int PIECE = 1 << 18;

  private final TaskFile file;
  private final List<TaskFile.ImageRun> images;
  private final CategoryTable categories;
  private final Spool imageSpool;
  private final long firstRecord;
  private final long firstImage;
  private final OutputStream out;
  private final Map<CocoIndex, FileChannel> sources = new HashMap<>();
  private final byte[] piece = new byte[PIECE];

  /**
   * Prepares to write a file.
   *
   * @param inSourceOrder whether images stand as they stood in their source
   * @param firstRecord the id of the first record without one
   * @param firstImage the id of the first image without one
   */
  TaskFileFinish(
      TaskFile file, boolean inSourceOrder, CategoryTable categories, Spool imageSpool, long firstRecord,
          long firstImage, OutputStream out) {
    this.file = file;
    this.images = file.images(inSourceOrder);
    this.categories = categories;
    this.imageSpool = imageSpool;
    this.firstRecord = firstRecord;
    this.firstImage = firstImage;
    this.out = out;
  }

  /** Writes the whole file. */
  void write(Optional<Document> document) throws IOException {
    try {
      CocoIndex source = wholeSource();
      if (source != null && isWholeCopy(source, document)) {
        copy(source, 0, source.bytes());
        return;
      }
      members(document);
    } finally {
      for (FileChannel channel : sources.values()) {
        channel.close();
      }
    }
  }

  /** Returns the file that all records may be of; one without annotations is known by its images. */
  private @Nullable CocoIndex wholeSource() {
    boolean isOfImages = file.template() == null && file.recordCount() == 0 && images.size() == 1;
    CocoIndex source = isOfImages ? images.get(0).index : file.template();
    return source != null && (source == file.template() || source.annotations() == 0) ? source : null;
  }

  /** When nothing at all has changed, the file is copied as it is, spaces and all. */
  private boolean isWholeCopy(CocoIndex source, Optional<Document> document) {
    return source.isComplete()
        && (file.isAllCopied() || source.annotations() == 0)
        && (categories.isUnchanged() || document.flatMap(found -> found.json("categories")).isEmpty())
        && document.isPresent()
        && document.get().task() == file.task()
        && document.get().subset().equals(source.file().subset())
        && images.size() == 1
        && images.get(0).index == source
        && images.get(0).from == 0
        && images.get(0).to == source.images();
  }

  private void members(Optional<Document> document) throws IOException {
    List<String> names = document
        .map(found -> found.members().stream().map(Member::name).toList())
        .orElse(DEFAULT_MEMBERS);
    text("{");
    boolean isFirst = true;
    for (String name : names) {
      isFirst = member(name, document, isFirst);
    }
    for (String name : List.of("categories", "images", "annotations")) {
      boolean isNeeded = !name.equals("categories") || file.task().hasCategories();
      boolean isOptional = name.equals("annotations") && file.recordCount() == 0 && document.isPresent()
          && document.get().task() == file.task();
      if (!names.contains(name) && isNeeded && !isOptional) {
        isFirst = member(name, document, isFirst);
      }
    }
    text("}");
  }

  private boolean member(String name, Optional<Document> document, boolean isFirst) throws IOException {
    Optional<String> json = document.flatMap(found -> found.json(name));
    boolean isSameTask = document.isPresent() && document.get().task() == file.task();
    String value;
    switch (name) {
      case "images", "annotations" -> value = "";
      case "categories" -> value = categories(json, isSameTask);
      default -> value = json.orElse(name.equals("licenses") ? DEFAULT_LICENSES : name.equals("info") ? DEFAULT_INFO
          : "");
    }
    CocoMember large = value.isEmpty() && json.isEmpty() ? largeMember(name) : null;
    boolean isRecords = name.equals("images") || name.equals("annotations");
    if (value.isEmpty() && !isRecords && large == null) {
      return isFirst;
    }
    text((isFirst ? "\"" : ",\"") + escaped(name) + "\":");
    if (name.equals("images")) {
      images();
    } else if (name.equals("annotations")) {
      records();
    } else if (large != null && file.template() != null) {
      copy(file.template(), large.start(), large.end());
    } else {
      text(value);
    }
    return false;
  }

  private String categories(Optional<String> json, boolean isSameTask) {
    if (!file.task().hasCategories()) {
      return isSameTask && json.isPresent() ? json.get() : "[]";
    }
    return new String(categories.json(), StandardCharsets.UTF_8);
  }

  private @Nullable CocoMember largeMember(String name) {
    CocoIndex source = file.template();
    if (source != null) {
      for (CocoMember member : source.members()) {
        if (member.name().equals(name) && member.start() >= 0 && !name.equals("categories")) {
          return member;
        }
      }
    }
    return null;
  }

  private static String escaped(String name) {
    byte[] encoded = JsonWriter.encodedName(name);
    String text = new String(encoded, StandardCharsets.UTF_8);
    return text.substring(1, text.lastIndexOf('"'));
  }

  private void images() throws IOException {
    text("[");
    boolean isFirst = true;
    for (TaskFile.ImageRun run : images) {
      separate(isFirst);
      isFirst = false;
      CocoIndex index = run.index;
      if (index == null) {
        imageSpool.copyTo(out, run.from, run.to - 1, 0, firstImage);
      } else {
        int last = (int) run.to - 1;
        copy(index, index.imageStart((int) run.from), index.imageStart(last) + index.imageLength(last));
      }
    }
    text("]");
  }

  private void records() throws IOException {
    text("[");
    boolean isFirst = true;
    CocoIndex source = file.template();
    int count = source == null ? 0 : source.annotations();
    int ordinal = 0;
    while (source != null && ordinal < count) {
      if (file.isCopied(ordinal)) {
        int end = Math.min(count, file.endOfCopies(ordinal));
        separate(isFirst);
        isFirst = false;
        long last = source.annotationStart(end - 1) + source.annotationLength(end - 1);
        copyRecords(source, ordinal, end, last);
        ordinal = end;
        continue;
      }
      int row = file.changedRow(ordinal++);
      if (row >= 0) {
        separate(isFirst);
        isFirst = false;
        long start = file.changedStart(row);
        file.spool().copyTo(out, start, start + file.changedLength(row), firstRecord, firstImage);
      }
    }
    PlacedRecords placed = file.placed();
    for (int row : placed.inOrder()) {
      separate(isFirst);
      isFirst = false;
      file.spool().copyTo(out, placed.start(row), placed.end(row), firstRecord, firstImage);
    }
    for (int run = 0; run < file.addedRuns(); run++) {
      separate(isFirst);
      isFirst = false;
      file.spool().copyTo(out, file.addedStart(run), file.addedEnd(run) - 1, firstRecord, firstImage);
    }
    text("]");
  }

  /** Rows of an incomplete file may have records between them that were left out. */
  private void copyRecords(CocoIndex source, int from, int to, long end) throws IOException {
    if (source.isComplete()) {
      copy(source, source.annotationStart(from), end);
      return;
    }
    for (int row = from; row < to; row++) {
      separate(row == from);
      copy(source, source.annotationStart(row), source.annotationStart(row) + source.annotationLength(row));
    }
  }

  private void separate(boolean isFirst) throws IOException {
    if (!isFirst) {
      out.write(',');
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void copy(CocoIndex index, long start, long end) throws IOException {
    FileChannel channel = sources.get(index);
    if (channel == null) {
      if (!TaskFile.isUnchanged(index)) {
        throw new ExportException(
            Issue.error(
                CocoIssues.SOURCE_CHANGED,
                index.file().path() + " was changed while it was converted",
                Location.ofFile(index.file().path()),
                "Convert again while nobody writes to the source."));
      }
      channel = FileChannel.open(index.path(), StandardOpenOption.READ);
      sources.put(index, channel);
    }
    long at = start;
    while (at < end) {
      int count = channel.read(ByteBuffer.wrap(piece, 0, (int) Math.min(piece.length, end - at)), at);
      if (count < 0) {
        throw new IOException(index.file().path() + " became shorter while it was copied");
      }
      out.write(piece, 0, count);
      at += count;
    }
  }
}
