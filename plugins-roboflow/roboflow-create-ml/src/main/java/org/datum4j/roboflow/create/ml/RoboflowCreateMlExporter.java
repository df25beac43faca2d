// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.PolygonDetail;

/** Writes Roboflow's CreateML JSON. */
@Format(
    name = RoboflowCreateMlFormat.NAME,
    title = RoboflowCreateMlFormat.TITLE,
    aliases = {"create_ml", "createml", "createml_roboflow"})
public final class RoboflowCreateMlExporter implements Exporter {
  /** Makes an exporter. */
  public RoboflowCreateMlExporter() {}

  @Override
  public OptionType<?> options() {
    return RoboflowCreateMlOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return RoboflowCreateMlFormat.LOSSES;
  }

  @Override
  public Demand demand(ExportRequest request) {
    return Demand.everything().withPolygons(PolygonDetail.PRESENCE);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new RoboflowCreateMlSink(request);
  }
}
