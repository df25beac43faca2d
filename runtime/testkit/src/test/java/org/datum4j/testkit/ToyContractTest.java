// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The toy format fulfils the contract; formats with faults do not. */
class ToyContractTest extends FormatContractTest {
  @TempDir Path other;

  @Override
  protected Optional<Importer> importer() {
    return Optional.of(new ToyImporter());
  }

  @Override
  protected Optional<Exporter> exporter() {
    return Optional.of(new ToyExporter());
  }

  @Test
  void noticesAFormatThatTakesStrangersForItsOwn() {
    Faulty faulty = new Faulty();
    faulty.temp = other;
    assertThatThrownBy(faulty::isSilentOnStrangers).isInstanceOf(AssertionError.class);
  }

  @Test
  void noticesWrongDetectionAndCrashes() {
    Faulty faulty = new Faulty();
    faulty.temp = other;
    assertThatThrownBy(() -> faulty.detectsItsFixtures().toList().get(0).getExecutable().execute())
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> faulty.endsWithAnIssueWhenFilesAreCut().toList().get(0).getExecutable().execute())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(faulty::bearsANameAndCanBeMade).isInstanceOf(AssertionError.class);
  }

  private static final class Faulty extends FormatContractTest {
    @Override
    protected Optional<Importer> importer() {
      return Optional.of(new FaultyImporter());
    }

    @Override
    protected Optional<Exporter> exporter() {
      return Optional.empty();
    }
  }

  @Format(name = "toy", title = "")
  private static final class FaultyImporter implements Importer {
    @Override
    public Detection detect(DetectionContext context) {
      return Detection.of(Confidence.POSSIBLE, "anything");
    }

    @Override
    public DatasetSource open(ImportRequest request) {
      throw new IllegalStateException("crash");
    }
  }
}
