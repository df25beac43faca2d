// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo.obb;

import java.util.Optional;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.testkit.FormatContractTest;

class RoboflowYoloObbContractTest extends FormatContractTest {
  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new RoboflowYoloObbImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.empty();
  }
}
