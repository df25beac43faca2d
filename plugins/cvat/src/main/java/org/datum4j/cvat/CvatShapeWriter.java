// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Visibility;
import org.datum4j.kit.xml.XmlWriter;
import org.jspecify.annotations.Nullable;

/** Writes the elements of items. One instance serves one thread. */
final class CvatShapeWriter {
  private static final int IMAGE_PREFIX = "<annotations>\n  <image".length();
  private static final int SUFFIX = "\n</annotations>\n".length();
  private static final int TRACK_SUFFIX = "\n  </track>".length() + SUFFIX;

  private final LabelCategories labels;
  private final CvatHead head;
  private final LossLedger losses;
  private final boolean allowsUndeclared;
  private final XmlWriter xml = new XmlWriter();

  CvatShapeWriter(LabelCategories labels, CvatHead head, LossLedger losses, boolean allowsUndeclared) {
    this.labels = labels;
    this.head = head;
    this.losses = losses;
    this.allowsUndeclared = allowsUndeclared;
  }

  CvatRendered write(DatasetItem item, String imageName, @Nullable Image image) {
    List<Annotation> tracked = new ArrayList<>();
    xml.reset().start(CvatFormat.ROOT).start("image").attribute("name", clean(imageName, item));
    ImageSize size = item.image().flatMap(Image::size).orElse(null);
    if (size != null) {
      xml.attribute("width", Integer.toString(size.width())).attribute("height", Integer.toString(size.height()));
    }
    for (Annotation annotation : item.annotations()) {
      count(annotation, item);
      if (annotation instanceof Caption || !CvatGeometry.isFinite(annotation)) {
        continue;
      }
      long track = track(annotation);
      if (track >= 0 && annotation.type() != AnnotationType.MASK && annotation.type() != AnnotationType.LABEL) {
        tracked.add(annotation);
      } else {
        shape(annotation, item, false);
      }
    }
    xml.end().end();
    byte[] body = Arrays.copyOfRange(xml.buffer(), IMAGE_PREFIX, xml.length() - SUFFIX);
    List<CvatRendered.Tracked> parts = new ArrayList<>(tracked.size());
    for (Annotation annotation : tracked) {
      parts.add(tracked(annotation, item));
    }
    noteItem(item);
    return new CvatRendered(item, imageName, body, parts, image);
  }

  /** Returns the track that an annotation is part of, or -1. */
  private static long track(Annotation annotation) {
    long object = annotation.common().objectId();
    if (object >= 0) {
      return object;
    }
    return annotation.attributes().get("track_id") instanceof Long id && id >= 0 ? id : -1;
  }

  private CvatRendered.Tracked tracked(Annotation annotation, DatasetItem item) {
    String source = CvatOrigin.fields(annotation).text("source").orElse("");
    var key = new CvatRendered.Key(track(annotation), annotation.labelIndex(), annotation.group(), source);
    xml.reset().start(CvatFormat.ROOT).start("track");
    String element = shape(annotation, item, true);
    xml.end().end();
    int prefix = ("<annotations>\n  <track>\n    <" + element).length();
    return new CvatRendered.Tracked(
        key, element, Arrays.copyOfRange(xml.buffer(), prefix, xml.length() - TRACK_SUFFIX));
  }

  private void count(Annotation annotation, DatasetItem item) {
    if (annotation instanceof Caption) {
      losses.record(CvatFormat.CAPTION, item, annotation.id());
    } else if (!CvatGeometry.isFinite(annotation)) {
      losses.record(CvatFormat.NOT_FINITE, item, annotation.id());
    }
    long track = track(annotation);
    boolean isSingle = annotation.type() == AnnotationType.MASK || annotation.type() == AnnotationType.LABEL;
    if (track >= 0 && isSingle) {
      losses.record(CvatFormat.TRACK, item, annotation.id());
    }
    long id = annotation.id();
    if (id != 0 && id != annotation.group() && id != track) {
      losses.record(CvatFormat.ID, item, id);
    }
  }

