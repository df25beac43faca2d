// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Mask;
import org.datum4j.kit.png.ImageFormatException;
import org.jspecify.annotations.Nullable;

/** Makes items of examples. */
final class RoboflowTfrecordItems {
  private static final String BOX = "image/object/bbox/";

  private final RoboflowTfrecordLabels labels;
  private final LabelCategories categories;
  private final IssueSink issues;

  RoboflowTfrecordItems(RoboflowTfrecordLabels labels, LabelCategories categories, IssueSink issues) {
    this.labels = labels;
    this.categories = categories;
    this.issues = issues;
  }

  /** Returns the item of an example; null when it is left out. */
  @Nullable DatasetItem item(RoboflowTfrecordExample example, String subset, Location where) {
    String name = example.text("image/filename").replace('\\', '/');
    if (name.isEmpty()) {
      report("ROBOFLOW-FEATURE-MISSING", "the record has no image/filename", where);
      return null;
    }
    int dot = name.lastIndexOf('.');
    String id = dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    Location place = where.withObject("item " + id);
    byte[] encoded = example.bytes("image/encoded");
    ImageSize size = size(example);
    Image image = encoded.length == 0 ? Image.missing(name, size) : Image.ofBytes(name, encoded, size);
    ImageSize known = image.size().orElse(null);
    List<Annotation> annotations = List.of();
    if (example.numbers(BOX + "xmin").length > 0) {
      if (known == null) {
        report("ROBOFLOW-SIZE-UNKNOWN", "the record has neither a size nor an image that says it", place);
      } else {
        annotations = annotations(example, known, place);
      }
    }
    return DatasetItem.of(id, subset, image, annotations, Attributes.empty());
  }

  private void report(String code, String what, Location where) {
    issues.report(
        Issue.error(code, what, where, "Export the dataset again, or import with --on-error skip to leave it out."));
  }

  private static @Nullable ImageSize size(RoboflowTfrecordExample example) {
    double[] height = example.numbers("image/height");
    double[] width = example.numbers("image/width");
    return height.length == 0 || width.length == 0 || height[0] < 1 || width[0] < 1
        ? null
        : new ImageSize((int) width[0], (int) height[0]);
  }

  private List<Annotation> annotations(RoboflowTfrecordExample example, ImageSize size, Location where) {
    double[] left = example.numbers(BOX + "xmin");
    double[] right = example.numbers(BOX + "xmax");
    double[] top = example.numbers(BOX + "ymin");
    double[] bottom = example.numbers(BOX + "ymax");
    if (right.length != left.length || top.length != left.length || bottom.length != left.length) {
      report("ROBOFLOW-FEATURE-LENGTH",
          "the lists xmin, xmax, ymin, ymax have " + left.length + ", " + right.length + ", " + top.length + ", "
              + bottom.length + " numbers, expected as many of each", where);
      return List.of();
    }
    double[] numbers = example.numbers("image/object/class/label");
    List<byte[]> names = example.all("image/object/class/text");
    List<byte[]> masks = example.all("image/object/mask");
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      String name = i < names.size() ? new String(names.get(i), StandardCharsets.UTF_8) : "";
      int number = i < numbers.length ? (int) numbers[i] : -1;
      int label = labels.index(name, number, categories);
      if (label == Common.NO_LABEL) {
        report("ROBOFLOW-LABEL-UNKNOWN",
            "object " + i + " is of class " + number + " \"" + name + "\", expected one of " + labels.known(), where);
        continue;
      }
      Common common = Common.ofLabel(label).withId(i);
      if (i < masks.size()) {
        common = common.withGroup(i + 1L);
      }
      double x = within(left[i]) * size.width();
      double y = within(top[i]) * size.height();
      annotations.add(
          new Bbox(common, x, y, within(right[i]) * size.width() - x, within(bottom[i]) * size.height() - y));
      if (i < masks.size()) {
        mask(common, masks.get(i), size, where, annotations);
      }
    }
    return annotations;
  }

  private static double within(double share) {
    return Math.min(1, Math.max(0, share));
  }

  private void mask(Common common, byte[] png, ImageSize size, Location where, List<Annotation> annotations) {
    try {
      Rle rle = RoboflowTfrecordMask.of(png);
      if (rle.width() != size.width() || rle.height() != size.height()) {
        report("ROBOFLOW-MASK-SIZE",
            "a mask is of " + rle.width() + " x " + rle.height() + " pixels, expected those of the image", where);
        return;
      }
      annotations.add(new Mask(common, rle));
    } catch (ImageFormatException faulty) {
      report("ROBOFLOW-MASK-FAULTY", "a mask cannot be decoded: " + faulty.getMessage(), where);
    }
  }
}
