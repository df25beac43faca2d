// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo;

import java.util.Optional;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.testkit.FormatContractTest;

class RoboflowYoloContractTest extends FormatContractTest {
  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new RoboflowYoloImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.of(new RoboflowYoloExporter());
  }
}
