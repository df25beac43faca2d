// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Demand;
import org.datum4j.checks.Distribution;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.DetectionCandidate;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.OpenedDataset;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.TransformStep;

/**
 * The files of a dataset as somebody's tool left them, and what the built plugins make of them.
 *
 * @param root the folder
 */
record Layout(Path root) {
  static final String POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n";

  /** Serves all tests, so that each plugin is loaded once. */
  private static final Datum DATUM = Datum.builder().plugins(Distribution.HOME.resolve("plugins")).build();

  Layout text(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
    return this;
  }

  Layout lines(String name, String... lines) throws IOException {
    return text(name, String.join("\n", lines) + "\n");
  }

  /** Writes a picture in the format of the name's extension. */
  Layout image(String name, int width, int height) throws IOException {
    return picture(name, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
  }

  /** Writes a gray picture, as masks of bare indices are. */
  Layout indexes(String name, int width, int... values) throws IOException {
    BufferedImage image = new BufferedImage(width, values.length / width, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < values.length; i++) {
      image.getRaster().setSample(i % width, i / width, 0, values[i]);
    }
    return picture(name, image);
  }

  /** Writes a picture of colours 0xRRGGBB. */
  Layout colors(String name, int width, int... colors) throws IOException {
    BufferedImage image = new BufferedImage(width, colors.length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < colors.length; i++) {
      image.setRGB(i % width, i / width, colors[i]);
    }
    return picture(name, image);
  }

  private Layout picture(String name, BufferedImage image) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    try (OutputStream out = Files.newOutputStream(root.resolve(name))) {
      Assertions.assertThat(ImageIO.write(image, extension, out)).isTrue();
    }
    return this;
  }

  /** Packs the folder as a download would be, and returns the archive. */
  Path zipped(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : files(root)) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(root.resolve(name), zip);
        zip.closeEntry();
      }
    }
    return file;
  }

  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
    }
  }

  /** Returns the formats with the highest confidence; one is an answer. */
  List<String> detected() throws IOException {
    return DATUM.detect(root).best().stream().map(DetectionCandidate::format).toList();
  }

  /** Reads the dataset in the format that is detected. */
  Reading read(String... options) throws IOException {
    return read(DatasetLocation.of(root), ErrorPolicy.FAIL, options);
  }

  Reading readAs(String format, String... options) throws IOException {
    return read(DatasetLocation.of(root, format), ErrorPolicy.FAIL, options);
  }

  /** Leaves out what cannot be read. */
  Reading readSkipping(String format, String... options) throws IOException {
    return read(DatasetLocation.of(root, format), ErrorPolicy.SKIP, options);
  }

  /** Returns what is said when reading ends early. */
  Issue failure(String format, String... options) {
    Throwable thrown = Assertions.catchThrowable(() -> readAs(format, options));
    if (thrown instanceof DatumException failed) {
      return failed.issue();
    }
    throw new AssertionError("expected an error, but was " + thrown, thrown);
  }

  static Reading read(DatasetLocation location, ErrorPolicy policy, String... options) throws IOException {
    DatasetLocation whole = location.withOptions(OptionValues.ofWords(List.of(options)));
    RunSettings settings = RunSettings.defaults().withPolicy(policy);
    try (OpenedDataset opened = DATUM.open(whole, List.of(), Demand.everything(), settings)) {
      List<DatasetItem> items = StreamSupport.stream(opened.items(), false).toList();
      return new Reading(opened.format(), opened.schema(), items, opened.issues());
    }
  }

  /** Converts the dataset in the format that is detected. */
  ConversionReport convert(String format, Path out, String... options) throws IOException {
    return convert(List.of(), format, out, options);
  }

  ConversionReport convert(List<TransformStep> steps, String format, Path out, String... options) throws IOException {
    ExportTarget target =
        ExportTarget.of(out, format).withOptions(OptionValues.ofWords(List.of(options))).withOverwrites(true);
    return DATUM.convert(Conversion.of(DatasetLocation.of(root), target).withSteps(steps));
  }

  /** Returns what was told: code, how often, and the first text. */
  static List<String> told(List<IssueSummary> issues) {
    return issues.stream()
        .map(kind -> kind.code() + " x" + kind.count() + ": " + kind.samples().get(0).what()).toList();
  }
}
