// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import java.util.Locale;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.kit.json.JsonWriter;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ConversionReport.SubsetCount;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.LossSummary;

/** Reports as JSON. */
public final class ReportJson {
  private final JsonWriter json = new JsonWriter();

  private ReportJson() {}

  /** Returns a conversion's report. */
  public static String of(ConversionReport report) {
    ReportJson writer = new ReportJson();
    writer.write(report);
    return writer.json.toString();
  }

  private void write(ConversionReport report) {
    json.beginObject();
    json.name("input_format").value(report.inputFormat());
    json.name("output_format").value(report.outputFormat());
    json.name("output").value(report.output().toString());
    json.name("dry_run").value(report.isDryRun());
    json.name("items").value(report.items());
    json.name("images").value(report.images());
    json.name("instances").value(report.instances());
    json.name("files").value(report.files());
    json.name("elapsed_ms").value(report.elapsed().toMillis());
    json.name("annotations").beginObject();
    report.annotations().forEach((type, count) -> json.name(type.text()).value((long) count));
    json.endObject();
    json.name("subsets").beginArray();
    report.subsets().forEach(this::write);
    json.endArray();
    json.name("issues").beginArray();
    report.issues().forEach(this::write);
    json.endArray();
    json.name("losses").beginArray();
    report.losses().forEach(this::write);
    json.endArray();
    json.endObject();
  }

  private void write(SubsetCount count) {
    json.beginObject();
    json.name("subset").value(count.subset());
    json.name("items").value(count.items());
    json.name("annotations").value(count.annotations());
    json.name("instances").value(count.instances());
    json.endObject();
  }

  private void write(IssueSummary summary) {
    json.beginObject();
    json.name("code").value(summary.code());
    json.name("severity").value(summary.severity().name().toLowerCase(Locale.ROOT));
    json.name("count").value(summary.count());
    json.name("samples").beginArray();
    summary.samples().forEach(this::write);
    json.endArray();
    json.endObject();
  }

  private void write(Issue issue) {
    Location where = issue.where();
    json.beginObject();
    json.name("what").value(issue.what());
    json.name("file").value(where.file());
    if (where.line() > 0) {
      json.name("line").value(where.line());
    }
    if (where.offset() >= 0) {
      json.name("offset").value(where.offset());
    }
    json.name("path").value(where.path());
    json.name("object").value(where.object());
    json.name("mend").value(issue.mend());
    json.endObject();
  }

  private void write(LossSummary summary) {
    json.beginObject();
    json.name("code").value(summary.loss().code());
    json.name("subject").value(summary.loss().subject());
    json.name("fate").value(summary.loss().fate());
    json.name("objects").value(summary.objects());
    json.name("items").value(summary.items());
    json.name("samples").beginArray();
    for (LossSummary.Sample sample : summary.samples()) {
      json.beginObject();
      json.name("subset").value(sample.subset());
      json.name("item").value(sample.item());
      json.name("object").value(sample.objectId());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }
}
