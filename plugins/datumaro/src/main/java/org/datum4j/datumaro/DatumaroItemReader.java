// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Origin;
import org.datum4j.api.spi.Run;
import org.datum4j.datumaro.DatumaroAnnotationReader.Outcome;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.json.JsonNames;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.JsonTree;
import org.jspecify.annotations.Nullable;

/** Reads one item of a file after another; serves one thread. */
final class DatumaroItemReader {
  private static final JsonNames NAMES =
      JsonNames.of("id", "annotations", "attr", "image", "media", "extras", "point_cloud", "video", "video_frame",
          "multi_frame");
  private static final JsonNames IMAGE_NAMES = JsonNames.of("path", "size");

  private final DatumaroFile file;
  private final DatumaroImages images;
  private final DatumaroNotes notes;
  private final LabelCategories labels;
  private final Run run;
  private final JsonReader json = new JsonReader();
  private final JsonReader single = new JsonReader();
  private final DatumaroAnnotationReader annotation;

  private String id = "";
  private long index;
  private long start;
  private int from;
  private @Nullable String path;
  private @Nullable ImageSize size;
  private boolean hasImage;
  private Attributes rest = Attributes.empty();
  private final List<Annotation> annotations = new ArrayList<>();
  private final List<Attributes> foreign = new ArrayList<>();

  DatumaroItemReader(DatumaroFile file, int[] labelMap, DatumaroImages images, DatumaroNotes notes, Run run) {
    this.file = file;
    this.images = images;
    this.notes = notes;
    this.labels = file.categories().labels();
    this.run = run;
    this.annotation = new DatumaroAnnotationReader(labelMap);
  }

  /** Reads the item in a stretch of bytes; null when it is left out. */
  @Nullable DatasetItem read(byte[] bytes, int offset, int length, long startInFile, long indexInList) {
    index = indexInList;
    start = startInFile;
    from = offset;
    id = "";
    path = null;
    size = null;
    hasImage = false;
    rest = Attributes.empty();
    annotations.clear();
    foreign.clear();
    json.reset(bytes, from, from + length, startInFile);
    json.within("$.items", indexInList);
    try {
      return item(bytes);
    } catch (JsonException fault) {
      run.issues().report(DatumaroFormat.faultyIssue(file.name(), "item " + id, fault));
      return null;
    }
  }

  private @Nullable DatasetItem item(byte[] bytes) {
    Attributes attributes = Attributes.empty();
    Origin origin = null;
    json.beginObject();
    for (int member = json.nextName(NAMES); member != JsonNames.END; member = json.nextName(NAMES)) {
      switch (member) {
        case 0 -> id = DatumaroValues.text(json).replace('\\', '/');
        case 1 -> annotations(bytes);
        case 2 -> attributes = DatumaroValues.attributes(json);
        case 3 -> image();
        case 4 -> media();
        case 5 -> origin = DatumaroAnnotationReader.extras(json);
        case 6, 7, 8, 9 -> {
          notes.foreignMedia(json.name(), where());
          rest();
        }
        default -> rest();
      }
    }
    if (!foreign.isEmpty()) {
      rest = rest.with("annotations", foreign);
    }
    if (origin == null && !rest.isEmpty()) {
      origin = Origin.of(DatumaroFormat.NAME, rest);
    }
    Image image = hasImage ? images.find(file.subset(), path == null ? id + ".jpg" : path, size, where()) : null;
    DatasetItem item = DatasetItem.of(id, file.subset(), image, annotations, attributes);
    return origin == null ? item : item.withOrigin(origin);
  }

  private void rest() {
    String name = json.name();
    rest = rest.with(name, JsonTree.read(json));
  }

  private void image() {
    if (json.nullValue()) {
      return;
    }
    hasImage = true;
    json.beginObject();
    for (int member = json.nextName(IMAGE_NAMES); member != JsonNames.END; member = json.nextName(IMAGE_NAMES)) {
      if (json.nullValue()) {
        continue;
      }
      if (member == 0) {
        path = json.stringValue();
      } else if (member == 1) {
        size(json.numbers());
      }
    }
  }

  private void size(double[] given) {
    if (given.length == 2 && isLength(given[0]) && isLength(given[1])) {
      size = new ImageSize((int) given[1], (int) given[0]);
      return;
    }
    run.issues().report(
        Issue.warning(
            DatumaroFormat.IMAGE_SIZE,
            "image size is not [height, width] in whole pixels; the size in the image's header counts",
            where(),
            "Correct the size in the file."));
  }

  private static boolean isLength(double value) {
    return value >= 1 && value == (int) value;
  }

  /** Old files name the image here as well, or only here. */
  private void media() {
    if (json.nullValue()) {
      return;
    }
    json.beginObject();
    for (int member = json.nextName(IMAGE_NAMES); member != JsonNames.END; member = json.nextName(IMAGE_NAMES)) {
      if (member == 0 && !json.nullValue()) {
        String other = json.stringValue();
        if (!hasImage && !other.isEmpty()) {
          hasImage = true;
          path = other;
        }
      }
    }
  }

  private void annotations(byte[] bytes) {
    if (json.nullValue()) {
      return;
    }
    json.beginArray();
    for (int i = 0; json.nextElement(); i++) {
      json.skipValue();
      single.reset(bytes, json.start(), json.end(), start + json.start() - from);
      single.within("$.items[" + index + "].annotations", i);
      annotation(bytes, i);
    }
  }

  private void annotation(byte[] bytes, int position) {
    Annotation read;
    try {
      read = annotation.read(single, bytes);
    } catch (JsonException fault) {
      run.issues().report(DatumaroFormat.faultyIssue(file.name(), object(), fault));
      return;
    }
    if (read != null) {
      annotations.add(read);
      return;
    }
    Location place = new Location(file.name(), 0, start, "$.items[" + index + "].annotations[" + position + "]",
        object());
    if (annotation.outcome() == Outcome.FOREIGN) {
      foreign.add(foreign(bytes));
      notes.foreignType(annotation.type(), place);
      return;
    }
    report(place);
  }

  private void report(Location place) {
    String code = DatumaroFormat.GEOMETRY_FAULTY;
    String mend = "Correct the annotation, or import with --on-error skip to leave it out.";
    if (annotation.outcome() == Outcome.LABEL_RANGE) {
      code = DatumaroFormat.LABEL_RANGE;
    } else if (annotation.outcome() == Outcome.UNKNOWN_TYPE) {
      code = DatumaroFormat.TYPE_UNKNOWN;
      mend = "Use one of the types label, bbox, rotated_bbox, polygon, polyline, points, mask, caption, ellipse,"
          + " or import with --on-error skip to leave the annotation out.";
    }
    run.issues().report(Issue.error(code, annotation.fault(), place, mend));
  }

  /** Returns an annotation as it is, but with its label's name in place of a number that may change. */
  private Attributes foreign(byte[] bytes) {
    single.reset(bytes, json.start(), json.end(), 0);
    Attributes tree = DatumaroValues.attributes(single);
    if (tree.get("label_id") instanceof Long label && label >= 0 && label < labels.size()) {
      return tree.without("label_id").with("label", labels.get(label.intValue()).name());
    }
    return tree;
  }

  private String object() {
    return "annotation " + annotation.id() + " of item " + id;
  }

  private Location where() {
    return new Location(file.name(), 0, start, "$.items[" + index + "]", id.isEmpty() ? "" : "item " + id);
  }
}
