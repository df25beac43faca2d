// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Origin;
import org.jspecify.annotations.Nullable;

/** Reads one item after another from its files; used by one thread at a time. */
final class VocItemReader implements AutoCloseable {
  private static final Attributes CROWD = Attributes.of(VocThings.CROWD, true);

  private final VocReading reading;
  private final IssueSink issues;
  private final VocXmlParser parser = new VocXmlParser();
  private final VocFields fields = new VocFields();
  private final VocThings things;
  private final VocMaskDecoder masks;

  VocItemReader(VocReading reading) {
    this.reading = reading;
    this.issues = reading.run().issues();
    this.things = new VocThings(reading.labels(), reading.map(), reading.task(), issues, reading.tally());
    this.masks = new VocMaskDecoder(reading.map().colors(), reading.map().labels().size(), true);
  }

  /**
   * Reads an item.
   *
   * @return the item, or null when it was left out
   */
  @Nullable DatasetItem read(VocSubset subset, String id) throws IOException {
    VocRoot root = subset.root();
    List<Annotation> annotations = new ArrayList<>();
    fields.clear();
    try {
      for (int label : reading.classes().of(root, subset.name(), id)) {
        annotations.add(new Label(Common.ofLabel(label)));
      }
      if (reading.task().hasBoxes()) {
        readXml(root, id, annotations);
      }
      if (reading.task().hasMasks() && reading.run().demand().annotationTypes().contains(AnnotationType.MASK)) {
        readMasks(root, id, annotations);
      }
      Image image = reading.images().checked(image(root, id, annotations));
      DatasetItem item = DatasetItem.of(id, subset.name(), image, annotations, Attributes.empty());
      return fields.rest.isEmpty() ? item : item.withOrigin(Origin.of(VocExportMap.ORIGIN, fields.rest));
    } catch (ItemFault fault) {
      issues.report(root.isLoose() ? forgiving(fault.issue()) : fault.issue());
      return null;
    }
  }

  /** Where XML files lie anywhere, one that is no annotation is none of the dataset's. */
  private static Issue forgiving(Issue issue) {
    return issue.code().equals(VocIssues.XML_ROOT)
        ? Issue.warning(issue.code(), issue.what() + "; the file is ignored", issue.where(), issue.mend())
        : issue;
  }

  private void readXml(VocRoot root, String id, List<Annotation> annotations) throws IOException {
    String name = root.xmlName(id);
    try {
      Optional<Path> file = root.findAnyCase(name);
      if (file.isEmpty()) {
        return;
      }
      byte[] bytes = VocText.bytes(file.get());
      parser.parse(bytes, bytes.length, root.shown(name), fields);
    } catch (ImportException broken) {
      throw new ItemFault(broken);
    }
    fields.issues.forEach(issues::report);
    things.addTo(annotations, fields, root.shown(name));
  }

  private void readMasks(VocRoot root, String id, List<Annotation> annotations) throws IOException {
    List<VocMasks.Part> parts;
    try {
      parts = masks(root, VocRoot.CLASSES + id + ".png", VocRoot.OBJECTS + id + ".png");
    } catch (ImportException broken) {
      issues.report(broken.issue());
      return;
    }
    VocMaskGroups boxes = new VocMaskGroups(annotations);
    List<Long> groups = boxes.of(parts);
    for (int i = 0; i < parts.size(); i++) {
      VocMasks.Part part = parts.get(i);
      Attributes attributes = boxes.isCrowd(groups.get(i)) ? CROWD : Attributes.empty();
      annotations.add(new Mask(Common.of(0, groups.get(i), part.labelIndex(), attributes, null), part.rle()));
    }
  }

  private List<VocMasks.Part> masks(VocRoot root, String classes, String objects) throws IOException {
    Optional<Path> classFile = root.findAnyCase(classes);
    Optional<Path> objectFile = root.findAnyCase(objects);
    VocIndexPlane classPlane =
        classFile.isEmpty() ? null : masks.classes(VocText.bytes(classFile.get()), root.shown(classes));
    VocIndexPlane objectPlane =
        objectFile.isEmpty() ? null : masks.objects(VocText.bytes(objectFile.get()), root.shown(objects));
    if (classPlane == null) {
      return objectPlane == null ? List.of() : VocMasks.ofObjects(objectPlane);
    }
    if (objectPlane == null) {
      return VocMasks.ofClasses(classPlane);
    }
    if (classPlane.width() != objectPlane.width() || classPlane.height() != objectPlane.height()) {
      throw new ImportException(
          Issue.error(
              VocIssues.MASK_SIZE,
              "the object mask is " + objectPlane.width() + " x " + objectPlane.height() + ", but the class mask is "
                  + classPlane.width() + " x " + classPlane.height(),
              Location.ofFile(root.shown(objects)),
              "Bring both masks to the image's size, or import with --on-error skip to leave them out."));
    }
    return VocMasks.of(classPlane, objectPlane);
  }

  private Image image(VocRoot root, String id, List<Annotation> annotations) {
    ImageSize size = fields.width > 0 && fields.height > 0 ? new ImageSize(fields.width, fields.height) : null;
    String name = fields.fileName == null ? null : plainName(fields.fileName);
    if (!reading.run().demand().images()) {
      return Image.missing(name == null ? id + ".jpg" : name, size);
    }
    try {
      if (name != null) {
        Optional<Path> file = root.image(name);
        if (file.isPresent()) {
          return Image.ofFile(name, file.get(), size);
        }
      }
      Optional<String> own = root.imageOf(id);
      if (own.isPresent()) {
        return Image.ofFile(own.get(), root.image(own.get()).orElseThrow(), size);
      }
      String wanted = name == null ? id + ".jpg" : name;
      Optional<Path> elsewhere = root.imageAnywhere(wanted);
      if (elsewhere.isPresent()) {
        return Image.ofFile(wanted, elsewhere.get(), size);
      }
      return Image.missing(wanted, size == null ? maskSize(annotations) : size);
    } catch (ImportException outside) {
      issues.report(outside.issue());
      return Image.missing(id + ".jpg", size);
    }
  }

  private static @Nullable ImageSize maskSize(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Mask mask) {
        return new ImageSize(mask.rle().width(), mask.rle().height());
      }
    }
    return null;
  }

  /** Some tools write a whole path, which is true on their computer only. */
  private static String plainName(String fileName) {
    String name = fileName.replace('\\', '/');
    boolean isForeign = name.startsWith("/") || name.indexOf(':') == 1 || ("/" + name + "/").contains("/../");
    return isForeign ? name.substring(name.lastIndexOf('/') + 1) : name;
  }

  @Override
  public void close() {
    masks.close();
  }

  /** The item cannot be read. */
  private static final class ItemFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Issue issue;

    ItemFault(DatumException cause) {
      super(cause);
      issue = cause.issue();
    }

    Issue issue() {
      return issue;
    }
  }
}
