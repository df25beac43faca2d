// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.kit.image.ImageRecoder;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.kit.png.ImageFormatException;

/** Writes one list for each subset, record by record. */
final class RoboflowCreateMlSink implements DatasetSink {
  private final OutputFolder output;
  private final LossLedger losses;
  private final IssueSink issues;
  private final boolean saveMedia;
  private final ImageRecoder recoder;
  private final Map<String, OutputStream> lists = new LinkedHashMap<>();
  private final JsonWriter json = new JsonWriter();
  private DatasetSchema schema = DatasetSchema.of(Categories.empty(), List.of());

  RoboflowCreateMlSink(ExportRequest request) {
    output = request.output();
    losses = request.run().losses();
    issues = request.run().issues();
    RoboflowCreateMlOptions.Export options = request.options(RoboflowCreateMlOptions.EXPORT);
    saveMedia = options.saveMedia();
    recoder = new ImageRecoder(saveMedia ? options.imageExt() : "");
  }

  @Override
  public void begin(DatasetSchema given) {
    schema = given;
  }

  @Override
  public void write(DatasetItem item) throws IOException {
    String image = image(item);
    json.reset();
    json.beginObject();
    json.name("image").value(image);
    json.name("annotations").beginArray();
    for (Annotation annotation : item.annotations()) {
      switch (annotation.type()) {
        case LABEL -> losses.record(RoboflowCreateMlFormat.LABEL, item, annotation.id());
        case CAPTION -> losses.record(RoboflowCreateMlFormat.CAPTION, item, annotation.id());
        case BBOX, ROTATED_BBOX, POLYGON, POLYLINE, POINTS, MASK, ELLIPSE -> {}
      }
    }
    for (Instance object : Instance.of(item)) {
      object(item, object);
    }
    json.endArray().endObject();
    boolean first = !lists.containsKey(item.subset());
    OutputStream list = list(item.subset());
    list.write((first ? "\n" : ",\n").getBytes(StandardCharsets.US_ASCII));
    list.write(json.bytes(), 0, json.length());
  }

  private String image(DatasetItem item) throws IOException {
    Image image = item.image().orElse(null);
    String name = item.id() + (image == null ? ".jpg" : recoder.extension(image));
    if (!saveMedia || image == null) {
      return name;
    }
    if (!image.hasData()) {
      losses.record(RoboflowCreateMlFormat.IMAGE_MISSING, item, 0);
      return name;
    }
    try {
      output.copy(item.subset() + "/" + name, recoder.recoded(image));
    } catch (ImageFormatException refused) {
      issues.report(
          Issue.error(
              "ROBOFLOW-IMAGE-RECODE",
              "image " + image.name() + " cannot be written in another format: " + refused.getMessage(),
              Location.ofItem(item.id(), item.subset()),
              "Leave out --image-ext to copy the images as they are, or choose .jpg, .png, .bmp or .tif."));
    }
    return name;
  }

  private void object(DatasetItem item, Instance object) {
    long id = object.first().id();
    note(item, object);
    if (object.labelIndex() == Common.NO_LABEL) {
      losses.record(RoboflowCreateMlFormat.UNLABELLED, item, id);
      return;
    }
    List<Bbox> boxes = object.all(Bbox.class);
    for (Bbox box : boxes) {
      int label = box.common().hasLabel() ? box.labelIndex() : object.labelIndex();
      box(label, box.x(), box.y(), box.width(), box.height());
    }
    if (boxes.isEmpty()) {
      double[] extent = RoboflowCreateMlExtent.of(object);
      losses.record(extent == null ? RoboflowCreateMlFormat.EMPTY : RoboflowCreateMlFormat.NO_BOX, item, id);
      if (extent != null) {
        box(object.labelIndex(), extent[0], extent[1], extent[2], extent[3]);
      }
    }
  }

  private void note(DatasetItem item, Instance object) {
    int noted = 0;
    for (Annotation member : object.members()) {
      int bit = 1 << member.type().ordinal();
      if ((noted & bit) == 0) {
        noted |= bit;
        switch (member.type()) {
          case POLYGON -> losses.record(RoboflowCreateMlFormat.POLYGON, item, member.id());
          case MASK -> losses.record(RoboflowCreateMlFormat.MASK, item, member.id());
          case POINTS -> losses.record(RoboflowCreateMlFormat.POINTS, item, member.id());
          case ROTATED_BBOX, POLYLINE, ELLIPSE -> losses.record(RoboflowCreateMlFormat.SHAPE, item, member.id());
          case BBOX, LABEL, CAPTION -> {}
        }
      }
    }
    if (object.isCrowd()) {
      losses.record(RoboflowCreateMlFormat.CROWD, item, object.first().id());
    }
    Attributes attributes = object.first().attributes();
    if (attributes.size() > 1 || attributes.size() == 1 && !attributes.has("is_crowd")) {
      losses.record(RoboflowCreateMlFormat.ATTRIBUTES, item, object.first().id());
    }
  }

  private void box(int label, double x, double y, double width, double height) {
    LabelCategories labels = schema.categories().labels();
    json.beginObject();
    json.name("label").value(labels.get(label).name());
    json.name("coordinates").beginObject();
    json.name("x").shortValue(x + width / 2).name("y").shortValue(y + height / 2);
    json.name("width").shortValue(width).name("height").shortValue(height);
    json.endObject().endObject();
  }

  private OutputStream list(String subset) throws IOException {
    OutputStream known = lists.get(subset);
    if (known == null) {
      known = new BufferedOutputStream(output.create(subset + "/" + RoboflowCreateMlFormat.FILE), 1 << 16);
      known.write('[');
      lists.put(subset, known);
    }
    return known;
  }

  @Override
  public void finish() throws IOException {
    for (String subset : schema.subsets()) {
      list(subset.isEmpty() ? DatasetItem.DEFAULT_SUBSET : subset);
    }
    for (OutputStream list : lists.values()) {
      list.write("\n]\n".getBytes(StandardCharsets.US_ASCII));
      list.close();
    }
  }

  @Override
  public void close() throws IOException {
    recoder.close();
    for (OutputStream list : lists.values()) {
      list.close();
    }
  }
}
