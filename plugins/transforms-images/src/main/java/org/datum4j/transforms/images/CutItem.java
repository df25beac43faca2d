// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.Groups;

/** Cuts the shapes of one item to parts of its image. */
final class CutItem {
  /** What happens to shapes that a cut leaves without their form. */
  static final Loss CURVED =
      new Loss("TRANSFORM-SHAPE-CUT", "ellipses and turned boxes across the border", "kept as polygons");

  private final DatasetItem item;
  private final Run run;
  private final Groups groups;
  /** Positions of annotations of which no part was kept so far. */
  private final BitSet unseen = new BitSet();

  CutItem(DatasetItem item, Run run) {
    this.item = item;
    this.run = run;
    this.groups = new Groups(item.annotations());
    this.unseen.set(0, item.annotations().size());
  }

  /** Returns the schema after a cut: what is cut may be a polygon. */
  static DatasetSchema schema(DatasetSchema schema) {
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    types.addAll(schema.annotationTypes());
    if (types.contains(AnnotationType.ELLIPSE) || types.contains(AnnotationType.ROTATED_BBOX)) {
      types.add(AnnotationType.POLYGON);
    }
    return schema.withAnnotationTypes(types);
  }

  /** Returns what is left of the shapes in a window. */
  List<Annotation> shapes(Window window, double leastShare, boolean wholeLines) {
    ShapeCropper cropper = new ShapeCropper(window, leastShare, wholeLines, groups);
    List<Annotation> left = new ArrayList<>(item.annotations().size());
    for (int i = 0; i < item.annotations().size(); i++) {
      List<Annotation> parts = cut(item.annotations().get(i), cropper);
      if (!parts.isEmpty()) {
        unseen.clear(i);
      }
      left.addAll(parts);
    }
    return left;
  }

  /** Notes the shapes that were in none of the windows. */
  void noteUnseen(Loss loss) {
    unseen.stream()
        .mapToObj(item.annotations()::get)
        .forEach(annotation -> run.losses().record(loss, item, annotation.id()));
  }

  private List<Annotation> cut(Annotation annotation, ShapeCropper cropper) {
    try {
      List<Annotation> parts = annotation.accept(cropper);
      if (!parts.isEmpty() && parts.get(0).type() != annotation.type()) {
        run.losses().record(CURVED, item, annotation.id());
      }
      return parts;
    } catch (IllegalArgumentException broken) {
      run.issues().report(Issue.error("TRANSFORM-SHAPE-BROKEN",
          "the " + annotation.type().text() + " cannot be cut: " + broken.getMessage(),
          Location.unknown().withObject(
              "annotation " + annotation.id() + " of item " + item.id() + " of subset " + item.subset()),
          "Correct the shape; with --on-error skip it is left out."));
      return List.of();
    }
  }
}
