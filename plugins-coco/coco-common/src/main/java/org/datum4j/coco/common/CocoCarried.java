// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.coco.common.internal.json.PlainJson;
import org.datum4j.kit.json.JsonNames;
import org.jspecify.annotations.Nullable;

/**
 * What a foreign format, such as Datumaro's JSON, carries of a COCO record, so that the way there and back is the
 * identity.
 *
 * <p>Beside the fields that the model has no place for, there are {@code @files}, by task the record's position in its
 * list ({@code order}), the usual fields that it does not have ({@code absent}), whether it has keypoints although its
 * task has none ({@code points}), and its free fields where they differ ({@code fields}); and {@code @shape}, a digest
 * of the geometry that {@code area} is true of.
 */
public final class CocoCarried {
  private static final String FILES = "@files";
  private static final String SHAPE = "@shape";
  private static final String ORDER = "order";
  private static final String ABSENT = "absent";
  private static final String FIELDS = "fields";
  private static final String CATEGORY = "category";
  private static final String POINTS = "points";
  private static final List<String> OF_OBJECT = List.of("segmentation", "area", "bbox", "iscrowd");
  private static final List<String> OF_KEYPOINTS =
      List.of("segmentation", "area", "bbox", "iscrowd", "num_keypoints");
  /** Fields that a record may get from that of the same object in another file. */
  private static final List<String> OF_TWIN = List.of("score", "attributes");
  private static final List<String> OF_IMAGE = List.of("width", "height");

  private final Attributes fields;
  private final @Nullable Attributes files;

  private CocoCarried(Attributes fields) {
    this.fields = fields;
    this.files = fields.get(FILES) instanceof Attributes byTask ? byTask : null;
  }

  /** Returns what was carried with an annotation or item; null if it is not of COCO or still has its record. */
  public static @Nullable CocoCarried of(@Nullable Origin origin) {
    boolean isCarried = origin != null
        && origin.family().equals(CocoRecord.FAMILY)
        && !(origin instanceof CocoRecord)
        && !(origin instanceof CocoImageRecord);
    return isCarried ? new CocoCarried(origin.fields()) : null;
  }

