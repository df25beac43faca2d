// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.xml.XmlEvent;
import org.datum4j.kit.xml.XmlException;
import org.datum4j.kit.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** Makes items of a file's pieces. One instance serves one thread. */
final class CvatItemReader {
  private static final String MEND = "Correct the element, or import with --on-error skip to leave it out.";

  private final CvatFile file;
  private final CvatShapes shapes;
  private final CvatImages images;
  private final Run run;
  private final XmlReader reader = new XmlReader();
  private final List<Annotation> made = new ArrayList<>();

  CvatItemReader(CvatFile file, CvatShapes shapes, CvatImages images, Run run) {
    this.file = file;
    this.shapes = shapes;
    this.images = images;
    this.run = run;
  }

  /** A piece of a file. */
  record Piece(byte[] bytes, int from, int length, long line) {}

  /**
   * Makes an item.
   *
   * @param image the image element, or null for a frame that only tracks speak of
   * @param tracked the shapes of tracks that belong to it
   */
  @Nullable DatasetItem read(int item, @Nullable Piece image, List<Piece> tracked) {
    made.clear();
    try {
      return image == null ? frame(item, tracked) : image(item, image, tracked);
    } catch (XmlException broken) {
      long line = (image == null ? tracked.get(0) : image).line() + Math.max(0, broken.line() - 1);
      run.issues().report(
          Issue.error(
              CvatFormat.XML, broken.what(), Location.ofLine(file.name(), line),
              "Correct the XML there, or import with --on-error skip to leave the image out."));
      return null;
    }
  }

  private DatasetItem frame(int item, List<Piece> tracked) {
    int extra = item - file.images().size();
    long frame = file.frames().extraFrame(extra);
    CvatUnit unit = file.units().get(file.frames().extraUnit(extra));
    ImageSize size = file.meta().size(unit.taskId());
    String name = CvatFormat.frameName(frame);
    String object = "frame " + frame;
    addTracked(item, tracked, size, object);
    Location where = Location.ofLine(file.name(), tracked.get(0).line()).withObject(object);
    Image image = images.find(file.folder(), unit.subset(), name, size, true, where);
    boolean isAlone = file.units().stream().filter(other -> other.subset().equals(unit.subset())).count() == 1;
    String id = (isAlone ? "" : "task_" + unit.taskId() + "/") + CvatNames.stem(name);
    return DatasetItem.of(id, unit.subset(), image, made, Attributes.of("frame", frame));
  }

  private DatasetItem image(int item, Piece piece, List<Piece> tracked) {
    reader.reset(piece.bytes(), piece.from(), piece.length());
    reader.next();
    CvatUnit unit = file.units().get((int) file.images().owners().get(item));
    long frame = file.images().frames().get(item);
    String given = reader.attribute("name").orElse("");
    String clean = given.isEmpty() ? CvatFormat.frameName(frame) : CvatNames.clean(given);
    String name = clean == null ? given : clean;
    String object = "image " + (frame < 0 ? "" : frame + " ") + name;
    Location where = Location.ofLine(file.name(), piece.line()).withObject(object);
    ImageSize size = size(reader.attribute("width").orElse(""), reader.attribute("height").orElse(""), where);
    if (size == null) {
      size = file.meta().size(unit.taskId());
    }
    for (XmlEvent event = reader.next(); event != XmlEvent.END; event = reader.next()) {
      if (event == XmlEvent.START) {
        CvatElement element = CvatElement.read(reader);
        add(element, null, size, piece, object);
      }
    }
    addTracked(item, tracked, size, object);
    Image image = images.find(file.folder(), unit.subset(), name, size, false, where);
    String id = file.ids().getOrDefault(item, CvatNames.stem(name));
    Attributes attributes = frame < 0 ? Attributes.empty() : Attributes.of("frame", frame);
    return DatasetItem.of(id, unit.subset(), image, made, attributes);
  }

  private @Nullable ImageSize size(String width, String height, Location where) {
    boolean isNumber = width.matches("[0-9]{1,9}") && height.matches("[0-9]{1,9}");
    if (isNumber && Integer.parseInt(width) > 0 && Integer.parseInt(height) > 0) {
      return new ImageSize(Integer.parseInt(width), Integer.parseInt(height));
    }
    boolean isUnknown = width.isEmpty() && height.isEmpty() || isNumber;
    if (!isUnknown) {
      run.issues().report(
          Issue.warning(
              CvatFormat.IMAGE_FIELD,
              "the image's size is \"" + width + "\" x \"" + height
                  + "\", expected whole numbers; it is taken from the image itself",
              where.withPath("/annotations/image/@width"),
              "Correct the size if the image is not there."));
    }
    return null;
  }

  private void addTracked(int item, List<Piece> tracked, @Nullable ImageSize size, String object) {
    for (int i = 0; i < tracked.size(); i++) {
      Piece piece = tracked.get(i);
      CvatTrack track = file.tracks().get((int) file.trackShapes().owners().get(file.frames().shape(item, i)));
      try {
        reader.reset(piece.bytes(), piece.from(), piece.length());
        reader.next();
        CvatElement element = CvatElement.read(reader);
        add(element, track, size, piece, object);
      } catch (XmlException broken) {
        run.issues().report(
            Issue.error(
                CvatFormat.XML,
                broken.what(),
                Location.ofLine(file.name(), piece.line() + Math.max(0, broken.line() - 1))
                    .withObject("track " + track.id()),
                MEND));
      }
    }
  }

  private void add(
      CvatElement element, @Nullable CvatTrack track, @Nullable ImageSize size, Piece piece, String object) {
    CvatShapes.Place place = () -> where(element, track, piece, object);
    try {
      made.add(shapes.make(element, track, size, place));
    } catch (CvatFault fault) {
      Location where = place.where();
      Location field = fault.field().isEmpty() ? where : where.withPath(where.path() + "/@" + fault.field());
      run.issues().report(Issue.error(fault.code(), fault.what(), field, MEND));
    }
  }

  private Location where(CvatElement element, @Nullable CvatTrack track, Piece piece, String object) {
    long line = piece.line();
    for (int i = piece.from(); i < element.offset(); i++) {
      line += piece.bytes()[i] == '\n' ? 1 : 0;
    }
    String path = "/annotations/" + (track == null ? "image/" : "track/") + element.name();
    String whole = track == null ? object : "track " + track.id() + " in " + object;
    return Location.ofLine(file.name(), line).withPath(path).withObject(whole);
  }
}
