// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.runtime.Dataset;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.DetectionCandidate;
import org.datum4j.runtime.DetectionReport;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a format writes, whatever kinds of annotation the data have, is detected as that format and no other. */
class OwnFormatsTest {
  private static final Path PLUGINS = Distribution.HOME.resolve("plugins");
  private static final int SIDE = 16;

  @TempDir Path folder;

  static List<String> formats() {
    try (Datum datum = Datum.builder().plugins(PLUGINS).build()) {
      return datum.formats().stream()
          .filter(entry -> entry.role() == Role.EXPORT)
          .map(CatalogueEntry::name)
          .filter(name -> isRead(datum, name))
          .sorted()
          .toList();
    }
  }

  private static boolean isRead(Datum datum, String name) {
    return datum.formats().stream().anyMatch(entry -> entry.role() == Role.IMPORT && entry.name().equals(name));
  }

  private static byte[] picture() {
    var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  /** Returns a dataset with all that formats may hold, the parts of an object in one group. */
  private static Dataset dataset() {
    Coordinates ring = Coordinates.of(1, 1, 9, 1, 9, 9, 1, 9);
    byte[] picture = picture();
    List<DatasetItem> items = new ArrayList<>();
    for (String subset : List.of("train", "val")) {
      for (int i = 1; i < 4; i++) {
        Attributes jumping = Attributes.of("jumping", true);
        Common object = Common.of(i, i, 0, jumping, null);
        List<Annotation> all = new ArrayList<>(List.of(
            new Label(Common.ofLabel(0).withId(50)),
            new Bbox(object, 1, 1, 8, 8),
            new Bbox(object.withLabelIndex(2), 2, 2, 3, 3),
            new Polygon(object, ring),
            Points.visible(object, Coordinates.of(3, 3, 4, 4)),
            new Caption(Common.none().withId(60), "two words"),
            new Mask(Common.of(70, 70, 1, Attributes.empty(), null),
                Rle.ofCounts(SIDE, SIDE, new int[] {10, 20, SIDE * SIDE - 30}))));
        String id = subset + i;
        Image image = Image.ofBytes(id + ".png", picture, new ImageSize(SIDE, SIDE));
        items.add(DatasetItem.of(id, subset, image, all, Attributes.empty()));
      }
    }
    return Dataset.fromIterable(items, List.of("person", "dog", "head"));
  }

  private static Map<String, Object> options(Datum datum, String format) throws IOException {
    boolean savesMedia = datum.extensions().exporter(format).options().find("save-media").isPresent();
    Map<String, Object> options = new HashMap<>();
    if (savesMedia) {
      options.put("save-media", true);
    }
    if (Set.of("voc_layout", "voc_action").contains(format)) {
      // Parts and actions are those of the challenge.
      options.put("label-map", "voc");
    }
    return options;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void areDetectedAsThemselvesAndNothingElse(String format) throws Exception {
    try (Datum datum = Datum.builder().plugins(PLUGINS).build()) {
      Path out = folder.resolve("out");
      datum.export(dataset(), ExportTarget.of(out, format)
          .withOptions(OptionValues.of(options(datum, format))));
      DetectionReport report = datum.detect(out);
      List<String> best = report.best().stream().map(DetectionCandidate::format).toList();
      assertThat(best).as(files(out).toString()).containsExactly(format);
    }
  }

  @Test
  void areMany() {
    assertThat(formats()).hasSizeGreaterThan(20);
  }

  private static List<String> files(Path out) throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()).sorted().limit(20).toList();
    }
  }
}
