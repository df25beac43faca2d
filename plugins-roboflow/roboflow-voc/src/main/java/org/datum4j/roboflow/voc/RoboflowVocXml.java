// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import static org.datum4j.voc.common.VocXmlText.ascii;

import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Polygon;
import org.datum4j.voc.common.VocExtent;
import org.datum4j.voc.common.VocNumbers;
import org.datum4j.voc.common.VocXmlText;

/** Writes annotation files as Roboflow does: one {@code object} for each box, polygons within. */
final class RoboflowVocXml {
  private static final Set<String> FLAGS = Set.of("pose", "truncated", "difficult", "occluded");
  private static final byte[] SOURCE =
      ascii("</path>\n\t<source>\n\t\t<database>" + RoboflowVocFormat.DATABASE + "</database>\n\t</source>\n");

  private final LabelCategories labels;
  private final LossLedger losses;

  RoboflowVocXml(LabelCategories labels, LossLedger losses) {
    this.labels = labels;
    this.losses = losses;
  }

  void write(DatasetItem item, String fileName, boolean isCounting, VocXmlText out) {
    out.reset().raw(ascii("<annotation>\n\t<folder></folder>\n\t<filename>")).text(fileName);
    out.raw(ascii("</filename>\n\t<path>")).text(fileName).raw(SOURCE);
    ImageSize size = item.image().flatMap(Image::size).orElse(null);
    if (size != null) {
      int channels = item.image().flatMap(Image::header).map(ImageHeader::channels).filter(count -> count > 0)
          .orElse(3);
      out.raw(ascii("\t<size>\n\t\t<width>" + size.width() + "</width>\n\t\t<height>" + size.height()));
      out.raw(ascii("</height>\n\t\t<depth>" + channels + "</depth>\n\t</size>\n"));
    }
    out.raw(ascii("\t<segmented>0</segmented>\n"));
    for (Instance instance : Instance.of(item)) {
      instance(item, instance, isCounting, out);
    }
    out.raw(ascii("</annotation>\n"));
    if (isCounting) {
      countOthers(item);
    }
  }

  private void instance(DatasetItem item, Instance instance, boolean isCounting, VocXmlText out) {
    int label = instance.labelIndex();
    Annotation first = instance.first();
    if (label == Common.NO_LABEL) {
      if (isCounting) {
        losses.record(RoboflowVocFormat.UNLABELED, item, first.id());
      }
      return;
    }
    List<Bbox> boxes = instance.all(Bbox.class);
    List<Polygon> polygons = instance.all(Polygon.class);
    if (boxes.isEmpty()) {
      double[] extent = VocExtent.of(instance.members());
      boxes = List.of(new Bbox(first.common().withLabelIndex(label), extent[0], extent[1], extent[2], extent[3]));
    }
    for (int i = 0; i < boxes.size(); i++) {
      Bbox box = boxes.get(i);
      int own = box.common().hasLabel() ? box.labelIndex() : label;
      object(box, own, i == 0 ? polygons : List.of(), out);
    }
    if (isCounting) {
      count(item, instance, boxes);
    }
  }

  private void object(Bbox box, int label, List<Polygon> polygons, VocXmlText out) {
    Attributes attributes = box.attributes();
    out.raw(ascii("\t<object>\n\t\t<name>")).text(labels.get(label).name()).raw(ascii("</name>\n\t\t<pose>"));
    out.text(attributes.text("pose").orElse("Unspecified")).raw(ascii("</pose>\n"));
    for (String flag : List.of("truncated", "difficult", "occluded")) {
      out.raw(ascii("\t\t<" + flag + ">" + (attributes.isTrue(flag) ? 1 : 0) + "</" + flag + ">\n"));
    }
    out.raw(ascii("\t\t<bndbox>\n\t\t\t<xmin>")).shortNumber(box.x()).raw(ascii("</xmin>\n\t\t\t<xmax>"));
    out.shortNumber(VocNumbers.sum(box.x(), box.width())).raw(ascii("</xmax>\n\t\t\t<ymin>")).shortNumber(box.y());
    out.raw(ascii("</ymin>\n\t\t\t<ymax>")).shortNumber(VocNumbers.sum(box.y(), box.height()));
    out.raw(ascii("</ymax>\n\t\t</bndbox>\n"));
    for (Polygon polygon : polygons) {
      Coordinates points = polygon.coordinates();
      out.raw(ascii("\t\t<polygon>\n"));
      for (int i = 0; i < points.size(); i++) {
        int number = i + 1;
        out.raw(ascii("\t\t\t<x" + number + ">")).shortNumber(points.x(i)).raw(ascii("</x" + number + ">\n"));
        out.raw(ascii("\t\t\t<y" + number + ">")).shortNumber(points.y(i)).raw(ascii("</y" + number + ">\n"));
      }
      out.raw(ascii("\t\t</polygon>\n"));
    }
    out.raw(ascii("\t</object>\n"));
  }

  private void count(DatasetItem item, Instance instance, List<Bbox> boxes) {
    boolean hasOther = false;
    for (Annotation member : instance.members()) {
      hasOther |= member.type() != AnnotationType.BBOX && member.type() != AnnotationType.POLYGON;
    }
    Annotation first = instance.first();
    if (hasOther) {
      losses.record(RoboflowVocFormat.SHAPE, item, first.id());
    }
    if (first.common().objectId() != Common.NO_OBJECT) {
      losses.record(RoboflowVocFormat.TRACK, item, first.id());
    }
    for (Bbox box : boxes) {
      if (hasExtra(box.attributes())) {
        losses.record(RoboflowVocFormat.ATTRIBUTES, item, box.id());
      }
    }
  }

  private static boolean hasExtra(Attributes attributes) {
    for (int i = 0; i < attributes.size(); i++) {
      boolean isDefault = attributes.name(i).equals("is_crowd") && Boolean.FALSE.equals(attributes.value(i));
      if (!isDefault && !FLAGS.contains(attributes.name(i))) {
        return true;
      }
    }
    return false;
  }

  private void countOthers(DatasetItem item) {
    for (Annotation annotation : item.annotations()) {
      if (annotation.type() == AnnotationType.LABEL) {
        losses.record(RoboflowVocFormat.LABEL, item, annotation.id());
      } else if (annotation.type() == AnnotationType.CAPTION) {
        losses.record(RoboflowVocFormat.CAPTION, item, annotation.id());
      }
    }
  }
}
