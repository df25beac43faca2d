// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Fields of shapes that the model has no place for: who drew them, the parts of what became a polygon, attributes of a
 * skeleton's points. Others than CVAT do not look at them. Safe for several threads.
 */
final class CvatOrigin {
  static final String CUBOID = "#cuboid";
  static final String ELLIPSE = "#ellipse";
  static final String PARTS = "#parts";

  /** XML attributes that the model holds. */
  private static final Set<String> MODELLED = Set.of("label", "occluded", "z_order", "group_id", "frame", "keyframe",
      "outside", "points", "xtl", "ytl", "xbr", "ybr", "rotation", "cx", "cy", "rx", "ry", "rle", "left", "top",
      "width", "height", "xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1", "xtl2", "ytl2", "xbl2",
      "ybl2", "xtr2", "ytr2", "xbr2", "ybr2");

  private static final int MOST_SOURCES = 100;

  private final Map<String, Origin> sources = new ConcurrentHashMap<>();

  /** Returns what is left of an element, or null. */
  @Nullable Origin of(CvatElement element, String trackSource, @Nullable String shape, double[] numbers) {
    String source = element.field("source") == null ? trackSource : element.field("source");
    Attributes.Builder fields = null;
    for (int i = 0; i < element.fieldCount(); i++) {
      String name = element.fieldName(i);
      if (!MODELLED.contains(name) && !name.equals("source")) {
        fields = fields == null ? Attributes.builder() : fields;
        fields.put(name, element.fieldValue(i));
      }
    }
    Attributes parts = parts(element);
    boolean hasSource = source != null && !source.isEmpty();
    if (fields == null && shape == null && parts.isEmpty()) {
      return hasSource ? shared(source) : null;
    }
    fields = fields == null ? Attributes.builder() : fields;
    if (hasSource) {
      fields.put("source", source);
    }
    if (shape != null) {
      List<Double> list = new ArrayList<>();
      for (double number : numbers) {
        list.add(number);
      }
      fields.put(shape, list);
    }
    if (!parts.isEmpty()) {
      fields.put(PARTS, parts);
    }
    return Origin.of(CvatFormat.NAME, fields.build());
  }

  /** There are a handful of sources, and as many shapes as one likes. */
  private Origin shared(String source) {
    Origin known = sources.get(source);
    if (known != null) {
      return known;
    }
    Origin made = Origin.of(CvatFormat.NAME, Attributes.of("source", source));
    if (sources.size() < MOST_SOURCES) {
      sources.put(source, made);
    }
    return made;
  }

  private static Attributes parts(CvatElement element) {
    if (element.parts().isEmpty()) {
      return Attributes.empty();
    }
    Attributes.Builder all = Attributes.builder();
    for (CvatElement part : element.parts()) {
      Attributes.Builder own = Attributes.builder();
      for (int i = 0; i < part.attributeCount(); i++) {
        own.put(part.attributeName(i), part.attributeValue(i));
      }
      String label = part.field("label");
      if (part.attributeCount() > 0 && label != null) {
        all.put(label, own.build());
      }
    }
    return all.build();
  }

  /** Returns the fields of an annotation that was read from CVAT, else nothing. */
  static Attributes fields(Annotation annotation) {
    Origin origin = annotation.common().origin().orElse(null);
    return origin != null && origin.family().equals(CvatFormat.NAME) ? origin.fields() : Attributes.empty();
  }

  /** Returns the numbers of a shape that became something else, or null. */
  static double @Nullable [] numbers(Attributes fields, String shape, int count) {
    if (!(fields.get(shape) instanceof List<?> list) || list.size() != count) {
      return null;
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      if (!(list.get(i) instanceof Number number)) {
        return null;
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }
}
