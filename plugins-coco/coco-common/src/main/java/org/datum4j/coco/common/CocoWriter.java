// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.coco.common.internal.write.CocoSink;

/** Writes COCO datasets: the whole of what the exporters of the family do. */
public final class CocoWriter {
  private CocoWriter() {}

  /**
   * Starts to write.
   *
   * @throws IOException if a file cannot be written
   */
  public static DatasetSink open(ExportRequest request, CocoWriteSettings settings) throws IOException {
    return new CocoSink(request, settings);
  }

  /** Returns what files of a task hold; images are looked at for their sizes at least. */
  public static Demand demand(CocoTask task) {
    Set<AnnotationType> types =
        switch (task) {
          case CAPTIONS -> EnumSet.of(AnnotationType.CAPTION);
          case LABELS -> EnumSet.of(AnnotationType.LABEL);
          case IMAGE_INFO -> EnumSet.noneOf(AnnotationType.class);
          case PANOPTIC -> EnumSet.of(AnnotationType.MASK);
          default -> EnumSet.allOf(AnnotationType.class);
        };
    return new Demand(types, true);
  }
}
