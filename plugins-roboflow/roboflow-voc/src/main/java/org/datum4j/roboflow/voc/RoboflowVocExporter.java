// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.voc;

import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;

/** Writes Roboflow's flavour of Pascal VOC. */
@Format(name = RoboflowVocFormat.NAME, title = RoboflowVocFormat.TITLE)
public final class RoboflowVocExporter implements Exporter {
  /** Makes the exporter. */
  public RoboflowVocExporter() {}

  @Override
  public OptionType<?> options() {
    return RoboflowVocOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return RoboflowVocFormat.LOSSES;
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new RoboflowVocSink(request);
  }
}
