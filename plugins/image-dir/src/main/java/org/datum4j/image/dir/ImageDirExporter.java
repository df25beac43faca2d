// SPDX-License-Identifier: Apache-2.0
package org.datum4j.image.dir;

import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.PolygonDetail;

/** Writes a folder of images. */
@Format(name = ImageDirFormat.NAME, title = ImageDirFormat.TITLE)
public final class ImageDirExporter implements Exporter {
  /** Makes an exporter. */
  public ImageDirExporter() {}

  @Override
  public OptionType<?> options() {
    return ImageDirOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return List.of(ImageDirFormat.ANNOTATION, ImageDirFormat.MISSING, ImageDirFormat.NOT_SAVED);
  }

  @Override
  public Demand demand(ExportRequest request) {
    return Demand.everything().withPolygons(PolygonDetail.PRESENCE);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new ImageDirSink(request);
  }
}
