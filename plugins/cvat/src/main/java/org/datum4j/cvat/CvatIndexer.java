// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.primitive.LongColumn;
import org.datum4j.kit.primitive.LongIntMap;
import org.datum4j.kit.xml.XmlException;
import org.datum4j.kit.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** Looks once through a file and notes where its images and the shapes of its tracks are. */
final class CvatIndexer implements CvatScan.Events {
  private static final long LONGEST = 1 << 28;
  private static final long HIGHEST_FRAME = Integer.MAX_VALUE;
  private static final String MEND = "Correct the element, or import with --on-error skip to leave it out.";

  private final String file;
  private final String subset;
  private final Run run;
  private final LongIntMap ids;
  private final XmlReader reader = new XmlReader();
  private final Map<CvatUnit, Integer> units = new LinkedHashMap<>();
  private final CvatFile.Spans images = new CvatFile.Spans();
  private final CvatFile.Spans shapes = new CvatFile.Spans();
  private final LongColumn imageKeys = new LongColumn();
  private final LongColumn shapeKeys = new LongColumn();
  private final List<CvatTrack> tracks = new ArrayList<>();
  private final Map<Integer, String> renamed = new HashMap<>();
  private final Set<String> rawLabels = new HashSet<>();
  private final Set<String> labels = new LinkedHashSet<>();
  private final Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
  private String parent = "";
  private int unit;
  private int row = -1;
  private int shapeRow = -1;
  private long metaStart = -1;
  private long metaLine;
  private int metaLength;

  private CvatIndexer(String file, String subset, Run run, LongIntMap ids) {
    this.file = file;
    this.subset = subset;
    this.run = run;
    this.ids = ids;
  }