  private void noteItem(DatasetItem item) {
    Attributes attributes = item.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      if (!attributes.name(i).equals("frame") || !(attributes.value(i) instanceof Long)) {
        losses.record(CvatFormat.ITEM_ATTRIBUTES, item, 0);
        return;
      }
    }
  }

  private String shape(Annotation annotation, DatasetItem item, boolean isTracked) {
    Attributes fields = CvatOrigin.fields(annotation);
    Common common = annotation.common();
    List<String> parts = annotation instanceof Points points ? parts(points) : List.of();
    String element = CvatGeometry.element(annotation, fields, !parts.isEmpty());
    xml.start(element);
    if (!isTracked) {
      xml.attribute("label", common.hasLabel() ? clean(labels.get(common.labelIndex()).name(), item) : "");
    }
    if (annotation.type() != AnnotationType.LABEL) {
      Attributes own = annotation.attributes();
      xml.attribute("occluded", own.isTrue("occluded") ? "1" : "0");
      xml.attribute("outside", own.isTrue("outside") ? "1" : "0");
      boolean isKeyframe = own.isTrue("keyframe") || isTracked && !own.has("keyframe");
      xml.attribute("keyframe", isKeyframe ? "1" : "0");
      if (parts.isEmpty()) {
        CvatGeometry.write(annotation, element, fields, xml);
      }
      xml.attribute("z_order", Integer.toString(common.zOrder()));
    }
    if (!isTracked && common.group() != Common.NO_GROUP) {
      xml.attribute("group_id", Long.toString(common.group()));
    }
    extras(fields, isTracked, item);
    attributes(annotation, item);
    if (!parts.isEmpty() && annotation instanceof Points points) {
      skeleton(points, parts, fields, item);
    } else if (annotation instanceof Points points
        && points.visibility().stream().anyMatch(visibility -> visibility != Visibility.VISIBLE)) {
      losses.record(CvatFormat.VISIBILITY, item, annotation.id());
    }
    xml.end();
    return element;
  }

  /** Writes what an earlier reading found beyond the model. */
  private void extras(Attributes fields, boolean isTracked, DatasetItem item) {
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.name(i);
      boolean isTrackField = isTracked && name.equals("source");
      if (!name.startsWith("#") && !isTrackField && fields.value(i) instanceof String text) {
        xml.attribute(name, clean(text, item));
      }
    }
  }

  private List<String> parts(Points points) {
    List<String> names = points.common().hasLabel() ? head.parts(points.labelIndex()) : List.of();
    return names.size() == points.coordinates().size() ? names : List.of();
  }

  private void skeleton(Points points, List<String> names, Attributes fields, DatasetItem item) {
    Attributes own = fields.get(CvatOrigin.PARTS) instanceof Attributes all ? all : Attributes.empty();
    for (int i = 0; i < names.size(); i++) {
      Visibility visibility = points.visibility().get(i);
      xml.start("points").attribute("label", clean(names.get(i), item));
      fields.text("source").ifPresent(source -> xml.attribute("source", clean(source, item)));
      xml.attribute("occluded", visibility == Visibility.HIDDEN ? "1" : "0");
      xml.attribute("outside", visibility == Visibility.ABSENT ? "1" : "0");
      xml.attribute("points",
          CvatGeometry.text(points.coordinates().x(i)) + "," + CvatGeometry.text(points.coordinates().y(i)));
      if (own.get(names.get(i)) instanceof Attributes values) {
        values.forEach((name, value) -> attribute(name, String.valueOf(value), item));
      }
      xml.end();
    }
  }

  private void attributes(Annotation annotation, DatasetItem item) {
    Attributes all = annotation.attributes();
    int label = annotation.labelIndex();
    Set<String> declared = head.attributes(label);
    for (int i = 0; i < all.size(); i++) {
      String name = all.name(i);
      Object value = all.value(i);
      boolean isBuiltIn = CvatFormat.BUILT_IN.contains(name) && annotation.type() != AnnotationType.LABEL;
      boolean isDeclared = declared.contains(name);
      if (isBuiltIn || !isDeclared && name.equals("is_crowd") && Boolean.FALSE.equals(value)) {
        continue;
      }
      if (!isDeclared && !allowsUndeclared) {
        losses.record(CvatFormat.UNDECLARED, item, annotation.id());
      } else if (value == null || value instanceof List<?> || value instanceof Attributes) {
        losses.record(CvatFormat.VALUE, item, annotation.id());
      } else {
        if (value instanceof Number && (label < 0 || !head.holdsNumber(label, name))) {
          losses.record(CvatFormat.VALUE_TYPE, item, annotation.id());
        }
        attribute(name, CvatGeometry.valueText(value), item);
      }
    }
  }

  private void attribute(String name, String text, DatasetItem item) {
    xml.start("attribute").attribute("name", clean(name, item));
    if (!text.isEmpty()) {
      xml.text(clean(text, item));
    }
    xml.end();
  }

  private String clean(String text, DatasetItem item) {
    boolean isPlain = true;
    for (int i = 0; i < text.length(); i++) {
      isPlain &= text.charAt(i) >= ' ' && text.charAt(i) < 0x7F;
    }
    if (isPlain || XmlWriter.isLegal(text)) {
      return text;
    }
    losses.record(CvatFormat.CHARACTER, item, 0);
    return XmlWriter.replaceIllegal(text);
  }
}
