// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.coco;

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
import org.datum4j.coco.common.CocoExportOptions;
import org.datum4j.coco.common.CocoLosses;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriter;

/** Writes COCO as Roboflow lays it out. */
@Format(
    name = RoboflowCocoFormat.NAME,
    title = RoboflowCocoFormat.TITLE,
    aliases = RoboflowCocoFormat.ALIAS,
    files = RoboflowCocoFormat.FILES)
public final class RoboflowCocoExporter implements Exporter {
  /** Makes an exporter. */
  public RoboflowCocoExporter() {}

  @Override
  public OptionType<CocoExportOptions> options() {
    return CocoExportOptions.TYPE;
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
    return request.options(CocoExportOptions.TYPE).settings().demand();
  }

  @Override
  public DatasetSink open(ExportRequest request) throws IOException {
    return CocoWriter.open(
        request,
        request
            .options(CocoExportOptions.TYPE)
            .settings()
            .withTasks(Set.of(CocoTask.INSTANCES))
            .withLayout(RoboflowCocoFormat.LAYOUT));
  }
}
