// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.issue.Issue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CamVid as SegNet's tutorial and its copies have it. */
class CamvidOdditiesTest {
  private static final String DEFAULT =
      "CAMVID-LABELS-DEFAULT x1: the masks are indices and there is no label_colors.txt,"
      + " so the names of the 32 CamVid classes are taken; they may be wrong";

  @TempDir Path temp;
  private Layout camvid;
  private Path out;

  @BeforeEach
  void start() {
    camvid = new Layout(temp.resolve("dataset"));
    out = temp.resolve("out");
  }

  private void segNet(String prefix) throws Exception {
    for (String subset : List.of("train", "val", "test")) {
      String[] lines = new String[2];
      for (int i = 0; i < 2; i++) {
        String name = "/0001TP_00%d.png".formatted(i);
        lines[i] = prefix + "/" + subset + name + " " + prefix + "/" + subset + "annot" + name;
        camvid.image(subset + name, 2, 2).indexes(subset + "annot" + name, 2, 0, 1, 1, 11);
      }
      camvid.lines(subset + ".txt", lines);
    }
  }

  @Test
  @DisplayName("lists with absolute paths of another computer, masks of bare indices, no label_colors.txt")
  void absolutePaths() throws Exception {
    segNet("/SegNet/CamVid");
    camvid.text("README.txt", "Made for SegNet.\n");
    assertThat(camvid.detected()).containsExactly("camvid");
    Reading read = camvid.read();
    assertThat(read.places()).containsExactly("test:0001TP_000", "test:0001TP_001", "train:0001TP_000",
        "train:0001TP_001", "val:0001TP_000", "val:0001TP_001");
    assertThat(read.withImages()).hasSize(6);
    assertThat(read.labels()).hasSize(32).startsWith("Void", "Animal");
    assertThat(read.dump("train", "0001TP_000")).isEqualTo("""
        item 0001TP_000 train image=0001TP_000.png 2x2
          mask 2x2 [0, 1, 3] label=Void
          mask 2x2 [1, 2, 1] label=Animal
          mask 2x2 [3, 1] label=Misc_Text
        """.replace("Misc_Text", read.labels().get(11)));
    assertThat(read.told()).containsExactly(DEFAULT);
  }

  @Test
  @DisplayName("relative paths, with and without a slash or further folders in front")
  void pathForms() throws Exception {
    for (String prefix : List.of("", ".", "CamVid", "/data/CamVid", "C:\\data\\CamVid")) {
      camvid = new Layout(temp.resolve("form" + prefix.length()));
      segNet(prefix);
      Reading read = camvid.read();
      assertThat(read.items()).as(prefix).hasSize(6);
      assertThat(read.withImages()).as(prefix).containsOnly("0001TP_000", "0001TP_001");
      assertThat(read.items()).as(prefix).allMatch(item -> item.annotations().size() == 3);
      assertThat(read.told()).as(prefix).containsExactly(DEFAULT);
    }
  }

  @Test
  @DisplayName("blank lines, paths with blanks, images without a mask, classes with blanks and tabs")
  void blanks() throws Exception {
    camvid.text("label_colors.txt", "0 0 0\t\tVoid\n64 128 64\tTraffic light\n\n");
    camvid.colors("train annot/a b.png", 2, 0, 0x408040).image("train/a b.png", 2, 1).image("train/c.png", 2, 1);
    camvid.lines("train.txt", "\"/train/a b.png\" \"train annot/a b.png\"", "", "\"/train/c.png\" \"\"", "");
    Reading read = camvid.read();
    assertThat(read.labels()).containsExactly("Void", "Traffic light");
    assertThat(read.dump("train", "a b")).isEqualTo("""
        item a b train image=a b.png 2x1
          mask 1x2 [0, 1, 1] label=Void
          mask 1x2 [1, 1] label=Traffic light
        """);
    assertThat(read.item("train", "c").annotations()).isEmpty();
    camvid.convert("camvid", out, "--save-media");
    assertThat(new Layout(out).read().dump()).isEqualTo(read.dump());
  }

  @Test
  @DisplayName("a colour that no class has, or a mask that is not there, touches its image only")
  void faultyMasks() throws Exception {
    camvid.text("label_colors.txt", "0 0 0 Void\n64 128 64 Car\n");
    for (String id : List.of("a", "b", "c")) {
      camvid.image("train/" + id + ".png", 2, 1);
    }
    camvid.colors("trainannot/a.png", 2, 0, 0x408040).colors("trainannot/b.png", 2, 0, 0x123456);
    camvid.lines("train.txt", "/train/a.png trainannot/a.png", "/train/b.png trainannot/b.png",
        "/train/c.png trainannot/c.png");
    Issue failed = camvid.failure("camvid");
    assertThat(failed.code()).isEqualTo("VOC-MASK-VALUE");
    assertThat(failed.what()).contains("18, 52, 86");
    assertThat(failed.where().file()).isEqualTo("trainannot/b.png");
    Reading rest = camvid.readSkipping("camvid");
    assertThat(rest.places()).containsExactly("train:a", "train:b", "train:c");
    assertThat(rest.item("train", "a").annotations()).hasSize(2);
    assertThat(rest.issues()).extracting(kind -> kind.code() + " x" + kind.count())
        .containsExactlyInAnyOrder("VOC-MASK-VALUE x1", "CAMVID-MASK-MISSING x1");
  }

  @Test
  @DisplayName("Git LFS pointers in place of images and masks")
  void pointers() throws Exception {
    camvid.text("label_colors.txt", "0 0 0 Void\n").text("train/a.png", Layout.POINTER);
    camvid.text("train/b.png", Layout.POINTER);
    camvid.lines("train.txt", "/train/a.png trainannot/a.png", "/train/b.png").indexes("trainannot/a.png", 2, 0, 0);
    Reading read = camvid.read();
    assertThat(read.withImages()).isEmpty();
    assertThat(read.told()).containsExactly(
        "CAMVID-IMAGE-POINTER x1: image file that is a Git LFS pointer (2 times), first: a.png");
    camvid.text("trainannot/a.png", Layout.POINTER);
    Issue failed = camvid.failure("camvid");
    assertThat(failed.what()).isEqualTo("the mask cannot be read: it is a Git LFS pointer");
    assertThat(failed.mend()).isEqualTo("Fetch the masks with: git lfs pull");
  }

  @Test
  @DisplayName("written with CamVid's own classes, and from a dataset without any class")
  void labelMaps() throws Exception {
    segNet("");
    camvid.convert("camvid", out, "--label-map", "camvid");
    assertThat(Files.readAllLines(out.resolve("label_colors.txt"))).hasSize(32).startsWith("0 0 0 Void");
    assertThat(new Layout(out).read().dump("val", "0001TP_001")).contains("mask 2x2 [1, 2, 1] label=Animal");
    Layout boxes = new Layout(temp.resolve("boxes")).lines("classes.txt", "cat").image("a.png", 2, 2);
    boxes.lines("a.txt", "0 0.5 0.5 1 1").convert("camvid", temp.resolve("unmasked"), "--save-media");
    assertThat(new Layout(temp.resolve("unmasked")).detected()).containsExactly("camvid");
    Layout images = new Layout(temp.resolve("images")).image("a.png", 2, 2);
    assertThat(images.convert("camvid", temp.resolve("none"), "--save-media").items()).isEqualTo(1);
    assertThat(Layout.files(temp.resolve("none"))).contains("default/a.png", "default.txt");
  }
}
