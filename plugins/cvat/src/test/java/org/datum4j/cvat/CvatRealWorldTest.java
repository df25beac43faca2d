// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datum4j.cvat.CvatTestData.box;
import static org.datum4j.cvat.CvatTestData.file;
import static org.datum4j.cvat.CvatTestData.image;
import static org.datum4j.cvat.CvatTestData.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PointsCategory;
import org.datum4j.api.model.Visibility;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exports of CVAT in public repositories look like. */
class CvatRealWorldTest {
  @TempDir Path temp;

  @Test
  @DisplayName("Labels are found below task, job and project, whatever the file is called")
  void readsJobsTasksAndProjectsUnderAnyName() throws IOException {
    file(temp, "annotations_2.xml", "job", image(0, "a.jpg", box("")));
    file(temp, "week 7.xml", "task", image(0, "b.jpg", box("")));
    file(temp, "deeper/all.XML", "project", image(0, "c.jpg", box("")));
    ImportedDataset read = read(temp);
    assertThat(read.ids()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(read.schema().subsets()).containsExactlyInAnyOrder("annotations_2", "week 7", "all");
    assertThat(read.schema().categories().labels().names()).containsExactly("car", "dog", "pose");
    assertThat(read.item("a").annotations().get(0).labelIndex()).isZero();
  }

  @Test
  @DisplayName("A single file may be named that lies among others")
  void readsTheFileThatWasNamed() throws IOException {
    file(temp, "annotations_2.xml", "job", image(0, "a.jpg", box("")));
    file(temp, "other.xml", "job", image(0, "b.jpg", box("")));
    assertThat(FormatHarness.strict().importFile(new CvatImporter(), temp, "annotations_2.xml").ids())
        .containsExactly("a");
  }

  @Test
  @DisplayName("The end of a track, outside of the picture, is kept and says so")
  void keepsShapesThatAreOutside() throws IOException {
    file(temp, "annotations.xml", "task",
        "<track id=\"4\" label=\"car\">\n"
            + "<box frame=\"7\" outside=\"0\" occluded=\"1\" keyframe=\"1\" xtl=\"1\" ytl=\"2\" xbr=\"4\" ybr=\"6\"/>\n"
            + "<box frame=\"8\" outside=\"1\" occluded=\"0\" keyframe=\"1\" xtl=\"1\" ytl=\"2\" xbr=\"4\" ybr=\"6\"/>\n"
            + "</track>");
    ImportedDataset read = read(temp);
    assertThat(read.ids()).containsExactly("frame_000007", "frame_000008");
    assertThat(read.item("frame_000008").annotations()).singleElement().satisfies(shape -> {
      assertThat(shape.attributes().get("outside")).isEqualTo(true);
      assertThat(shape.attributes().get("track_id")).isEqualTo(4L);
    });
    assertThat(read.item("frame_000007").annotations().get(0).attributes().get("outside")).isEqualTo(false);
  }

  @Test
  @DisplayName("A skeleton is keypoints in the order of its label, with what is hidden and what is absent")
  void readsSkeletonsAsKeypoints() throws IOException {
    file(temp, "annotations.xml", "job",
        image(0, "a.jpg",
            "<skeleton label=\"pose\" z_order=\"0\"><points label=\"end\" occluded=\"1\" outside=\"0\" points=\"5,6\"/>"
                + "<points label=\"top\" occluded=\"0\" outside=\"1\" points=\"1,2\"/></skeleton>",
            "<skeleton label=\"pose\"><points label=\"top\" points=\"3,4\"/></skeleton>"));
    ImportedDataset read = read(temp);
    assertThat(read.schema().categories().points().get(2))
        .isEqualTo(new PointsCategory(List.of("top", "end"), List.of()));
    assertThat(read.item("a").annotations()).hasSize(2);
    Points first = (Points) read.item("a").annotations().get(0);
    assertThat(first.coordinates().toArray()).containsExactly(1, 2, 5, 6);
    assertThat(first.visibility()).containsExactly(Visibility.ABSENT, Visibility.HIDDEN);
    Points second = (Points) read.item("a").annotations().get(1);
    assertThat(second.visibility()).containsExactly(Visibility.VISIBLE, Visibility.ABSENT);
  }

  @Test
  @DisplayName("Names and addresses of owners and assignees stay behind")
  void neverKeepsPersons() throws IOException {
    String person = "<username>mallory</username><email>mallory@example.org</email>";
    String meta =
        "<meta><job><id>1</id><owner>" + person + "</owner><assignee>" + person + "</assignee>" + CvatTestData.LABELS
            + "</job></meta>";
    CvatTestData.raw(
        temp, "in/annotations.xml", "<annotations>" + meta + image(0, "a.jpg", box("")) + "</annotations>");
    ImportedDataset read = read(temp.resolve("in"));
    assertThat(read.schema().toString() + read.items()).doesNotContain("mallory");
    FormatHarness.strict().export(new CvatExporter(), read, temp.resolve("out"));
    try (Stream<Path> files = Files.walk(temp.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).contains("<name>car</name>").doesNotContain("mallory", "owner");
      }
    }
  }