  /**
   * Looks through a file.
   *
   * @param subset the subset of images that name none
   * @param ids hashes of the ids that items of earlier files have
   */
  static CvatFile read(String file, Path path, String subset, Run run, LongIntMap ids) throws IOException {
    CvatIndexer indexer = new CvatIndexer(file, subset, run, ids);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      CvatScan.run(file, in, indexer);
    }
    CvatMeta meta =
        indexer.metaStart < 0
            ? CvatMeta.EMPTY
            : CvatMeta.read(file, path, indexer.metaStart, indexer.metaLength, indexer.metaLine, run.issues());
    return indexer.result(path, meta);
  }

  private CvatFile result(Path path, CvatMeta meta) {
    List<CvatUnit> named = new ArrayList<>();
    for (CvatUnit one : units.keySet()) {
      // A task of its own may say its subset in its description only.
      boolean isPlain = one.subset().isEmpty();
      boolean isGeneric = subset.startsWith(CvatFormat.ROOT) && !meta.subset().isEmpty();
      named.add(isPlain ? new CvatUnit(isGeneric ? meta.subset() : subset, one.taskId()) : one);
    }
    return new CvatFile(file, path, meta, List.copyOf(named), images, List.copyOf(tracks), shapes,
        CvatFrames.of(imageKeys, shapeKeys), Map.copyOf(renamed), labels, types);
  }

  @Override
  public void progress(long offset) {
    run.checkCancelled();
    run.progress("indexing " + file, offset, 0);
  }

  @Override
  public void start(int depth, String name, byte[] bytes, int from, int to, long offset, long line) {
    if (depth == 0) {
      if (!name.equals(CvatFormat.ROOT)) {
        throw new ImportException(
            Issue.error(
                CvatFormat.NOT_FOUND,
                "the root element is <" + name + ">, expected <" + CvatFormat.ROOT + ">",
                Location.ofLine(file, line),
                "Name a file of CVAT, or the format that this file is in."));
      }
      return;
    }
    if (depth == 1) {
      parent = name;
      row = -1;
      switch (name) {
        case "meta" -> {
          metaStart = offset;
          metaLine = line;
        }
        case "image" -> image(bytes, from, to, offset, line);
        case "track" -> track(bytes, from, to, line);
        case "version" -> {}
        default -> run.issues().report(
            Issue.warning(
                CvatFormat.SHAPE_UNKNOWN,
                "element <" + name + "> is unknown and passed over, expected meta, image or track",
                Location.ofLine(file, line).withPath("/annotations/" + name),
                "Nothing needs to be done, unless it holds annotations."));
      }
      return;
    }
    if (parent.equals("image") || parent.equals("track")) {
      note(name);
      label(bytes, from, to, line);
      if (parent.equals("track") && row >= 0) {
        shape(name, bytes, from, to, offset, line);
      }
    }
  }

  @Override
  public void end(int depth, long offset) {
    if (depth == 1 && parent.equals("meta")) {
      metaLength = (int) checkLength(metaStart, offset, metaLine);
    } else if (depth == 1 && parent.equals("image") && row >= 0) {
      images.lengths().set(row, checkLength(images.starts().get(row), offset, images.lines().get(row)));
    } else if (depth == 2 && shapeRow >= 0) {
      shapes.lengths().set(shapeRow, checkLength(shapes.starts().get(shapeRow), offset, shapes.lines().get(shapeRow)));
      shapeRow = -1;
    }
  }

  private long checkLength(long start, long end, long line) {
    if (end - start > LONGEST) {
      throw new ImportException(
          Issue.error(
              CvatFormat.XML_LIMIT,
              "an element has " + (end - start) + " bytes, more than " + LONGEST,
              Location.ofLine(file, line),
              "Split the dataset in CVAT, or correct the file."));
    }
    return end - start;
  }

  /** Brings the reader to a start tag; false if it is not sound and was left out. */
  private void open(byte[] bytes, int from, int to, long line) {
    try {
      reader.reset(bytes, from, to - from);
      reader.next();
    } catch (XmlException broken) {
      throw new ImportException(
          Issue.error(
              CvatFormat.XML,
              broken.what(),
              Location.ofLine(file, line + Math.max(0, broken.line() - 1)),
              "Correct the XML there, or export the annotations once more."),
          broken);
    }
  }

  private String attribute(String name) {
    return reader.attribute(name).orElse("");
  }

  private int unit() {
    CvatUnit found = new CvatUnit(attribute("subset"), attribute("task_id"));
    Integer known = units.putIfAbsent(found, units.size());
    return known == null ? units.size() - 1 : known;
  }

  private void image(byte[] bytes, int from, int to, long offset, long line) {
    open(bytes, from, to, line);
    long frame = whole(attribute("id"));
    String given = reader.attribute("name").orElse("");
    String name = given.isEmpty() && frame >= 0 ? CvatFormat.frameName(frame) : CvatNames.clean(given);
    Location where = where(line, frame, given);
    if (name == null) {
      run.issues().report(
          Issue.error(
              CvatFormat.IMAGE_NAME,
              "the image's name \"" + given + "\" is missing or leads out of the dataset, expected a name inside of it",
              where.withPath("/annotations/image/@name"),
              "Correct the name, or import with --on-error skip to leave the image out."));
      return;
    }
    unit = unit();
    String id = id(name, attribute("task_id"), attribute("subset"));
    if (id == null) {
      run.issues().report(
          Issue.error(
              CvatFormat.IMAGE_TWICE,
              "the image \"" + given + "\" stands twice in its subset",
              where,
              "Remove one, or import with --on-error skip to leave the second out."));
      return;
    }
    if (frame < 0) {
      run.issues().report(
          Issue.warning(
              CvatFormat.IMAGE_FIELD,
              "the image's id is \"" + attribute("id") + "\", expected a whole number from 0; it has no frame number",
              where.withPath("/annotations/image/@id"),
              "Number the images if the order matters."));
    }
    row = images.add(offset, line, unit, frame);
    imageKeys.add(frame < 0 ? -1 : CvatFrames.key(unit, frame));
    if (!id.equals(CvatNames.stem(name))) {
      renamed.put(row, id);
      run.issues().report(
          Issue.warning(
              CvatFormat.IMAGE_TWICE,
              "another image of the subset has the id \"" + CvatNames.stem(name) + "\" already; this one gets \"" + id
                  + "\"",
              where,
              "Give the images of a subset names of their own if other ids are wanted."));
    }
  }

  /** Returns an id that no item of the subset has, or null. */
  private @Nullable String id(String name, String task, String givenSubset) {
    String stem = CvatNames.stem(name);
    String key = givenSubset.isEmpty() ? subset : givenSubset;
    for (String candidate : List.of(stem, name, task.isEmpty() ? stem : "task_" + task + "/" + stem)) {
      if (ids.putIfAbsent(CvatNames.hash(key, candidate), 0) == LongIntMap.NONE) {
        return candidate;
      }
    }
    return null;
  }

  private Location where(long line, long frame, String name) {
    return Location.ofLine(file, line).withObject("image " + (frame < 0 ? "" : frame + " ") + name);
  }

  private void track(byte[] bytes, int from, int to, long line) {
    open(bytes, from, to, line);
    long id = whole(attribute("id"));
    long group = whole(attribute("group_id"));
    unit = unit();
    label(bytes, from, to, line);
    tracks.add(
        new CvatTrack(id < 0 ? tracks.size() : id, attribute("label"), Math.max(0, group), attribute("source")));
    row = tracks.size() - 1;
  }

  private void shape(String name, byte[] bytes, int from, int to, long offset, long line) {
    open(bytes, from, to, line);
    long frame = whole(attribute("frame"));
    if (frame < 0) {
      run.issues().report(
          Issue.error(
              CvatFormat.SHAPE_FIELD,
              "frame of a shape is \"" + attribute("frame") + "\", expected a whole number from 0",
              Location.ofLine(file, line).withPath("/annotations/track/" + name + "/@frame")
                  .withObject("track " + tracks.get(row).id()),
              MEND));
      return;
    }
    shapeRow = shapes.add(offset, line, row, frame);
    shapeKeys.add(CvatFrames.key(unit, frame));
  }

  private static long whole(String text) {
    if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    long value = Long.parseLong(text);
    return value > HIGHEST_FRAME ? -1 : value;
  }

  private void note(String name) {
    switch (name) {
      case "box" -> {
        types.add(AnnotationType.BBOX);
        types.add(AnnotationType.ROTATED_BBOX);
      }
      case "polygon", "cuboid" -> types.add(AnnotationType.POLYGON);
      case "polyline" -> types.add(AnnotationType.POLYLINE);
      case "points", "skeleton" -> types.add(AnnotationType.POINTS);
      case "mask" -> types.add(AnnotationType.MASK);
      case "ellipse" -> {
        types.add(AnnotationType.ELLIPSE);
        types.add(AnnotationType.POLYGON);
      }
      case "tag" -> types.add(AnnotationType.LABEL);
      default -> types.addAll(EnumSet.allOf(AnnotationType.class));
    }
  }

  /** Notes the label of a tag without reading it as XML, unless it is new. */
  private void label(byte[] bytes, int from, int to, long line) {
    for (int i = from + 1; i + 7 < to; i++) {
      if (bytes[i] == 'l' && bytes[i + 1] == 'a' && bytes[i + 5] == '=' && bytes[i - 1] <= ' ') {
        int start = i + 7;
        int end = start;
        while (end < to && bytes[end] != bytes[start - 1]) {
          end++;
        }
        if (rawLabels.add(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1))) {
          open(bytes, from, to, line);
          labels.add(attribute("label"));
        }
        return;
      }
    }
  }
}
