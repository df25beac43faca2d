// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc;

import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.voc.common.VocExportMap;
import org.datum4j.voc.common.VocLosses;
import org.datum4j.voc.common.VocSink;

/** Writes Pascal VOC. */
@Format(name = VocFormat.NAME, title = VocFormat.TITLE, aliases = "pascal_voc")
public final class VocExporter implements Exporter {
  /** Makes the exporter. */
  public VocExporter() {}

  @Override
  public OptionType<?> options() {
    return VocOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return VocLosses.all();
  }

  @Override
  public boolean keepsOrigins(String family) {
    return VocExportMap.ORIGIN.equals(family);
  }

  @Override
  public Demand demand(ExportRequest request) {
    return VocSink.demand(request.options(VocOptions.EXPORT).common());
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    VocOptions.Export options = request.options(VocOptions.EXPORT);
    return VocSink.open(request, options.wanted(), options.common());
  }
}
