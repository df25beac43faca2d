// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.runtime.DetectionCandidate;
import org.datum4j.runtime.DetectionReport;
import org.datum4j.runtime.ToyExtensions;
import org.datum4j.runtime.internal.io.OpenInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTest {
  @TempDir Path root;

  @Test
  void prefersTheHigherConfidence() throws IOException {
    Files.createFile(root.resolve("a.json"));
    ToyExtensions extensions =
        new ToyExtensions()
            .plusImporter("family", says(Confidence.PROBABLE))
            .plusImporter("images", says(Confidence.POSSIBLE))
            .plusImporter("member", says(Confidence.CERTAIN))
            .plusImporter("unasked", () -> importer(context -> {
              throw new AssertionError("its files are not there");
            }), "*.xml");
    DetectionReport report = detect(extensions);
    assertThat(report.candidates()).extracting(DetectionCandidate::format).containsExactly("member", "family", "images");
    assertThat(report.chosen()).map(DetectionCandidate::format).contains("member");
  }

  @Test
  void listsTies() throws IOException {
    ToyExtensions extensions =
        new ToyExtensions()
            .plusImporter("b", says(Confidence.LIKELY))
            .plusImporter("a", says(Confidence.LIKELY))
            .plusImporter("c", says(Confidence.POSSIBLE));
    DetectionReport report = detect(extensions);
    assertThat(report.chosen()).isEmpty();
    assertThat(report.best()).extracting(DetectionCandidate::format).containsExactly("a", "b");
  }

  @Test
  void looksThroughWrappingFoldersAndPrefersUpperOnesAmongEquals() throws IOException {
    Path inner = Files.createDirectories(root.resolve("download/data set"));
    Files.createFile(root.resolve("README.txt"));
    Files.createDirectory(root.resolve("__MACOSX"));
    Files.createFile(root.resolve("download/LICENSE"));
    Files.createFile(inner.resolve("mark"));
    ToyExtensions extensions =
        new ToyExtensions()
            .plusImporter("marked", () -> importer(context -> context.match("mark").isEmpty()
                ? Detection.impossible("mark") : Detection.of(Confidence.LIKELY, "mark")))
            .plusImporter("any", says(Confidence.POSSIBLE));
    DetectionReport report = detect(extensions);
    assertThat(report.orElseThrow().root()).isEqualTo("download/data set");
    assertThat(report.candidates().get(1).root()).as("no deeper than needed").isEmpty();
  }

  @Test
  void staysWhereTwoFoldersLieSideBySide() throws IOException {
    Files.createFile(Files.createDirectories(root.resolve("a")).resolve("mark"));
    Files.createDirectories(root.resolve("b"));
    ToyExtensions extensions =
        new ToyExtensions()
            .plusImporter("marked", () -> importer(context -> context.match("mark").isEmpty()
                ? Detection.impossible("mark") : Detection.of(Confidence.LIKELY, "mark")));
    assertThat(detect(extensions).candidates()).isEmpty();
  }

  @Test
  void tellsNearMissesAndBrokenImporters() throws IOException {
    ToyExtensions extensions =
        new ToyExtensions()
            .plusImporter("far", () -> importer(context -> Detection.impossible("x").plusFound("y")
                .plusMissing("z").plusMissing("w")))
            .plusImporter("near", () -> importer(context -> Detection.impossible("x").plusFound("y")))
            .plusImporter("off", () -> importer(context -> Detection.impossible("x")))
            .plusImporter("broken", () -> importer(context -> {
              throw new IllegalStateException("oh");
            }));
    DetectionReport report = detect(extensions);
    assertThat(report.nearMisses()).extracting(DetectionCandidate::format).containsExactly("near");
    assertThat(report.issues()).singleElement().satisfies(issue -> assertThat(issue.what()).contains("broken", "oh"));
  }

  private DetectionReport detect(ToyExtensions extensions) throws IOException {
    try (OpenInput input = OpenInput.open(root, false)) {
      return new Detector(extensions, Detector.DEPTH).detect(root, input);
    }
  }

  private static Supplier<Importer> says(Confidence confidence) {
    return () -> importer(context -> Detection.of(confidence, "it"));
  }

  private static Importer importer(Function<DetectionContext, Detection> answer) {
    return new Importer() {
      @Override
      public Detection detect(DetectionContext context) {
        return answer.apply(context);
      }

      @Override
      public DatasetSource open(ImportRequest request) {
        throw new AssertionError("detection opens nothing");
      }
    };
  }
}
