// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.util.Optional;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.testkit.FormatContractTest;

class RoboflowTfrecordContractTest extends FormatContractTest {
  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new RoboflowTfrecordImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.empty();
  }
}
