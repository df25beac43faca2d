// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.kit.json.PrettyJson;
import org.datum4j.runtime.stats.AnnotationStatistics.AttributeCount;
import org.datum4j.runtime.stats.AnnotationStatistics.LabelCount;
import org.datum4j.runtime.stats.Distribution.Bin;

/** Writes the keys of Datumaro's {@code statistics.json}, no more and no fewer. */
final class DatumaroJson {
  /** Datumaro lists all kinds that it knows, also those that no importer here makes. */
  private static final List<String> TYPES =
      List.of(
          "unknown", "label", "mask", "points", "polygon", "polyline", "bbox", "caption", "cuboid_3d",
          "super_resolution_annotation", "depth_annotation", "ellipse", "hash_key", "feature_vector", "tabular",
          "rotated_bbox", "cuboid_2d");

  private final JsonWriter json = new JsonWriter();

  private DatumaroJson() {}

  static String of(DatasetStatistics statistics) {
    DatumaroJson writer = new DatumaroJson();
    writer.json.beginObject();
    statistics.images().ifPresent(writer::images);
    statistics.annotations().ifPresent(writer::annotations);
    writer.json.endObject();
    return PrettyJson.of(writer.json.toString());
  }

  private void images(ImageStatistics images) {
    json.name("dataset").beginObject();
    json.name("images count").value(images.readable());
    json.name("unique images count").value(images.unique());
    json.name("repeated images count").value(images.repeated().size());
    json.name("repeated images").beginArray();
    for (List<ItemKey> group : images.repeated()) {
      json.beginArray();
      group.forEach(key -> json.beginArray().value(key.id()).value(key.subset()).endArray());
      json.endArray();
    }
    json.endArray();
    json.endObject();
    json.name("subsets").beginObject();
    for (ColorFigure colors : images.subsets()) {
      json.name(colors.subset()).beginObject();
      json.name("images count").value(colors.images());
      color("image mean (RGB)", colors.images(), colors.datumaroMean());
      color("image std (RGB)", colors.images(), colors.datumaroDeviation());
      json.endObject();
    }
    json.endObject();
  }

  private void color(String name, long images, Rgb color) {
    if (images == 0) {
      json.name(name).value("n/a");
      return;
    }
    json.name(name).beginArray().value(color.red()).value(color.green()).value(color.blue()).endArray();
  }

  private void annotations(AnnotationStatistics statistics) {
    json.name("images count").value(statistics.items());
    json.name("annotations count").value(statistics.annotations());
    json.name("unannotated images count").value(statistics.unannotated().size());
    json.name("unannotated images").beginArray();
    statistics.unannotated().forEach(key -> json.value(key.id()));
    json.endArray();
    json.name("annotations by type").beginObject();
    for (String type : TYPES) {
      json.name(type).beginObject().name("count").value(count(statistics, type)).endObject();
    }
    json.endObject();
    json.name("annotations").beginObject();
    labels(statistics);
    segments(statistics);
    json.endObject();
  }

  private static long count(AnnotationStatistics statistics, String text) {
    for (AnnotationType type : AnnotationType.values()) {
      if (type.text().equals(text)) {
        return Optional.ofNullable(statistics.byType().get(type)).orElse(0L);
      }
    }
    return 0;
  }

  private void labels(AnnotationStatistics statistics) {
    json.name("labels").beginObject();
    json.name("count").value(statistics.labelled());
    json.name("distribution").beginObject();
    for (LabelCount label : statistics.labels()) {
      share(label.label(), label.count(), statistics.labelled());
    }
    json.endObject();
    json.name("attributes").beginObject();
    for (AttributeCount attribute : statistics.attributes()) {
      Map<String, Long> sorted = new TreeMap<>(attribute.values());
      json.name(attribute.name()).beginObject();
      json.name("count").value(attribute.count());
      json.name("values count").value(sorted.size());
      json.name("values present").beginArray();
      sorted.keySet().forEach(json::value);
      json.endArray();
      json.name("distribution").beginObject();
      attribute.values().forEach((value, count) -> share(value, count, attribute.count()));
      json.endObject();
      json.endObject();
    }
    json.endObject();
    json.endObject();
  }

  private void segments(AnnotationStatistics statistics) {
    Distribution areas = statistics.areas();
    json.name("segments").beginObject();
    json.name("avg. area").value(statistics.averageArea());
    json.name("area distribution").beginArray();
    for (Bin bin : areas.bins()) {
      json.beginObject();
      json.name("min").value(bin.from());
      json.name("max").value(bin.to());
      json.name("count").value(bin.count());
      json.name("percent").value((double) bin.count() / areas.count());
      json.endObject();
    }
    json.endArray();
    long pixels = statistics.labels().stream().mapToLong(LabelCount::pixels).sum();
    json.name("pixel distribution").beginObject();
    for (LabelCount label : statistics.labels()) {
      share(label.label(), label.pixels(), pixels);
    }
    json.endObject();
    json.endObject();
  }

  private void share(String name, long part, long whole) {
    json.name(name).beginArray().value(part).value(whole == 0 ? 0 : (double) part / whole).endArray();
  }
}
