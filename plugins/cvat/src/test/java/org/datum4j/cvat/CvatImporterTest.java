// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.cvat.CvatTestData.box;
import static org.datum4j.cvat.CvatTestData.file;
import static org.datum4j.cvat.CvatTestData.image;
import static org.datum4j.cvat.CvatTestData.raw;
import static org.datum4j.cvat.CvatTestData.read;
import static org.datum4j.cvat.CvatTestData.readTolerantly;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvatImporterTest {
  @TempDir Path temp;

  private List<Annotation> shapes(String... shapes) throws IOException {
    file(temp, "annotations.xml", "task", image(0, "a.jpg", shapes));
    return read(temp).item("a").annotations();
  }

  @Test
  void readsAttributesByTheirDeclaration() throws IOException {
    List<Annotation> read =
        shapes("<box label=\"car\" xtl=\"0\" ytl=\"0\" xbr=\"1\" ybr=\"1\"><attribute name=\"n\">4</attribute>"
            + "<attribute name=\"note\">4</attribute><attribute name=\"free\">true</attribute></box>",
            "<box label=\"car\" xtl=\"0\" ytl=\"0\" xbr=\"1\" ybr=\"1\"><attribute name=\"n\">2.50</attribute>"
                + "<attribute name=\"note\"><![CDATA[a < b]]></attribute></box>",
            "<tag label=\"car\"><attribute name=\"n\">many</attribute><attribute name=\"note\"/></tag>");
    assertThat(read.get(0).attributes().asMap())
        .isEqualTo(Map.of("n", 4L, "note", "4", "free", true, "occluded", false));
    assertThat(read.get(1).attributes().asMap()).isEqualTo(Map.of("n", 2.5, "note", "a < b", "occluded", false));
    assertThat(read.get(2).attributes().asMap()).isEqualTo(Map.of("n", "many", "note", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "7, select, Long", "07, select, String", "2.5, radio, Double", "2.50, radio, String", "07, number, Long",
    "4.0, number, Double", "7, text, String", "True, text, String", "True, checkbox, Boolean", "false, text, Boolean",
    "x, number, String", "7, '', String"
  })
  void takesNumbersOnlyWhereTheyAreMeant(String text, String inputType, String kind) {
    assertThat(CvatShapes.value(text, inputType).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void readsTurnedBoxesAboutTheirCentre() throws IOException {
    List<Annotation> read = shapes(box("rotation=\"90\""), box("rotation=\"0.00\""));
    RotatedBbox turned = (RotatedBbox) read.get(0);
    assertThat(List.of(turned.centerX(), turned.centerY(), turned.width(), turned.height(), turned.degrees()))
        .containsExactly(2.5, 4.25, 3.0, 4.5, 90.0);
    assertThat(read.get(1)).isInstanceOf(Bbox.class);
  }

  @Test
  void keepsFramesOfTheTasksOfAProjectApart() throws IOException {
    String track =
        "<track id=\"0\" label=\"dog\" task_id=\"%d\" subset=\"%s\"><points frame=\"2\" points=\"1,2\"/></track>";
    file(temp, "annotations.xml", "project",
        String.format(track, 7, "Train") + String.format(track, 8, "Train") + String.format(track, 9, "Val"));
    assertThat(read(temp).ids()).containsExactly("task_7/frame_000002", "task_8/frame_000002", "frame_000002");
    assertThat(read(temp).schema().subsets()).containsExactly("Train", "Val");
  }

  @Test
  void readsRunsOfMasksAlongRows() throws IOException {
    String mask = "<mask label=\"dog\" rle=\"1, 2, 3\" left=\"4\" top=\"5\" width=\"3\" height=\"2\"/>";
    Rle rle = ((Mask) shapes(mask).get(0)).rle();
    assertThat(List.of(rle.width(), rle.height())).containsExactly(20, 10);
    assertThat(rle.area()).isEqualTo(2);
    assertThat(rle.contains(5, 5)).isTrue();
    assertThat(rle.contains(6, 5)).isTrue();
  }

  @Test
  void cutsMasksAtTheBorderAndTells() throws IOException {
    file(temp, "annotations.xml", "task",
        image(0, "a.jpg", "<mask label=\"dog\" rle=\"0, 6\" left=\"18\" top=\"5\" width=\"3\" height=\"2\"/>"));
    ImportedDataset read = read(temp);
    assertThat(((Mask) read.item("a").annotations().get(0)).rle().area()).isEqualTo(4);
    assertThat(read.issueCodes()).contains("CVAT-MASK-OUTSIDE");
  }

  @Test
  void keepsCuboidsAndTurnedEllipsesAsOutlines() throws IOException {
    StringBuilder corners = new StringBuilder();
    double[] xy = {1, 1, 1, 5, 5, 1, 5, 5, 7, 2, 7, 6, 3, 2, 3, 6};
    for (int i = 0; i < xy.length; i++) {
      corners.append(CvatShapes.CUBOID.get(i)).append("=\"").append(xy[i]).append("\" ");
    }
    file(temp, "annotations.xml", "task",
        image(0, "a.jpg", "<cuboid label=\"car\" " + corners + "/>",
            "<ellipse label=\"car\" cx=\"9\" cy=\"5\" rx=\"4\" ry=\"2\" rotation=\"90\"/>"));
    ImportedDataset read = read(temp);
    assertThat(((Polygon) read.item("a").annotations().get(0)).coordinates().toArray())
        .containsExactly(1, 1, 5, 1, 7, 2, 7, 6, 3, 6, 1, 5);
    Polygon ellipse = (Polygon) read.item("a").annotations().get(1);
    assertThat(ellipse.coordinates().x(0)).isEqualTo(9);
    assertThat(ellipse.coordinates().y(0)).isEqualTo(9);
    assertThat(read.issueCodes()).contains("CVAT-SHAPE-APPROXIMATE");
  }

  @Test
  void joinsTracksAndImagesByFrame() throws IOException {
    file(temp, "annotations.xml", "task",
        image(5, "five.png", box("")) + "<track id=\"1\" label=\"dog\"><points frame=\"5\" points=\"1,2\"/>"
            + "<points frame=\"2\" points=\"3,4\"/></track>");
    ImportedDataset read = read(temp);
    assertThat(read.ids()).containsExactly("five", "frame_000002");
    assertThat(read.item("five").annotations()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "<box label='car' xtl='1' ytl='x' xbr='3' ybr='4'/>|CVAT-SHAPE-FIELD|\"ytl\" of <box> is \"x\"",
        "<box label='car' xtl='1' ytl='NaN' xbr='3' ybr='4'/>|CVAT-SHAPE-FIELD|expected a number",
        "<box label='car' xtl='1' ytl='1e999' xbr='3' ybr='4'/>|CVAT-SHAPE-FIELD|not that large",
        "<box label='car' xtl='1' xbr='3' ybr='4'/>|CVAT-SHAPE-FIELD|is missing",
        "<polygon label='car' points='1,2;3'/>|CVAT-SHAPE-FIELD|two numbers between semicolons",
        "<polygon label='car' points='1,;,2'/>|CVAT-SHAPE-FIELD|two numbers between semicolons",
        "<polygon label='car' points='1;2,3,4'/>|CVAT-SHAPE-FIELD|two numbers between semicolons",
        "<polygon label='car' points=''/>|CVAT-SHAPE-FIELD|is missing",
        "<mask label='car' rle='1, 2' left='0' top='0' width='2' height='2'/>|CVAT-SHAPE-FIELD|sum to 3, expected 4",
        "<mask label='car' rle='4' left='0' top='0' width='99999' height='99999'/>|CVAT-SHAPE-FIELD|a size of 99999",
        "<tag label=''/>|CVAT-SHAPE-FIELD|label",
        "<blob label='car'/>|CVAT-SHAPE-UNKNOWN|<blob> is no shape",
        "<box label='car' xtl='1' ytl='2' xbr='3' ybr='4'><b/></box>|CVAT-SHAPE-UNKNOWN|unknown element <b>",
        "<skeleton label='pose'><points label='tail' points='1,2'/></skeleton>|CVAT-SKELETON-PARTS|is not declared",
        "<skeleton label='pose'><points label='top' points='1,2;3,4'/></skeleton>|CVAT-SKELETON-PARTS|no single point",
      },
      delimiter = '|', quoteCharacter = '~')
  void tellsWhatCannotBeReadAndWhere(String shape, String code, String words) throws IOException {
    file(temp, "annotations.xml", "task", image(3, "a.jpg", box(""), shape, box("")));
    assertThatThrownBy(() -> read(temp))
        .isInstanceOf(DatumException.class)
        .hasMessageContaining(code)
        .hasMessageContaining(words)
        .hasMessageContaining("annotations.xml:6")
        .hasMessageContaining("image 3 a.jpg")
        .hasMessageContaining("--on-error skip");
    assertThat(readTolerantly(temp).item("a").annotations()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x.jpg", "a/../../x.jpg", "..\\x.jpg", "a/"})
  void refusesImagesThatLeadOutOfTheDataset(String name) throws IOException {
    file(temp, "annotations.xml", "task", image(0, name) + image(1, "b.jpg"));
    assertThatThrownBy(() -> read(temp))
        .hasMessageContaining("CVAT-IMAGE-NAME")
        .hasMessageContaining("annotations.xml:4");
    assertThat(readTolerantly(temp).ids()).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><annotations>&x;</annotations>|DOCTYPE is not allowed",
        "<annotations><image id='0' name='a.jpg'><box></image></annotations>|expected </box> but found </image>",
        "<annotations><image id='0' name='a.jpg'/>|the file ends within <annotations>",
        "<annotations><image id='0' name='a.jpg|the file ends within <annotations>",
        "<annotations><image id='0' id='1' name='a.jpg'/></annotations>|stands twice",
        "<annotations><image id='0' name='a.jpg'>&x;</image></annotations>|entity &x; is not known",
        "<annotations/><annotations/>|behind the root element",
        "<?xml version='1.0' encoding='latin1'?><annotations/>|expected UTF-8",
        "<annotations><meta><task><labels></task></labels></meta></annotations>|expected </labels>",
      },
      delimiter = '|', quoteCharacter = '~')
  void refusesBrokenAndHostileXml(String text, String words) throws IOException {
    raw(temp, "annotations.xml", text.replace("><image", ">\n<image"));
    assertThatThrownBy(() -> read(temp))
        .isInstanceOf(DatumException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("annotations.xml:");
  }

  @Test
  void refusesDeepNestingAndUtf16() throws IOException {
    raw(temp, "annotations.xml", "<annotations>" + "<a>".repeat(300) + "</a>".repeat(300) + "</annotations>");
    assertThatThrownBy(() -> read(temp)).hasMessageContaining("nested deeper");
    Files.write(temp.resolve("annotations.xml"), "<annotations/>".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> FormatHarness.strict().importFile(new CvatImporter(), temp, "annotations.xml"))
        .hasMessageContaining("UTF-16");
  }

  @Test
  void scansTheSameWhateverThePiecesThatItGets() throws IOException {
    String text =
        "\uFEFF<?xml version=\"1.0\"?><!-- a > b <x> -->\n<annotations>\n<version>1.1</version>"
            + image(0, "ü>.jpg", "<!-- <box> -->", box("note='/>'"), "<tag label='a'><![CDATA[</tag>]]></tag>")
                .repeat(50)
            + "<track id=\"1\"><box frame=\"1\"/></track></annotations>";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> whole = events(bytes, bytes.length);
    assertThat(whole).hasSizeGreaterThan(300);
    for (int piece : new int[] {1, 2, 3, 7, 64}) {
      assertThat(events(bytes, piece)).as("pieces of " + piece).isEqualTo(whole);
    }
  }

  private static List<String> events(byte[] bytes, int piece) throws IOException {
    List<String> told = new ArrayList<>();
    var in = new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int from, int length) {
        return super.read(target, from, Math.min(piece, length));
      }
    };
    CvatScan.run("a.xml", in, new CvatScan.Events() {
      @Override
      public void start(int depth, String name, byte[] data, int from, int to, long offset, long line) {
        String tag = new String(data, from, to - from, StandardCharsets.UTF_8);
        told.add(depth + name + tag + offset + "@" + line);
        assertThat(new String(bytes, (int) offset, to - from, StandardCharsets.UTF_8)).isEqualTo(tag);
      }

      @Override
      public void end(int depth, long offset) {
        told.add(depth + "/" + offset);
        assertThat(bytes[(int) offset - 1]).isEqualTo((byte) '>');
      }

      @Override
      public void progress(long offset) {}
    });
    return told;
  }

  @Test
  void readsFromInsideOfAnArchive() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(temp.resolve("export.zip"), Map.of("create", "true"))) {
      file(zip.getPath("/"), "annotations.xml", "task", image(0, "a.jpg", box("")));
    }
    try (FileSystem zip = FileSystems.newFileSystem(temp.resolve("export.zip"))) {
      assertThat(read(zip.getPath("/")).item("a").annotations()).hasSize(1);
    }
  }

  @Test
  void detectsByContentAndNotByName() throws IOException {
    file(temp.resolve("ours"), "anything.xml", "job", image(0, "a.jpg"));
    raw(temp.resolve("bare"), "bare.xml", "<annotations><image id=\"0\" name=\"a.jpg\"/></annotations>");
    raw(temp.resolve("voc"), "annotations.xml", "<annotation><filename>a.jpg</filename></annotation>");
    FormatHarness harness = FormatHarness.strict();
    CvatImporter importer = new CvatImporter();
    assertThat(harness.detect(importer, temp.resolve("ours")).confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(harness.detect(importer, temp.resolve("bare")).confidence()).isEqualTo(Confidence.PROBABLE);
    assertThat(harness.detect(importer, temp.resolve("voc")).isImpossible()).isTrue();
    assertThatThrownBy(() -> read(temp.resolve("voc"))).hasMessageContaining("CVAT-DATASET-MISSING");
  }

  @Test
  void takesTheSubsetOfASingleTaskFromItsDescription() throws IOException {
    raw(temp, "annotations.xml",
        "<annotations><meta><task><subset>Train</subset></task></meta>" + image(0, "a.jpg") + "</annotations>");
    assertThat(read(temp).item("a").subset()).isEqualTo("Train");
  }

  @Test
  void joinsTheLabelsOfSeveralFiles() throws IOException {
    file(temp, "train.xml", "task", image(0, "a.jpg"));
    raw(temp, "val.xml",
        "<annotations><meta><task><labels><label><name>cat</name></label><label><name>car</name></label></labels>"
            + "</task></meta>" + image(0, "b.jpg", box("")) + "</annotations>");
    ImportedDataset read = read(temp);
    assertThat(read.schema().categories().labels().names()).containsExactly("car", "dog", "pose", "cat");
    assertThat(read.item("b").annotations().get(0).labelIndex()).isZero();
    assertThat(read.issueCodes()).contains("CVAT-LABELS-DIFFER");
  }
}
