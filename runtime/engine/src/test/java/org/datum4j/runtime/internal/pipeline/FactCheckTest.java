// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Severity;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.spi.DatasetFact;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.junit.jupiter.api.Test;

class FactCheckTest {
  private static final DatasetSchema RICH =
      DatasetSchema.of(
              new Categories(
                  LabelCategories.of(List.of(new LabelCategory("cat", "animal", List.of()))),
                  Map.of(0, new PointsCategory(List.of("nose", "tail"), List.of(new PointsCategory.Joint(0, 1)))),
                  Map.of()),
              List.of("train"))
          .withInfos(Attributes.of("author", "me"))
          .withOrigins(Attributes.of("coco", Attributes.of("files", List.of())));

  private record Keeping(Set<DatasetFact> keeps, String family) implements Exporter {
    @Override
    public boolean keepsOrigins(String asked) {
      return asked.equals(family);
    }

    @Override
    public DatasetSink open(ExportRequest request) {
      throw new AssertionError("not opened");
    }
  }

  @Test
  void tellsWhatTheOutputHasNoPlaceFor() {
    Issue told = FactCheck.of(RICH, new Keeping(Set.of(), "voc"), "boxes").orElseThrow();

    assertThat(told.severity()).isEqualTo(Severity.INFO);
    assertThat(told.what())
        .isEqualTo(
            "boxes has no place for what only coco files say (further fields of the file and its records); "
                + "infos of the dataset; parents of labels; joints between keypoints");
  }

  @Test
  void tellsOnlyWhatIsNotKept() {
    Issue told = FactCheck.of(RICH, new Keeping(Set.of(DatasetFact.INFOS, DatasetFact.PARENTS), "coco"), "x").orElseThrow();

    assertThat(told.what()).isEqualTo("x has no place for joints between keypoints");
  }

  @Test
  void saysNothingWhenNothingIsLeftOut() {
    assertThat(FactCheck.of(RICH, new Keeping(Set.of(DatasetFact.values()), "coco"), "x")).isEmpty();
    DatasetSchema plain = DatasetSchema.of(Categories.ofNames(List.of("cat")), List.of("train"));
    assertThat(FactCheck.of(plain, new Keeping(Set.of(), ""), "x")).isEmpty();
  }
}
