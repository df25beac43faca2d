// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.spi.PolygonDetail;
import org.datum4j.coco.common.CocoFile;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonFileScanner;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonRecord;
import org.datum4j.kit.primitive.LongColumn;
import org.datum4j.kit.primitive.LongIntMap;
import org.datum4j.kit.primitive.LongSet;
import org.jspecify.annotations.Nullable;

/** Makes the index of a COCO file in one pass. */
public final class CocoScan {
  private static final JsonNames ANNOTATION =
      JsonNames.of(
          "id", "image_id", "caption", "segments_info", "keypoints", "bbox", "segmentation", "category_id", "iscrowd",
          "area");
  private static final Set<String> LISTS = Set.of("images", "annotations", "categories");
  private static final int ID = 0;
  private static final int IMAGE_ID = 1;
  private static final int CAPTION = 2;
  private static final int SEGMENTS = 3;
  private static final int KEYPOINTS = 4;
  private static final int BBOX = 5;
  private static final int SEGMENTATION = 6;
  private static final int CATEGORY = 7;
  private static final int CROWD = 8;
  private static final int KEEP_RECORD = 1 << 16;
  private static final int KEEP_IMAGE = 1 << 24;
  private static final int KEEP_MEMBER = 1 << 26;

  private final CocoIndex index;
  private final IndexEvents events;
  private final ImageCheck imageCheck;
  private final WholeNumbers wholeNumbers;
  private final LongColumn annotationImage = new LongColumn();
  private final LongColumn annotationId = new LongColumn();
  private final Set<String> names = new HashSet<>();
  private final long[] kinds = new long[ANNOTATION.size()];
  private @Nullable LongSet seenIds;
  private boolean hasAnnotations;
  private boolean isList;

  private CocoScan(CocoIndex index, IndexEvents events) {
    this.index = index;
    this.events = events;
    this.wholeNumbers = new WholeNumbers(index, events);
    this.imageCheck = new ImageCheck(index, events, wholeNumbers);
  }

  /**
   * Scans a file.
   *
   * @param detail what will be asked of polygons; if it is not their corners, what is plain is kept
   * @return the index; null if the file is of no use and the errors that were told did not end the run
   * @throws IOException if the file cannot be read
   */
  public static @Nullable CocoIndex scan(CocoFile file, Path path, PolygonDetail detail, IndexEvents events)
      throws IOException {
    CocoIndex index = new CocoIndex(file, path);
    if (detail != PolygonDetail.CORNERS) {
      index.plain = new PlainRows(detail == PolygonDetail.AREA, BBOX, SEGMENTATION);
      index.plainImages = new PlainImages();
    }
    return new CocoScan(index, events).run() ? index : null;
  }

  private boolean run() throws IOException {
    index.bytes = Files.size(index.path);
    index.modified = Files.getLastModifiedTime(index.path);
    JsonReader reader = new JsonReader();
    PlainShapes shapes = index.plain == null ? null : index.plain.shapes();
    try {
      JsonFileScanner.of(index.path)
          .records("images", ImageCheck.NAMES, KEEP_IMAGE, record -> image(record, reader))
          .records("annotations", ANNOTATION, KEEP_RECORD, record -> annotation(record, reader), shapes)
          .rootRecords(JsonNames.NONE, 0, record -> !(isList = true))
          .others(KEEP_MEMBER, this::member)
          .progress(this::progress)
          .scan();
    } catch (JsonException fault) {
      index.complete = false;
      if (ImageHeader.isLfsPointer(index.path)) {
        events.error(pointer());
        return false;
      }
      events.error(syntax(fault));
    }
    return isSound() && group();
  }

  private boolean progress(long bytes) {
    events.progress(bytes);
    return true;
  }

  private Issue pointer() {
    return Issue.error(
        CocoIssues.FILE_POINTER,
        index.file.path() + " is a Git LFS pointer, expected the annotations themselves",
        Location.ofFile(index.file.path()),
        "Fetch the file with: git lfs pull");
  }

  private Issue syntax(JsonException fault) {
    Location place = new Location(index.file.path(), fault.line(), fault.offset(), fault.path(), "");
    return Issue.error(
        CocoIssues.JSON_SYNTAX,
        index.file.path() + " is not JSON: " + fault.detail(),
        place,
        "Correct the file at that place; with --on-error skip the records before it are read.");
  }

