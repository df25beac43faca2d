// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.kit.json.SpanReader;
import org.datum4j.kit.xml.XmlElement;
import org.datum4j.kit.xml.XmlException;
import org.datum4j.kit.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of its labels and videos. Owners, assignees, addresses and names of tasks are not even read.
 *
 * @param labels the labels in order, sublabels of skeletons among them
 * @param subset the subset of a single task, or the empty text
 * @param sizes sizes of videos by task; a single task has the empty text
 */
record CvatMeta(List<CvatLabel> labels, String subset, Map<String, ImageSize> sizes) {
  /** Says nothing. */
  static final CvatMeta EMPTY = new CvatMeta(List.of(), "", Map.of());

  private static final List<String> KINDS = List.of("task", "job", "project");

  static CvatMeta read(String file, Path path, long start, int length, long line, IssueSink issues)
      throws IOException {
    try (SpanReader bytes = SpanReader.open(path)) {
      int from = bytes.read(start, length);
      XmlElement meta = new XmlReader().readTree(bytes.bytes(), from, length);
      for (XmlElement child : meta.children()) {
        if (KINDS.contains(child.name())) {
          return of(file, child, line, issues);
        }
      }
      return EMPTY;
    } catch (XmlException broken) {
      throw new ImportException(
          Issue.error(
              CvatFormat.META,
              broken.what(),
              Location.ofLine(file, line + Math.max(0, broken.line() - 1)),
              "Correct the XML there, or export the annotations once more."),
          broken);
    }
  }

  private static CvatMeta of(String file, XmlElement task, long line, IssueSink issues) {
    Map<String, CvatLabel> labels = new LinkedHashMap<>();
    for (XmlElement element : task.child("labels").map(found -> found.children("label")).orElse(List.of())) {
      CvatLabel label = CvatLabel.of(element);
      Location where = Location.ofLine(file, line + element.line() - 1).withPath("/annotations" + element.path());
      if (label.name().isEmpty()) {
        issues.report(
            Issue.error(CvatFormat.META, "a label has no name", where, "Name it, or remove the element."));
      } else if (labels.putIfAbsent(label.parent() + "\n" + label.name(), label) != null) {
        issues.report(
            Issue.warning(
                CvatFormat.LABEL_TWICE,
                "label \"" + label.name() + "\" is declared twice; the first counts",
                where,
                "Remove one of them."));
      }
    }
    Map<String, ImageSize> sizes = new HashMap<>();
    note(task, "", sizes);
    for (XmlElement part : task.child("tasks").map(XmlElement::children).orElse(List.of())) {
      note(part, part.childText("id").orElse("").strip(), sizes);
    }
    String subset = task.name().equals("project") ? "" : task.childText("subset").orElse("").strip();
    return new CvatMeta(List.copyOf(labels.values()), subset, Map.copyOf(sizes));
  }

  private static void note(XmlElement task, String id, Map<String, ImageSize> sizes) {
    task.child("original_size").ifPresent(size -> {
      int width = whole(size.childText("width"));
      int height = whole(size.childText("height"));
      if (width > 0 && height > 0) {
        sizes.put(id, new ImageSize(width, height));
      }
    });
  }

  private static int whole(Optional<String> text) {
    String digits = text.orElse("").strip();
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }

  /** Returns the size of a task's frames, if it is known. */
  @Nullable ImageSize size(String task) {
    ImageSize own = sizes.get(task);
    return own == null ? sizes.get("") : own;
  }

  /** Returns the labels of things; those of the points of a skeleton are left out. */
  List<CvatLabel> things() {
    List<CvatLabel> things = new ArrayList<>();
    for (CvatLabel label : labels) {
      if (!isPart(label)) {
        things.add(label);
      }
    }
    return things;
  }

  /** Returns the labels of a skeleton's points, in order. */
  List<CvatLabel> parts(String skeleton) {
    return labels.stream().filter(label -> label.parent().equals(skeleton) && isPart(label)).toList();
  }

  /** A parent may also be no more than a wider class, as a person is of persons; such labels have no type. */
  private boolean isPart(CvatLabel label) {
    return !label.type().isEmpty() && !label.isSkeleton() && !label.parent().isEmpty() && isSkeleton(label.parent());
  }

  private boolean isSkeleton(String name) {
    return labels.stream().anyMatch(label -> label.name().equals(name) && label.isSkeleton());
  }
}
