// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetFact;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;

/** Writes CVAT 1.1. */
@Format(name = CvatFormat.NAME, title = CvatFormat.TITLE)
public final class CvatExporter implements Exporter {
  /** Makes the exporter. */
  public CvatExporter() {}

  @Override
  public OptionType<?> options() {
    return CvatOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return CvatFormat.LOSSES;
  }

  @Override
  public Set<DatasetFact> keeps() {
    return Set.of(DatasetFact.PARENTS, DatasetFact.JOINTS);
  }

  @Override
  public boolean keepsOrigins(String family) {
    return CvatFormat.NAME.equals(family);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new CvatSink(request);
  }
}
