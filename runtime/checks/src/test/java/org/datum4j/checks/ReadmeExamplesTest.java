// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Mask;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.Dataset;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.Datum;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.RunListener;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.merge.MergePolicy;
import org.datum4j.runtime.stats.DatasetStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java examples of the README; what stands between the markers stands in the README, too. */
class ReadmeExamplesTest {
  private static final Path PLUGINS = Distribution.HOME.resolve("plugins");

  @TempDir Path folder;

  @Test
  void convertsPanopticToVoc() throws Exception {
    Path plugins = PLUGINS;
    Path input = Distribution.SAMPLES.resolve("coco-panoptic");
    Path output = folder.resolve("voc");
    List<String> lines = new ArrayList<>();
    // README
    try (Datum datum = Datum.builder().plugins(plugins).build()) {
      Dataset dataset = datum.importFrom(input, "coco_panoptic");
      ConversionReport report = dataset.export(output, "voc", Map.of("save-media", true));
      report.losses().forEach(loss -> lines.add(loss.objects() + " " + loss.loss().subject()));
    }
    // end
    assertThat(output.resolve("SegmentationClass/000000000139.png")).exists();
    assertThat(output.resolve("JPEGImages/000000000139.jpg")).exists();
  }

  @Test
  void makesADatasetFromArrays() throws Exception {
    Path plugins = PLUGINS;
    Path output = folder.resolve("panoptic");
    // README
    Rle first = Rle.ofBitmap(new byte[] {0, 0, 1, 1, 0}, 1, 5);
    Rle second = Rle.ofBitmap(new byte[] {0, 1, 0, 0, 1}, 1, 5);
    DatasetItem item =
        DatasetItem.of(
            "1",
            "train",
            Image.missing("1.png", new ImageSize(5, 1)),
            List.of(
                new Mask(Common.of(7, 7, 3, Attributes.of("is_crowd", false), null), first),
                new Mask(Common.of(20, 20, 1, Attributes.of("is_crowd", true), null), second)),
            Attributes.of("id", 40));
    Dataset dataset = Dataset.fromIterable(List.of(item), List.of("a", "b", "c", "d"));
    try (Datum datum = Datum.builder().plugins(plugins).build()) {
      datum.export(dataset, ExportTarget.of(output, "coco_panoptic"));
    }
    // end
    String json = Files.readString(output.resolve("annotations/panoptic_train.json"));
    assertThat(json).contains("\"image_id\":40").contains("\"id\":7").contains("\"id\":20").contains("\"iscrowd\":1");
    assertThat(output.resolve("annotations/panoptic_train/1.png")).exists();
  }

  @Test
  void convertsAsAStreamWithProgress() throws Exception {
    Path plugins = PLUGINS;
    Path input = Distribution.SAMPLES.resolve("coco");
    Path output = folder.resolve("out");
    List<String> steps = new ArrayList<>();
    // README
    RunListener listener =
        new RunListener() {
          @Override
          public void progressed(String step, long done, long total) {
            steps.add(step + " " + done + "/" + total);
          }
        };
    try (Datum datum = Datum.builder().plugins(plugins).build()) {
      Conversion order = Conversion.of(DatasetLocation.of(input), ExportTarget.of(output, "yolo_ultralytics"));
      datum.convert(order.withSettings(RunSettings.forAllProcessors().withListener(listener)));
    }
    // end
    assertThat(output.resolve("data.yaml")).exists();
    assertThat(steps).isNotEmpty();
  }

  @Test
  void changesADatasetInMemory() throws Exception {
    Path plugins = PLUGINS;
    Path input = Distribution.SAMPLES.resolve("coco");
    // README
    try (Datum datum = Datum.builder().plugins(plugins).build()) {
      Dataset dataset = datum.importFrom(input, "coco");
      Dataset balls = dataset.filter("/item/annotation[label=\"ball\"]", "items+annotations");
      Dataset masks = balls.transform("polygons_to_masks", Map.of());
      masks.remove("field", "val");
    }
    // end
    try (Datum datum = Datum.builder().plugins(plugins).build()) {
      Dataset dataset = datum.importFrom(input, "coco");
      assertThat(dataset.size()).isEqualTo(4);
      assertThat(dataset.subsets()).containsExactly("train", "val");
      assertThat(dataset.filter("/item[subset='val']", "items").size()).isEqualTo(1);
    }
  }

  @Test
  void mergesAndCounts() throws Exception {
    Path plugins = PLUGINS;
    Path first = Distribution.SAMPLES.resolve("coco");
    Path second = Distribution.SAMPLES.resolve("roboflow");
    Path page = folder.resolve("page.html");
    List<String> lines = new ArrayList<>();
    // README
    try (Datum datum = Datum.builder().plugins(plugins).build()) {
      Dataset one = datum.importFrom(first, "coco");
      Dataset two = datum.importFrom(second, "roboflow_coco");
      Dataset merged = Dataset.merge(MergePolicy.UNION, one, two);
      DatasetStatistics statistics = merged.stats();
      statistics.instances().orElseThrow().labels().forEach(found -> lines.add(found.label() + ": " + found.count()));
      Files.writeString(page, statistics.toHtml("both"));
    }
    // end
    assertThat(page).content().contains("<h1>both</h1>").contains("Instances by label");
    assertThat(lines).contains("ball: 3", "bottle: 3");
  }

  @Test
  void standInTheReadme() throws Exception {
    String own = Files.readString(SourceTree.ROOT.resolve("runtime/checks/src/test/java/org/datum4j/checks/ReadmeExamplesTest.java"));
    String readme = Files.readString(SourceTree.ROOT.resolve("README.md"));
    Matcher example = Pattern.compile("( *)// README\\n(.*?) *// end\\n", Pattern.DOTALL).matcher(own);
    int count = 0;
    while (example.find()) {
      String code = example.group(2).replaceAll("(?m)^" + example.group(1), "").strip();
      assertThat(readme).contains(code);
      count++;
    }
    assertThat(count).isEqualTo(5);
  }
}
