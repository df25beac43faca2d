// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.layout;

import java.util.Optional;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.testkit.FormatContractTest;

class VocLayoutContractTest extends FormatContractTest {
  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new VocLayoutImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.of(new VocLayoutExporter());
  }
}