  private boolean image(JsonRecord record, JsonReader reader) {
    list("images", record);
    if (!imageCheck.add(record, reader)) {
      index.complete = false;
    }
    return true;
  }

  private boolean annotation(JsonRecord record, JsonReader reader) {
    list("annotations", record);
    hasAnnotations = true;
    for (int i = CAPTION; i <= SEGMENTATION; i++) {
      kinds[i] += record.has(i) ? 1 : 0;
    }
    if (!record.isObject()) {
      refuse(record, "", "annotation is not an object");
      return true;
    }
    if (isOfSegments(record)) {
      index.complete = false;
      events.error(panoptic(record));
      return true;
    }
    Long image = wholeNumbers.of(record, reader, "image_id", IMAGE_ID);
    boolean needsId = index.file.task().orElse(CocoTask.PANOPTIC) != CocoTask.PANOPTIC || !record.has(SEGMENTS);
    Long id = record.has(ID) || needsId ? wholeNumbers.of(record, reader, "id", ID) : Long.valueOf(0);
    if (image == null || id == null) {
      index.complete = false;
      return true;
    }
    if (needsId && !isNew(id)) {
      refuse(record, ".id", "annotation id " + id + " stands twice, expected each id once");
      return true;
    }
    if (record.end() - record.start() > Integer.MAX_VALUE - 64) {
      refuse(record, "", "annotation " + id + " is longer than 2 GiB");
      return true;
    }
    annotationImage.add(image);
    annotationId.add(id);
    index.annotationStart.add(record.start());
    index.annotationLength.add((int) (record.end() - record.start()));
    PlainRows plain = index.plain;
    if (plain != null) {
      boolean isUsual =
          record.isWhole(ID)
              && record.isWhole(IMAGE_ID)
              && !record.hasOthers()
              && !record.hasRepeated()
              && !record.has(CAPTION)
              && !record.has(SEGMENTS)
              && !record.has(KEYPOINTS);
      plain.add(record, isUsual, id, CATEGORY, CROWD, BBOX, SEGMENTATION);
    }
    return true;
  }

  private boolean isOfSegments(JsonRecord record) {
    CocoTask task = index.file.task().orElse(CocoTask.PANOPTIC);
    return record.has(SEGMENTS) && !record.has(ID) && task != CocoTask.PANOPTIC;
  }

  private Issue panoptic(JsonRecord record) {
    return Issue.error(
        CocoIssues.ANNOTATION_FIELD,
        "annotation number " + record.index() + " has segments_info, as panoptic data have, expected one of the task "
            + index.file.task().orElse(CocoTask.INSTANCES).prefix(),
        wholeNumbers.place(record, ".segments_info"),
        "Read the file as coco_panoptic.");
  }

  private void refuse(JsonRecord record, String field, String what) {
    index.complete = false;
    String code = field.equals(".id") ? CocoIssues.ANNOTATION_TWICE : CocoIssues.ANNOTATION_FIELD;
    events.error(
        Issue.error(
            code,
            what,
            wholeNumbers.place(record, field),
            "Correct the file, or import with --on-error skip to leave the annotation out."));
  }

  /** Ids mostly ascend in real files; only when they do not is a set of them needed. */
  private boolean isNew(long id) {
    int count = annotationId.size();
    LongSet seen = seenIds;
    if (seen != null) {
      return seen.add(id);
    }
    if (count == 0 || id > annotationId.get(count - 1)) {
      return true;
    }
    seen = new LongSet();
    for (int i = 0; i < count; i++) {
      seen.add(annotationId.get(i));
    }
    seenIds = seen;
    return seen.add(id);
  }

  private void list(String name, JsonRecord record) {
    if (record.index() != 0) {
      return;
    }
    if (names.add(name)) {
      index.members.add(new CocoMember(name, -1, -1, null));
    } else {
      index.complete = false;
    }
  }

  private boolean member(JsonRecord record) {
    String name = record.name();
    byte[] bytes = record.hasBytes() ? Arrays.copyOfRange(record.bytes(), record.from(), record.to()) : null;
    if (!names.add(name)) {
      index.complete = false;
      index.members.removeIf(member -> member.name().equals(name));
    }
    index.members.add(new CocoMember(name, record.start(), record.end(), bytes));
    return true;
  }

