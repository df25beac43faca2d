// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.AnnotationVisitor;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes items as JSON. */
final class DatumaroWriter {
  private static final byte[] ID = JsonWriter.encodedName("id");
  private static final byte[] TYPE = JsonWriter.encodedName("type");
  private static final byte[] ATTRIBUTES = JsonWriter.encodedName("attributes");
  private static final byte[] GROUP = JsonWriter.encodedName("group");
  private static final byte[] OBJECT_ID = JsonWriter.encodedName("object_id");
  private static final byte[] LABEL_ID = JsonWriter.encodedName("label_id");
  private static final byte[] Z_ORDER = JsonWriter.encodedName("z_order");
  private static final byte[] POINTS = JsonWriter.encodedName("points");
  private static final byte[] BBOX = JsonWriter.encodedName("bbox");
  private static final byte[] RLE_PLAIN = JsonWriter.encodedName("rle_plain");
  private static final byte[] EXTRAS = JsonWriter.encodedName("extras");

  private final LabelCategories labels;

  DatumaroWriter(LabelCategories labels) {
    this.labels = labels;
  }

  /** Writes an item whose image lies at a path in its subset's folder. */
  void write(DatasetItem item, @Nullable String imagePath, JsonWriter json) {
    Attributes own = ownMembers(item.origin().orElse(null));
    Geometry geometry = new Geometry(json);
    json.beginObject();
    json.name(ID).value(item.id());
    json.name("annotations").beginArray();
    for (Annotation annotation : item.annotations()) {
      annotation(annotation, json, geometry);
    }
    for (Object foreign : DatumaroCategories.list(own.get("annotations"))) {
      foreign(DatumaroCategories.object(foreign), json);
    }
    json.endArray();
    if (!item.attributes().isEmpty()) {
      json.name("attr");
      DatumaroValues.write(item.attributes(), json);
    }
    item.image().ifPresent(image -> image(image, imagePath, json));
    DatumaroValues.writeMembers(own.without("annotations"), json);
    item.origin().ifPresent(origin -> extras(origin, json));
    json.endObject();
  }

  private static void image(Image image, @Nullable String path, JsonWriter json) {
    json.name("image").beginObject();
    json.name("path").value(path == null ? image.name() : path);
    ImageSize size = image.size().orElse(null);
    if (size != null) {
      json.name("size").beginArray().value((long) size.height()).value((long) size.width()).endArray();
    }
    json.endObject();
  }

  private static Attributes ownMembers(@Nullable Origin origin) {
    return origin != null && origin.family().equals(DatumaroFormat.NAME) ? origin.fields() : Attributes.empty();
  }

  private static void extras(Origin origin, JsonWriter json) {
    if (origin.family().equals(DatumaroFormat.NAME)) {
      return;
    }
    Attributes fields = origin.fields();
    if (!fields.isEmpty()) {
      json.name(EXTRAS).beginObject().name(origin.family());
      DatumaroValues.write(fields, json);
      json.endObject();
    }
  }

  private static void annotation(Annotation annotation, JsonWriter json, Geometry geometry) {
    Common common = annotation.common();
    json.beginObject();
    json.name(ID).value(common.id());
    json.name(TYPE).value(annotation.type().text());
    json.name(ATTRIBUTES);
    DatumaroValues.write(common.attributes(), json);
    json.name(GROUP).value(common.group());
    if (common.objectId() != Common.NO_OBJECT) {
      json.name(OBJECT_ID).value(common.objectId());
    }
    if (common.hasLabel()) {
      json.name(LABEL_ID).value((long) common.labelIndex());
    } else if (annotation.type() != AnnotationType.CAPTION) {
      json.name(LABEL_ID).nullValue();
    }
    annotation.accept(geometry);
    if (annotation.type().isShape()) {
      json.name(Z_ORDER).value((long) common.zOrder());
    }
    Origin origin = common.origin().orElse(null);
    if (origin != null) {
      DatumaroValues.writeMembers(ownMembers(origin), json);
      extras(origin, json);
    }
    json.endObject();
  }

  private void foreign(Attributes tree, JsonWriter json) {
    json.beginObject();
    DatumaroValues.writeMembers(tree.without("label"), json);
    tree.text("label").ifPresent(label -> {
      int index = labels.indexOf(label);
      if (index == Common.NO_LABEL) {
        json.name(LABEL_ID).nullValue();
      } else {
        json.name(LABEL_ID).value((long) index);
      }
    });
    json.endObject();
  }

  /** Writes what is particular to a kind of annotation. */
  private static final class Geometry implements AnnotationVisitor<JsonWriter> {
    private final JsonWriter json;

    Geometry(JsonWriter json) {
      this.json = json;
    }

    private JsonWriter numbers(byte[] name, double... values) {
      json.name(name).beginArray();
      for (double value : values) {
        json.value(value);
      }
      return json.endArray();
    }

    private JsonWriter coordinates(Coordinates points) {
      json.name(POINTS).beginArray();
      for (int i = 0; i < points.size(); i++) {
        json.value(points.x(i)).value(points.y(i));
      }
      return json.endArray();
    }

    @Override
    public JsonWriter visit(Label label) {
      return json;
    }

    @Override
    public JsonWriter visit(Bbox bbox) {
      return numbers(BBOX, bbox.x(), bbox.y(), bbox.width(), bbox.height());
    }

    @Override
    public JsonWriter visit(RotatedBbox box) {
      return numbers(POINTS, box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
    }

    @Override
    public JsonWriter visit(Polygon polygon) {
      return coordinates(polygon.coordinates());
    }

    @Override
    public JsonWriter visit(PolyLine polyLine) {
      return coordinates(polyLine.coordinates());
    }

    @Override
    public JsonWriter visit(Points points) {
      coordinates(points.coordinates());
      json.name("visibility").beginArray();
      points.visibility().forEach(visibility -> json.value((long) visibility.ordinal()));
      return json.endArray();
    }

    @Override
    public JsonWriter visit(Mask mask) {
      Rle rle = mask.rle();
      json.name("rle").beginObject();
      json.name("counts").value(rle.text());
      json.name("size").beginArray().value((long) rle.height()).value((long) rle.width()).endArray();
      json.endObject();
      return rle.isText() ? json : json.name(RLE_PLAIN).value(true);
    }

    @Override
    public JsonWriter visit(Caption caption) {
      return json.name("caption").value(caption.caption());
    }

    @Override
    public JsonWriter visit(Ellipse ellipse) {
      return numbers(POINTS, ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2());
    }
  }
}
