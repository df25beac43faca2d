// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetFact;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.coco.common.CocoLosses;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoWriter;

/** Writes COCO. */
@Format(
    name = CocoFormat.NAME,
    title = CocoFormat.TITLE,
    files = CocoFormat.FILES)
public final class CocoExporter implements Exporter {
  /** Makes an exporter. */
  public CocoExporter() {}

  @Override
  public OptionType<CocoOptions.Export> options() {
    return CocoOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return CocoLosses.all();
  }

  @Override
  public Set<DatasetFact> keeps() {
    return Set.of(DatasetFact.PARENTS, DatasetFact.JOINTS);
  }

  @Override
  public boolean keepsOrigins(String family) {
    return CocoRecord.FAMILY.equals(family);
  }

  @Override
  public Demand demand(ExportRequest request) {
    return request.options(CocoOptions.EXPORT).settings().demand();
  }

  @Override
  public DatasetSink open(ExportRequest request) throws IOException {
    return CocoWriter.open(request, request.options(CocoOptions.EXPORT).settings());
  }
}
