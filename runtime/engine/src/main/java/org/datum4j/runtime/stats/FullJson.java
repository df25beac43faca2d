// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.kit.json.PrettyJson;
import org.datum4j.runtime.stats.AnnotationStatistics.AttributeCount;
import org.datum4j.runtime.stats.Distribution.Bin;
import org.datum4j.runtime.stats.InstanceStatistics.LabelInstances;
import org.datum4j.runtime.stats.InstanceStatistics.SizeClasses;
import org.datum4j.runtime.stats.SizeStatistics.SizeCount;

/** Writes all that is known. */
final class FullJson {
  private static final String VERSION = "1.0";
  private static final String COLOR_NOTE =
      "statistics.json has Datumaro's figures, which count both halves of the images alike; these count every pixel alike";

  private final JsonWriter json = new JsonWriter();

  private FullJson() {}

  static String of(DatasetStatistics statistics) {
    FullJson writer = new FullJson();
    writer.write(statistics);
    return PrettyJson.of(writer.json.toString());
  }

  private void write(DatasetStatistics statistics) {
    json.beginObject();
    json.name("format_version").value(VERSION);
    json.name("items").value(statistics.items());
    json.name("subsets").beginArray();
    for (SubsetStatistics subset : statistics.subsets()) {
      json.beginObject();
      json.name("subset").value(subset.subset());
      json.name("items").value(subset.items());
      json.name("annotated items").value(subset.annotated());
      json.name("annotations").value(subset.annotations());
      json.name("instances").value(subset.instances());
      json.endObject();
    }
    json.endArray();
    statistics.instances().ifPresent(this::instances);
    statistics.annotations().ifPresent(this::annotations);
    sizes(statistics.sizes());
    statistics.images().ifPresent(this::images);
    json.endObject();
  }

  private void instances(InstanceStatistics instances) {
    json.name("instances").beginObject();
    json.name("count").value(instances.count());
    json.name("crowds").value(instances.crowds());
    json.name("unlabelled").value(instances.unlabelled());
    SizeClasses sizes = instances.sizes();
    json.name("sizes").beginObject();
    json.name("small (below 32x32)").value(sizes.small());
    json.name("medium").value(sizes.medium());
    json.name("large (96x96 and above)").value(sizes.large());
    json.name("without area").value(sizes.flat());
    json.endObject();
    distribution("area", instances.area());
    distribution("aspect (width / height)", instances.aspect());
    distribution("per item", instances.perItem());
    json.name("labels").beginArray();
    for (LabelInstances label : instances.labels()) {
      json.beginObject();
      json.name("label").value(label.label());
      json.name("instances").value(label.count());
      json.name("share").value(instances.count() == 0 ? 0 : (double) label.count() / instances.count());
      json.name("items").value(label.items());
      json.name("area").beginObject();
      summary(label.area());
      json.endObject();
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void annotations(AnnotationStatistics annotations) {
    json.name("annotations").beginObject();
    json.name("count").value(annotations.annotations());
    json.name("labelled").value(annotations.labelled());
    json.name("by type").beginObject();
    annotations.byType().forEach((type, count) -> json.name(type.text()).value((long) count));
    json.endObject();
    json.name("attributes").beginArray();
    for (AttributeCount attribute : annotations.attributes()) {
      json.beginObject();
      json.name("attribute").value(attribute.name());
      json.name("annotations").value(attribute.count());
      json.name("values").beginObject();
      attribute.values().forEach((value, count) -> json.name(value).value((long) count));
      json.endObject();
      json.name("has more values").value(attribute.isCut());
      json.endObject();
    }
    json.endArray();
    items("unannotated items", annotations.unannotated());
    json.endObject();
  }

  private void sizes(SizeStatistics sizes) {
    json.name("image sizes").beginObject();
    json.name("known").value(sizes.known());
    distribution("width", sizes.width());
    distribution("height", sizes.height());
    distribution("aspect (width / height)", sizes.aspect());
    json.name("sizes").beginArray();
    for (SizeCount size : sizes.sizes()) {
      json.beginObject();
      json.name("width").value(size.width());
      json.name("height").value(size.height());
      json.name("count").value(size.count());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void images(ImageStatistics images) {
    json.name("images").beginObject();
    json.name("named").value(images.items());
    json.name("readable").value(images.readable());
    json.name("unique").value(images.unique());
    json.name("repeated").beginArray();
    for (List<ItemKey> group : images.repeated()) {
      json.beginArray();
      group.forEach(this::item);
      json.endArray();
    }
    json.endArray();
    items("missing", images.missing());
    items("unreadable", images.unreadable());
    json.name("colors").beginObject();
    json.name("dataset");
    color(images.colors());
    json.name("subsets").beginObject();
    for (ColorFigure figure : images.subsets()) {
      json.name(figure.subset());
      color(figure);
    }
    json.endObject();
    json.endObject();
    json.endObject();
  }

  private void color(ColorFigure figure) {
    json.beginObject();
    json.name("images").value(figure.images());
    json.name("pixels").value(figure.pixels());
    if (figure.images() > 0) {
      rgb("mean (RGB)", figure.mean());
      rgb("std (RGB)", figure.deviation());
      rgb("Datumaro's mean (RGB)", figure.datumaroMean());
      rgb("Datumaro's std (RGB)", figure.datumaroDeviation());
      if (figure.differsFromDatumaro()) {
        json.name("note").value(COLOR_NOTE);
      }
    }
    json.endObject();
  }

  private void rgb(String name, Rgb color) {
    json.name(name).beginArray().value(color.red()).value(color.green()).value(color.blue()).endArray();
  }

  private void items(String name, List<ItemKey> keys) {
    json.name(name).beginArray();
    keys.forEach(this::item);
    json.endArray();
  }

  private void item(ItemKey key) {
    json.beginObject().name("id").value(key.id()).name("subset").value(key.subset()).endObject();
  }

  private void distribution(String name, Distribution distribution) {
    json.name(name).beginObject();
    summary(distribution);
    json.name("bins").beginArray();
    for (Bin bin : distribution.bins()) {
      json.beginObject();
      json.name("from").value(bin.from());
      json.name("to").value(bin.to());
      json.name("count").value(bin.count());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void summary(Distribution distribution) {
    json.name("count").value(distribution.count());
    json.name("min").value(distribution.min());
    json.name("max").value(distribution.max());
    json.name("mean").value(distribution.mean());
    json.name("median").value(distribution.median());
  }
}
