// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.ListSource;
import org.datum4j.runtime.stats.DatasetStatistics;
import org.datum4j.runtime.stats.StatisticsSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsTextTest {
  @TempDir Path folder;

  private static String text(DatasetItem... items) {
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(List.of("cat", "dog")), List.of("train", "val"));
    DatasetStatistics found = DatasetStatistics.of(new ListSource(schema, List.of(items)), StatisticsSettings.all());
    return new StatsText(found, false).text();
  }

  @Test
  void showsCountsWithBars() {
    Common common = Common.of(1, 0, 1, Attributes.of("colour", "red"), null);
    List<Annotation> boxes = List.of(new Bbox(common, 0, 0, 10, 20), new Bbox(common, 0, 0, 100, 200));
    String text = text(DatasetItem.of("a", "train", null, boxes, Attributes.empty()));
    assertThat(text)
        .contains("1 items, 2 annotations, 2 instances, 0 items without annotations")
        .contains("dog    2          1      10,100       ########################")
        .contains("cat    0          0      -")
        .contains("colour  2  red 2")
        .contains("val     0");
  }

  @Test
  void survivesADatasetWithoutAnything() {
    assertThat(text()).startsWith("0 items, 0 annotations");
  }

  @Test
  void numbersFilesWhoseNamesAreTaken() throws IOException {
    StatisticsFiles first = StatisticsFiles.write(folder.resolve("new"), "a", "b");
    Files.writeString(folder.resolve("new/statistics_full.1.json"), "mine");
    StatisticsFiles second = StatisticsFiles.write(folder.resolve("new"), "c", "d");
    assertThat(first.datumaro()).isEqualTo(folder.resolve("new/statistics.json")).hasContent("a");
    assertThat(second.datumaro()).isEqualTo(folder.resolve("new/statistics.2.json")).hasContent("c");
    assertThat(second.full()).isEqualTo(folder.resolve("new/statistics_full.2.json")).hasContent("d");
    assertThat(folder.resolve("new/statistics_full.1.json")).hasContent("mine");
  }
}
