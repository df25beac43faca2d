// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.Optional;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.testkit.FormatContractTest;

class CvatContractTest extends FormatContractTest {
  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new CvatImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.of(new CvatExporter());
  }
}