  @Test
  @DisplayName("Images that are not there do not matter: sizes stand in the file")
  void readsWithoutImages() throws IOException {
    file(temp, "annotations.xml", "task", image(3, "dir/a.jpg", box("")));
    ImportedDataset read = read(temp);
    assertThat(read.item("dir/a").image().orElseThrow().size().orElseThrow().width()).isEqualTo(20);
    assertThat(read.item("dir/a").annotations()).hasSize(1);
    assertThat(read.issueCodes()).containsExactly("CVAT-IMAGE-ABSENT");
  }

  @Test
  @DisplayName("Images are found in images/, in images/<subset>/, beside the file, or anywhere by name")
  void findsImagesWhereverTheyLie() throws IOException {
    file(temp, "train.xml", "task",
        image(0, "a.jpg") + image(1, "b.jpg") + image(2, "c.jpg") + image(3, "d/e.JPG") + image(4, "f.jpg"));
    for (String name : List.of("images/a.jpg", "images/train/b.jpg", "c.jpg", "frames/e.jpg", "images/f.png")) {
      CvatTestData.raw(temp, name, "no picture, but a file of some bytes");
    }
    ImportedDataset read = read(temp);
    assertThat(read.items())
        .allSatisfy(item -> assertThat(item.image().filter(Image::hasData)).as(item.id()).isPresent());
    assertThat(read.issueCodes()).isEmpty();
  }

  @Test
  @DisplayName("A Git LFS pointer in place of an image is told, and the annotations are read")
  void tellsLfsPointers() throws IOException {
    file(temp, "train.xml", "task", image(0, "a.jpg", box("")));
    CvatTestData.raw(temp, "images/a.jpg",
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 12345\n");
    ImportedDataset read = read(temp);
    assertThat(read.issueCodes()).containsExactly("CVAT-IMAGE-POINTER");
    assertThat(read.item("a").annotations()).hasSize(1);
  }

  @Test
  @DisplayName("Two tasks of a project may hold images of one name")
  void keepsImagesOfOneNameInTwoTasks() throws IOException {
    String one = image(0, "frame_000000.PNG", box("")).replace("<image ", "<image task_id=\"1\" ");
    String two = image(0, "frame_000000.PNG", box("")).replace("<image ", "<image task_id=\"2\" ");
    file(temp, "annotations.xml", "project", one + two + image(0, "frame_000000.jpg"));
    ImportedDataset read = read(temp);
    assertThat(read.ids()).containsExactly("frame_000000", "frame_000000.PNG", "frame_000000.jpg");
    assertThat(read.issueCodes()).contains("CVAT-IMAGE-TWICE");
  }

  @Test
  @DisplayName("Labels that shapes use but nobody declares are taken, and told")
  void takesUndeclaredLabels() throws IOException {
    CvatTestData.raw(temp, "a.xml",
        "<annotations>" + image(0, "a.jpg", box(""), "<tag label='R&amp;D'/>") + "</annotations>");
    ImportedDataset read = read(temp);
    assertThat(read.schema().categories().labels().names()).containsExactly("car", "R&D");
    assertThat(read.item("a").annotations()).hasSize(2);
    assertThat(read.issueCodes()).contains("CVAT-LABEL-UNDECLARED");
  }
}