  private boolean isSound() {
    if (isList) {
      events.error(topIsList());
      return false;
    }
    if (index.members.isEmpty() && !index.complete) {
      return false;
    }
    resolveTask();
    for (CocoMember member : index.members) {
      checkList(member);
    }
    return requireList("images") & requireList("annotations") & requireList("categories");
  }

  private Issue topIsList() {
    return Issue.error(
        CocoIssues.TOP_TYPE,
        index.file.path() + " is a list, as COCO results files are, expected an object with images and annotations",
        Location.ofFile(index.file.path()).withPath("$"),
        "Name the dataset's annotation file; results need the images and categories of the dataset file.");
  }

  private void checkList(CocoMember member) {
    byte[] bytes = member.bytes();
    boolean isList = LISTS.contains(member.name());
    if (isList && bytes != null && bytes[0] != '[') {
      names.remove(member.name());
      index.complete = false;
      events.error(
          Issue.error(
              CocoIssues.LIST_TYPE,
              "\"" + member.name() + "\" is no list, expected a list of objects",
              Location.ofFile(index.file.path()).withOffset(member.start()).withPath("$." + member.name()),
              "Write " + member.name() + " as a list."));
    }
  }

  private boolean requireList(String name) {
    boolean optional =
        name.equals("annotations") && index.task == CocoTask.IMAGE_INFO
            || name.equals("categories") && !index.task.hasCategories();
    if (optional || names.contains(name)) {
      return true;
    }
    if (!index.complete) {
      return !name.equals("images");
    }
    index.complete = false;
    events.error(
        Issue.error(
            CocoIssues.LIST_MISSING,
            "the list \"" + name + "\" is missing, which a COCO " + index.task.prefix() + " file needs",
            Location.ofFile(index.file.path()).withPath("$"),
            "Add the list, be it empty, or check that this is the right file and format."));
    return !name.equals("images");
  }

  private void resolveTask() {
    index.hasKeypoints = kinds[KEYPOINTS] > 0;
    index.task = index.file.task().orElseGet(this::taskOfRecords);
  }

  private CocoTask taskOfRecords() {
    if (!hasAnnotations) {
      return names.contains("annotations") || names.contains("categories") ? CocoTask.INSTANCES : CocoTask.IMAGE_INFO;
    }
    if (kinds[SEGMENTS] > 0) {
      return CocoTask.PANOPTIC;
    }
    if (kinds[BBOX] + kinds[SEGMENTATION] == 0) {
      return kinds[CAPTION] > 0 ? CocoTask.CAPTIONS : kinds[KEYPOINTS] > 0 ? CocoTask.PERSON_KEYPOINTS
          : CocoTask.LABELS;
    }
    return kinds[KEYPOINTS] > kinds[BBOX] / 2 ? CocoTask.PERSON_KEYPOINTS : CocoTask.INSTANCES;
  }

  /** Sorts the annotations by image, keeping the file's order, with one count and one pass. */
  private boolean group() {
    int images = index.images();
    int rows = index.annotations();
    int[] first = new int[images + 1];
    int[] imageOfRow = new int[rows];
    for (int row = 0; row < rows; row++) {
      int image = index.imageOf(annotationImage.get(row));
      imageOfRow[row] = image;
      if (image == LongIntMap.NONE) {
        unknownImage(row);
      } else {
        first[image + 1]++;
      }
    }
    for (int i = 0; i < images; i++) {
      first[i + 1] += first[i];
    }
    int[] order = new int[first[images]];
    int[] next = Arrays.copyOf(first, images);
    for (int row = 0; row < rows; row++) {
      if (imageOfRow[row] != LongIntMap.NONE) {
        order[next[imageOfRow[row]]++] = row;
      }
    }
    index.order = order;
    index.first = first;
    return true;
  }

  private void unknownImage(int row) {
    index.complete = false;
    String what = "annotation " + annotationId.get(row) + " with image_id " + annotationImage.get(row);
    Location place = Location.ofFile(index.file.path()).withOffset(index.annotationStart(row));
    events.unknownImage(what, place.withObject("annotation " + annotationId.get(row)));
  }
}
