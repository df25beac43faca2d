// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.api.media.ImageKind;
import org.datum4j.kit.image.ImageEncoder;
import org.datum4j.kit.image.RgbImage;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoMediaTest {
  @TempDir Path temp;

  private final CocoTestFormat format = CocoTestFormat.of(CocoTask.INSTANCES);
  private Path images = Path.of("");

  @BeforeEach
  void writeImages() throws IOException {
    images = Files.createDirectories(temp.resolve("in/images/train"));
    RgbImage image = new RgbImage(3, 2, new byte[18]);
    try (ImageEncoder encoder = new ImageEncoder()) {
      Files.write(images.resolve("big.JPG"), encoder.encode(image, ImageKind.JPEG));
      Files.write(images.resolve("a.png"), encoder.encode(image, ImageKind.PNG));
      Files.write(images.resolve("a.bmp"), encoder.encode(image, ImageKind.BMP));
    }
    CocoTestFormat.file(temp.resolve("in"), "instances_train.json",
        "{'images': [{'id': 1, 'file_name': 'big.JPG', 'width': 3, 'height': 2},"
            + "{'id': 2, 'file_name': 'a.png', 'width': 3, 'height': 2},"
            + "{'id': 3, 'file_name': 'a.bmp', 'width': 3, 'height': 2}], 'annotations': [], 'categories': []}");
  }

  private Path export(String... options) {
    ImportedDataset dataset = FormatHarness.tolerant().importFolder(format, temp.resolve("in"));
    return FormatHarness.strict().export(format, dataset, temp.resolve("out"), options).folder();
  }

  @Test
  void copiesBytesWhenOnlyTheSpellingOfTheExtensionDiffers() throws IOException {
    Path out = export("--save-media", "--image-ext", ".jpg").resolve("images/train");
    assertThat(out.resolve("big.jpg")).hasSameBinaryContentAs(images.resolve("big.JPG"));
    assertThat(Files.readAllBytes(out.resolve("a.jpg"))).startsWith(0xff, 0xd8);
  }

  @Test
  void keepsImagesApartWhoseNamesBecomeOne() throws IOException {
    Path out = export("--save-media", "--image-ext", ".tif");
    assertThat(out.resolve("images/train")).isDirectoryContaining("glob:**.tif");
    assertThat(FormatHarness.files(out)).filteredOn(name -> name.endsWith(".tif")).hasSize(3);
    String json = Files.readString(out.resolve("annotations/instances_train.json"));
    assertThat(json).contains("\"a.tif\"").contains("\"a_train.tif\"");
  }

  @Test
  void takesNoPanopticPictureForAnImage() throws IOException {
    Path folder = temp.resolve("panoptic");
    CocoTestFormat.file(folder, "panoptic_train.json",
        "{'images': [{'id': 1, 'file_name': 'p.jpg', 'width': 3, 'height': 2}], 'annotations': [{'image_id': 1,"
            + " 'file_name': 'p.png', 'segments_info': []}], 'categories': []}");
    Path pictures = Files.createDirectories(folder.resolve("panoptic_train"));
    Files.copy(images.resolve("a.png"), pictures.resolve("p.png"));
    ImportedDataset dataset = FormatHarness.strict().importFolder(CocoTestFormat.of(CocoTask.PANOPTIC), folder);
    assertThat(dataset.item("p").image().orElseThrow().hasData()).isFalse();
  }
}
