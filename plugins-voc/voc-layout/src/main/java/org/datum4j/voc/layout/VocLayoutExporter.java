// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.layout;

import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.voc.common.VocExportMap;
import org.datum4j.voc.common.VocExportOptions;
import org.datum4j.voc.common.VocLosses;
import org.datum4j.voc.common.VocSink;

/** Writes Pascal VOC person layout. */
@Format(name = VocLayoutFormat.NAME, title = VocLayoutFormat.TITLE)
public final class VocLayoutExporter implements Exporter {
  /** Makes the exporter. */
  public VocLayoutExporter() {}

  @Override
  public OptionType<?> options() {
    return VocExportOptions.TYPE;
  }

  @Override
  public List<Loss> losses() {
    return VocLosses.of(VocLayoutFormat.TASK);
  }

  @Override
  public boolean keepsOrigins(String family) {
    return VocExportMap.ORIGIN.equals(family);
  }

  @Override
  public Demand demand(ExportRequest request) {
    return VocSink.demand(request.options(VocExportOptions.TYPE));
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return VocSink.open(request, Set.of(VocLayoutFormat.TASK), request.options(VocExportOptions.TYPE));
  }
}
