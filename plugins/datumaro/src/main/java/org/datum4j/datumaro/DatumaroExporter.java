// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetFact;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;

/** Writes Datumaro's own JSON. */
@Format(name = DatumaroFormat.NAME, title = DatumaroFormat.TITLE, files = DatumaroFormat.FILES)
public final class DatumaroExporter implements Exporter {
  /** Makes an exporter. */
  public DatumaroExporter() {}

  @Override
  public OptionType<?> options() {
    return DatumaroOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return List.of(DatumaroFormat.IMAGE_MISSING);
  }

  @Override
  public Set<DatasetFact> keeps() {
    return Set.of(DatasetFact.values());
  }

  @Override
  public boolean keepsOrigins(String family) {
    return true;
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new DatumaroSink(request);
  }
}
