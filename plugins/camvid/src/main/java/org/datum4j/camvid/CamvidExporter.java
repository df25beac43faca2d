// SPDX-License-Identifier: Apache-2.0
package org.datum4j.camvid;

import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.PolygonDetail;

/** Writes CamVid. */
@Format(name = CamvidFormat.NAME, title = CamvidFormat.TITLE)
public final class CamvidExporter implements Exporter {
  /** Makes the exporter. */
  public CamvidExporter() {}

  @Override
  public OptionType<?> options() {
    return CamvidOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return CamvidFormat.LOSSES;
  }

  @Override
  public Demand demand(ExportRequest request) {
    return Demand.everything().withPolygons(PolygonDetail.PRESENCE);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new CamvidSink(request);
  }
}
