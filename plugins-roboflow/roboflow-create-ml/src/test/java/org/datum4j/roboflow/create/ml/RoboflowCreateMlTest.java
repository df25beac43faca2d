// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Polygon;
import org.datum4j.testkit.ExportedDataset;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoboflowCreateMlTest {
  private static final String TRAIN =
      """
      [{"image": "a.jpg", "annotations": [{"label": "dog", "coordinates": {"x": 10, "y": 20.5, "width": 4,
          "height": 5}}]},
       {"image": "x/b.jpg", "annotations": []}]
      """;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private ImportedDataset read(String... options) {
    return FormatHarness.strict().importFolder(new RoboflowCreateMlImporter(), folder, options);
  }

  @Test
  void readsBoxesByTheirCentresAndUnitesLabels() throws IOException {
    write("train/_annotations.createml.json", TRAIN);
    write("test/_annotations.createml.json", "[]");
    write("valid/_annotations.createml.json",
        "[{\"image\": \"c.jpg\", \"annotations\": [{\"label\": \"cat\", \"coordinates\": "
            + "{\"height\": 2, \"width\": 2, \"y\": 1, \"x\": 1}}]}]");
    assertThatDataset(read())
        .hasNoIssues()
        .hasDump(
            """
            subsets test, train, valid
            label 0 cat
            label 1 dog
            item a train image=a.jpg missing
              bbox 8 18 4 5 label=dog
            item x/b train image=x/b.jpg missing
            item c valid image=c.jpg missing
              bbox 0 0 2 2 label=cat
            """);
    assertThat(((Bbox) read("--anchor", "top-left").item("a").annotations().get(0)).y()).isEqualTo(20.5);
  }

  @Test
  void joinsTheRecordsOfAnImageAndReadsThoseWithoutAnnotations() throws IOException {
    write("train/_annotations.createml.json",
        "[{\"image\": \"a.jpg\"}, {\"image\": \"b.jpg\", \"annotations\": [{\"label\": \"dog\", \"coordinates\": "
            + "{\"x\": 1, \"y\": 1, \"width\": 2, \"height\": 2}}]}, {\"image\": \"a.jpg\", \"annotations\": ["
            + "{\"label\": \"cat\", \"coordinates\": {\"x\": 2, \"y\": 2, \"width\": 2, \"height\": 2}}]}, "
            + "{\"image\": \"a.jpg\", \"annotations\": [{\"label\": \"dog\", \"coordinates\": "
            + "{\"x\": 3, \"y\": 3, \"width\": 2, \"height\": 2}}]}]");
    ImportedDataset dataset = read();
    assertThatDataset(dataset)
        .hasDump(
            """
            subsets train
            label 0 cat
            label 1 dog
            item a train image=a.jpg missing
              bbox 1 1 2 2 label=cat
              bbox 2 2 2 2 label=dog id=1
            item b train image=b.jpg missing
              bbox 0 0 2 2 label=dog
            """);
    assertThat(dataset.issues()).extracting(kind -> kind.samples().get(0).what()).containsExactlyInAnyOrder(
        "record without annotations, read as an image without objects (once): a.jpg",
        "further record of an image; its boxes are added to those of the first (2 times), first: a.jpg");
  }

  @Test
  void saysWhichFieldLacksAndWhere() throws IOException {
    write("train/_annotations.createml.json",
        "[{\"image\": \"a.jpg\", \"annotations\": [{\"label\": \"dog\", \"coordinates\": {\"x\": 1, \"y\": 2, \"width\": 3}}"
            + ", {\"label\": \"dog\", \"coordinates\": {\"x\": 1, \"y\": 2, \"width\": 2, \"height\": 2}}]}]");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class,
            failed -> {
              assertThat(failed.issue().what()).contains("height");
              assertThat(failed.issue().where().path()).startsWith("$[0].annotations[0]");
            });
    ImportedDataset rest = FormatHarness.tolerant().importFolder(new RoboflowCreateMlImporter(), folder);
    assertThat(rest.item("a").annotations()).hasSize(1);
  }

  @Test
  void writesWhatItReadsAndTellsLosses() throws IOException {
    Common one = Common.ofLabel(0).withGroup(1);
    List<Annotation> annotations =
        List.of(
            new Bbox(one, 1.5, 2, 3, 4),
            new Polygon(one, Coordinates.of(1, 2, 3, 4, 5, 6)),
            new Polygon(Common.ofLabel(1), Coordinates.of(0, 0, 2, 0, 2, 4)),
            new Caption(Common.none(), "c"));
    DatasetItem item =
        DatasetItem.of("a/b", "train", Image.ofBytes("b.png", new byte[] {1}, null), annotations, Attributes.empty());
    DatasetSchema schema = DatasetSchema.of(Categories.ofNames(List.of("cat", "dog")), List.of("train", "val"));
    ExportedDataset out =
        FormatHarness.strict()
            .export(new RoboflowCreateMlExporter(), schema, List.of(item), folder.resolve("out"), "--save-media");
    assertThat(FormatHarness.files(out.folder())).containsExactly(
        "train/_annotations.createml.json", "train/a/b.png", "val/_annotations.createml.json");
    assertThat(out.lossCodes()).containsExactly("ROBOFLOW-BOX-MISSING", "ROBOFLOW-CAPTION", "ROBOFLOW-POLYGON");
    FormatHarness harness = FormatHarness.strict();
    assertThat(harness.detect(new RoboflowCreateMlImporter(), out.folder()).confidence()).isEqualTo(Confidence.CERTAIN);
    assertThatDataset(harness.importFolder(new RoboflowCreateMlImporter(), out.folder()))
        .hasItem("a/b", "item a/b train image=a/b.png\n  bbox 1.5 2 3 4 label=cat\n  bbox 0 0 2 4 label=dog id=1");
  }

  @Test
  void refusesWhatIsNoList() throws IOException {
    write("train/_annotations.createml.json", "{\"a\": 1}");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatumException.class, failed -> assertThat(failed.issue().code()).isEqualTo("ROBOFLOW-JSON-FAULTY"));
  }
}
