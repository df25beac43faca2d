// SPDX-License-Identifier: Apache-2.0
package org.datum4j.image.dir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDirTest {
  @TempDir Path folder;

  private void write(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), new byte[] {1});
  }

  @Test
  void readsImagesAtTheTopAndNamesTheOthers() throws IOException {
    write("b.JPG");
    write("a b.png");
    write("notes.txt");
    write("x/y/c.png");
    FormatHarness harness = FormatHarness.strict();
    ImportedDataset top = harness.importFolder(new ImageDirImporter(), folder, "--subset", "s");
    assertThat(top.ids()).containsExactly("a b", "b");
    assertThat(top.issueCodes()).containsExactly("IMAGE-DIR-BELOW");
    assertThat(top.item("b").subset()).isEqualTo("s");
    ImportedDataset all = harness.importFolder(new ImageDirImporter(), folder, "--recursive");
    assertThat(all.ids()).containsExactly("a b", "b", "x/y/c");
    assertThat(harness.detect(new ImageDirImporter(), folder).confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void refusesAFolderWithoutImages() throws IOException {
    write("notes.txt");
    assertThatThrownBy(() -> FormatHarness.strict().importFolder(new ImageDirImporter(), folder))
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("IMAGE-DIR-EMPTY"));
    assertThat(FormatHarness.strict().detect(new ImageDirImporter(), folder).isImpossible()).isTrue();
  }

  @Test
  void writesEveryImageAndTellsLosses() throws IOException {
    Image image = Image.ofBytes("x.png", new byte[] {1}, null);
    List<DatasetItem> items =
        List.of(
            DatasetItem.of("a/b", "train", image, List.of(new Caption(Common.none(), "c")), Attributes.empty()),
            DatasetItem.of("a/b", "val", image, List.of(), Attributes.empty()),
            DatasetItem.of("c", "val", Image.missing("c.png", null), List.of(), Attributes.empty()));
    ExportedDataset out =
        FormatHarness.strict()
            .export(new ImageDirExporter(), DatasetSchema.of(Categories.empty(), List.of()), items,
                folder.resolve("out"));
    assertThat(FormatHarness.files(out.folder())).containsExactly("a/b.png", "val/a/b.png");
    assertThat(out.lossCodes()).containsExactly("IMAGE-DIR-ANNOTATION", "IMAGE-DIR-MISSING");
  }
}