  /** Returns what was carried with one of some annotations, or null. */
  public static @Nullable CocoCarried ofAny(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      CocoCarried carried = of(annotation.common().origin().orElse(null));
      if (carried != null) {
        return carried;
      }
    }
    return null;
  }

  /** Says whether it is known which files the record was in. */
  public boolean knowsFiles() {
    return files != null;
  }

  /** Says whether the record was in the file of a task; yes if that is not known. */
  public boolean isOf(CocoTask task) {
    return files == null || files.has(task.prefix());
  }

  /** Returns the task of the file that the record was first seen in, if that is known. */
  public Optional<CocoTask> firstTask() {
    return files == null || files.isEmpty() ? Optional.empty() : CocoTask.ofPrefix(files.name(0));
  }

  /** Returns the category id of the record in the file of a task, if it is not the first of its label. */
  public OptionalLong category(CocoTask task) {
    return of(task).get(CATEGORY) instanceof Long id ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /** Returns the record's position in the file of a task, or -1. */
  public int order(CocoTask task) {
    return of(task).get(ORDER) instanceof Long order && order >= 0 && order < Integer.MAX_VALUE ? order.intValue() : -1;
  }

  /** Says whether the record had keypoints in a file of a task that has none. */
  public boolean hasPoints(CocoTask task) {
    return of(task).isTrue(POINTS);
  }

  /** Says whether the record in the file of a task did without one of the usual fields. */
  public boolean isAbsent(CocoTask task, String field) {
    return of(task).get(ABSENT) instanceof List<?> absent && absent.contains(field);
  }

  /** Returns the free fields of the record in the file of a task. */
  public Attributes fields(CocoTask task) {
    return of(task).get(FIELDS) instanceof Attributes own ? own : fields.without(FILES).without(SHAPE);
  }

  private Attributes of(CocoTask task) {
    return files != null && files.get(task.prefix()) instanceof Attributes file ? file : Attributes.empty();
  }

  /** Says whether it is known what geometry the record had. */
  public boolean knowsShape() {
    return fields.get(SHAPE) instanceof String;
  }

  /** Says whether annotations have the geometry that the record had. */
  public boolean isShape(List<Annotation> annotations) {
    return digest(annotations).equals(fields.get(SHAPE));
  }

  /** Returns what is to be carried with the annotations of a record. */
  static Attributes of(CocoRecord record) {
    if (record.index().task() == CocoTask.PANOPTIC) {
      Attributes own = leftovers(record, CocoTask.PANOPTIC);
      return own.with(FILES, Attributes.of(CocoTask.PANOPTIC.prefix(), Attributes.of(ORDER, record.ordinal())));
    }
    Attributes own = leftovers(record, record.index().task());
    Attributes files = Attributes.of(record.index().task().prefix(), file(record, own, own));
    CocoRecord twin = record.twin().orElse(null);
    if (twin != null) {
      files = files.with(twin.index().task().prefix(), file(twin, leftovers(twin, twin.index().task()), own));
    }
    Attributes all = own.with(FILES, files);
    return record.index().task().isObjects() ? all.with(SHAPE, digest(record.annotations())) : all;
  }

  private static Attributes leftovers(CocoRecord record, CocoTask task) {
    JsonNames known = switch (task) {
      case PANOPTIC -> PlainJson.PANOPTIC_FIELDS;
      case CAPTIONS -> PlainJson.CAPTION_FIELDS;
      default -> PlainJson.ANNOTATION_FIELDS;
    };
    return PlainJson.leftovers(record.bytes(), record.from(), record.to(), known);
  }

  private static Attributes file(CocoRecord record, Attributes own, Attributes main) {
    Attributes all = PlainJson.names(record.bytes(), record.from(), record.to());
    Attributes file = Attributes.of(ORDER, record.ordinal());
    CocoTask task = record.index().task();
    if (task.isObjects()) {
      file = withAbsent(file, all, all.has("keypoints") ? OF_KEYPOINTS : OF_OBJECT);
    }
    if (record.twin().isPresent() || own != main) {
      file = withAbsent(file, all, OF_TWIN);
    }
    if (task != CocoTask.PERSON_KEYPOINTS && task.isObjects() && all.has("keypoints")) {
      file = file.with(POINTS, true);
    }
    if (task.hasCategories() && record.index().isRepeatedName(record.categoryId())) {
      file = file.with(CATEGORY, record.categoryId());
    }
    return own.equals(main) ? file : file.with(FIELDS, own);
  }

  private static Attributes withAbsent(Attributes file, Attributes present, List<String> usual) {
    List<String> absent = new ArrayList<>(file.get(ABSENT) instanceof List<?> known ? texts(known) : List.of());
    for (String name : usual) {
      if (!present.has(name)) {
        absent.add(name);
      }
    }
    return absent.isEmpty() ? file : file.with(ABSENT, absent);
  }

  private static List<String> texts(List<?> list) {
    return list.stream().map(String::valueOf).toList();
  }

  /** Returns what is to be carried with the item of an image. */
  static Attributes of(CocoImageRecord first) {
    Attributes main = leftovers(first);
    Attributes files = Attributes.empty();
    for (CocoImageRecord record = first; record != null; record = record.next().orElse(null)) {
      Attributes own = record == first ? main : leftovers(record);
      Attributes all = PlainJson.names(record.bytes(), 0, record.bytes().length);
      Attributes file = withAbsent(Attributes.of(ORDER, record.ordinal()), all, OF_IMAGE);
      files = files.with(record.index().task().prefix(), own.equals(main) ? file : file.with(FIELDS, own));
    }
    return main.with(FILES, files);
  }

  private static Attributes leftovers(CocoImageRecord record) {
    return PlainJson.leftovers(record.bytes(), 0, record.bytes().length, PlainJson.IMAGE_FIELDS);
  }

  /** Returns 16 hexadecimal digits that tell geometries apart; no protection against intent. */
  private static String digest(List<Annotation> annotations) {
    long sum = 0;
    for (Annotation annotation : annotations) {
      sum = mix(sum, annotation.type().ordinal());
      if (annotation instanceof Bbox box) {
        sum = mix(mix(mix(mix(sum, box.x()), box.y()), box.width()), box.height());
      } else if (annotation instanceof Polygon polygon) {
        sum = mix(sum, polygon.coordinates());
      } else if (annotation instanceof Points points) {
        sum = mix(sum, points.coordinates());
        for (int i = 0; i < points.visibility().size(); i++) {
          sum = mix(sum, points.visibility().get(i).ordinal());
        }
      } else if (annotation instanceof Mask mask) {
        for (int run = 0; run < mask.rle().runCount(); run++) {
          sum = mix(sum, mask.rle().run(run));
        }
      } else if (annotation instanceof Ellipse ellipse) {
        sum = mix(mix(mix(mix(sum, ellipse.x1()), ellipse.y1()), ellipse.x2()), ellipse.y2());
      }
    }
    return HexFormat.of().toHexDigits(sum);
  }

  private static long mix(long sum, Coordinates coordinates) {
    long mixed = sum;
    for (int i = 0; i < coordinates.size(); i++) {
      mixed = mix(mix(mixed, coordinates.x(i)), coordinates.y(i));
    }
    return mixed;
  }

  private static long mix(long sum, double value) {
    return mix(sum, Double.doubleToLongBits(value + 0.0));
  }

  private static long mix(long sum, long value) {
    long mixed = (Long.rotateLeft(sum, 5) ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 32;
  }
}
