// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.io.IOException;
import org.datum4j.api.spi.DatasetSink;
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
}
