// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Origin;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.internal.json.PlainJson;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonToken;
import org.datum4j.kit.png.ImageFormatException;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.primitive.LongIntMap;
import org.jspecify.annotations.Nullable;

/** Makes masks of panoptic records; the picture is decoded when the item is. One instance serves a thread. */
final class PanopticMaker {
  private static final JsonNames NAMES = JsonNames.of("id", "category_id", "iscrowd", "attributes");
  private static final String MEND = "Correct the record, or import with --on-error skip to leave it out.";
  private static final long MAX_BYTES = 1L << 30;

  private final RecordFields fields;
  private final PanopticFolders folders;
  private final JsonReader reader = new JsonReader();

  /** A segment as it is listed. */
  private record Segment(long id, int label, Attributes attributes) {}

  PanopticMaker(RecordFields fields, PanopticFolders folders) {
    this.fields = fields;
    this.folders = folders;
  }

  /** Reads a record; null if nothing can be made of it or nobody wants masks. */
  @Nullable Draft make(
      RecordContext context, int row, byte[] bytes, int from, int to, AnnotationMaker.Frame frame, long imageId) {
    long offset = context.index().annotationStart(row);
    try {
      fields.read(bytes, from, to, offset);
      List<Segment> segments = new ArrayList<>();
      boolean isWhole = segments(context, row, offset - from, segments);
      CocoRecord record =
          new CocoRecord(context.index(), row, bytes, from, to, fields.id, imageId, 0, fields.isClean);
      List<Annotation> made = new ArrayList<>(segments.size());
      if (context.demand().annotationTypes().contains(AnnotationType.MASK)) {
        masks(context, row, segments, record, isWhole, frame, made);
      }
      return new Draft(record, Common.none(), made);
    } catch (RecordFault fault) {
      context.report(fault, row, imageId);
    } catch (JsonException fault) {
      context.report(fault, row, imageId);
    }
    return null;
  }

  private boolean segments(RecordContext context, int row, long base, List<Segment> segments) {
    if (fields.segmentsFrom < 0) {
      throw new RecordFault(
          CocoIssues.ANNOTATION_FIELD, "segments_info is missing, expected a list", ".segments_info", -1, MEND);
    }
    if (fields.fileName == null) {
      throw new RecordFault(
          CocoIssues.ANNOTATION_FIELD, "file_name of the panoptic record is missing or no text", ".file_name", -1,
              MEND);
    }
    reader.reset(fields.bytes, fields.segmentsFrom, fields.segmentsTo, Math.max(1, base + fields.segmentsFrom));
    boolean isWhole = true;
    reader.beginArray();
    for (int i = 0; reader.nextElement(); i++) {
      reader.skipValue();
      try {
        segments.add(segment(context, row, reader.start(), reader.end(), i, base));
      } catch (RecordFault fault) {
        context.report(fault, row, fields.id);
        isWhole = false;
      }
    }
    return isWhole;
  }

  private Segment segment(RecordContext context, int row, int from, int to, int position, long base) {
    JsonReader inner = new JsonReader();
    inner.reset(fields.bytes, from, to, Math.max(1, base + from));
    String path = ".segments_info[" + position + "]";
    Long id = null;
    Long category = null;
    boolean isCrowd = false;
    Attributes attributes = Attributes.empty();
    inner.beginObject();
    for (int name = inner.nextName(NAMES); name != JsonNames.END; name = inner.nextName(NAMES)) {
      if (name == 3 && inner.peek() == JsonToken.OBJECT) {
        attributes = PlainJson.readObject(inner);
        continue;
      }
      inner.skipValue();
      if (name == 0) {
        id = PlainJson.wholeOf(inner.text());
      } else if (name == 1) {
        category = PlainJson.wholeOf(inner.text());
      } else if (name == 2) {
        isCrowd = !inner.text().equals("0") && !inner.text().equals("false") && !inner.text().equals("null");
      }
    }
    if (id == null || category == null) {
      throw new RecordFault(
          CocoIssues.ANNOTATION_FIELD,
          (id == null ? "id" : "category_id") + " of the segment is missing or no whole number", path, base + from,
              MEND);
    }
    int label = context.labels().get(category);
    if (label == LongIntMap.NONE && category != 0) {
      throw new RecordFault(
          CocoIssues.CATEGORY_UNKNOWN,
          "category_id " + category + " of segment " + id + " is not among the categories of the file",
          path + ".category_id",
          base + from,
          MEND);
    }
    if (label == LongIntMap.NONE) {
      context.count(Oddity.NO_CATEGORY, row, id, path, "segment " + id);
    }
    return new Segment(id, label, attributes.with("is_crowd", isCrowd));
  }

  private void masks(
      RecordContext context, int row, List<Segment> segments, CocoRecord record, boolean isWhole,
      AnnotationMaker.Frame frame, List<Annotation> made) {
    Origin origin = isWhole ? record : null;
    PanopticPicture picture = picture(context, record);
    picture.split(segments.stream().mapToLong(Segment::id).toArray());
    if (picture.hasStray()) {
      context.count(Oddity.SEGMENT_STRAY, row, fields.id, ".file_name", String.valueOf(fields.fileName));
    }
    if (frame.height() > 0 && (frame.height() != picture.height() || frame.width() != picture.width())) {
      context.count(Oddity.IMAGE_HEADER, row, fields.id, ".file_name", String.valueOf(fields.fileName));
    }
    for (Segment segment : segments) {
      Rle mask = picture.mask(segment.id());
      if (mask.isEmpty()) {
        context.count(Oddity.SEGMENT_EMPTY, row, segment.id(), ".segments_info", "segment " + segment.id());
      }
      made.add(
          new Mask(Common.of(segment.id(), segment.id(), segment.label(), segment.attributes(), origin), mask));
    }
  }

  private PanopticPicture picture(RecordContext context, CocoRecord record) {
    String name = String.valueOf(fields.fileName);
    Optional<Path> file = folders.find(context.index(), name);
    if (file.isEmpty()) {
      throw fault("panoptic picture " + name + " is not there, expected in "
          + PanopticFolders.expected(context.index()));
    }
    record.foundPicture(file.get());
    try (PngDecoder decoder = new PngDecoder()) {
      if (Files.size(file.get()) > MAX_BYTES) {
        throw fault("panoptic picture " + name + " is larger than 1 GiB");
      }
      byte[] bytes = Files.readAllBytes(file.get());
      return decoder.decodeRuns(bytes).map(PanopticPicture::new)
          .orElseGet(() -> new PanopticPicture(decoder.decode(bytes)));
    } catch (IOException unreadable) {
      throw fault("panoptic picture " + name + " cannot be read: " + unreadable.getMessage());
    } catch (ImageFormatException broken) {
      throw fault("panoptic picture " + name + " is broken: " + broken.getMessage());
    }
  }

  private static RecordFault fault(String what) {
    return new RecordFault(
        CocoIssues.PANOPTIC_PICTURE,
        what,
        ".file_name",
        -1,
        "Put the PNG files into the folder named as the JSON file, or import with --on-error skip.");
  }
}
