// SPDX-License-Identifier: Apache-2.0
package org.datum4j.image.dir;

import java.util.Optional;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.testkit.FormatContractTest;

class ImageDirContractTest extends FormatContractTest {
  /** Any folder of images fits, so it is never more than possible. */
  @Override
  protected Confidence expectedConfidence() {
    return Confidence.POSSIBLE;
  }

  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new ImageDirImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.of(new ImageDirExporter());
  }
}
