// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.datum4j.checks.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution with all its plugins. */
class DistributionTest {
  private static final String COCO = Distribution.SAMPLES.resolve("coco").toString();

  @TempDir Path here;

  @Test
  void opensEveryPluginWithoutAProblem() throws Exception {
    Result result = Distribution.run(here, "plugins", "list", "--check", "--json");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"id\":\"coco\"").doesNotContain("\"code\":");
  }

  @ParameterizedTest
  @CsvSource({
    "coco,coco", "coco,coco_instances", "coco,voc", "coco,voc_detection", "coco,yolo_ultralytics", "coco,yolo",
    "coco,datumaro", "coco,roboflow_coco"
  })
  void detectsWhatItWroteAsThatFormat(String from, String to) throws Exception {
    String sample = Distribution.SAMPLES.resolve(from).toString();
    Result written = Distribution.run(here, "convert", "-i", sample, "-f", to, "-o", "out", "--", "--save-media");
    assertThat(written.code()).as(written.err()).isZero();
    Result detected = Distribution.run(here, "detect", "out");
    assertThat(detected.out()).startsWith("Detected format: " + to + System.lineSeparator());
  }

  @Test
  void givesTheSameBytesForAnyNumberOfThreads() throws Exception {
    for (String threads : new String[] {"1", "3"}) {
      Result result =
          Distribution.run(here, "convert", "-i", COCO, "-f", "coco", "-o", "out" + threads, "--threads", threads);
      assertThat(result.code()).as(result.err()).isZero();
    }
    Path first = here.resolve("out1/annotations/instances_train.json");
    assertThat(here.resolve("out3/annotations/instances_train.json")).hasSameBinaryContentAs(first);
  }

  @Test
  void namesFilesWithOtherLettersWhereNoLocaleIsSet() throws Exception {
    Files.createDirectories(here.resolve("in/images"));
    Files.copy(Distribution.SAMPLES.resolve("coco/images/val/field.jpg"), here.resolve("in/images/ä 日.jpg"));
    Files.createDirectories(here.resolve("in/annotations"));
    Files.writeString(
        here.resolve("in/annotations/instances_ü.json"),
        "{\"images\":[{\"id\":1,\"file_name\":\"ä 日.jpg\",\"width\":8,\"height\":8}],"
            + "\"annotations\":[],\"categories\":[]}");
    Map<String, String> plain = Map.of("LC_ALL", "C", "LANG", "C");
    Result result = Distribution.run(here, plain, "convert", "-i", "in", "-f", "coco", "-o", "out", "--", "--save-media");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(here.resolve("out/annotations/instances_ü.json")).exists();
    assertThat(here.resolve("out/images/ü/ä 日.jpg")).hasSameBinaryContentAs(here.resolve("in/images/ä 日.jpg"));
  }

  @Test
  void keepsCocoAsItWas() throws Exception {
    Distribution.run(here, "convert", "-if", "coco", "-i", COCO, "-f", "coco", "-o", "out");
    String written = Files.readString(here.resolve("out/annotations/instances_train.json"));
    assertThat(written).contains("900100000011").contains("\"date_captured\"").contains("CC0 1.0");
  }

  @Test
  void refusesALossWhenAskedToBeStrict() throws Exception {
    Result result = Distribution.run(here, "convert", "-i", COCO, "-f", "voc", "-o", "out", "--strict");
    assertThat(result.code()).isEqualTo(3);
    assertThat(here.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing folder | convert -i nowhere -f voc -o out | 1",
        "unknown format | convert -i SAMPLE -f nonsense -o out | 2",
        "unknown option | convert -i SAMPLE -f voc -o out -- --nonsense | 2",
        "unknown command | nonsense | 2",
        "nothing detected | convert -i . -f voc -o out | 4",
        "wrong filter | filter -e /item[ -o out SAMPLE | 2",
        "unknown transform | transform -t nonsense -o out SAMPLE | 2",
        "no project | project info | 1"
      })
  void saysWhatIsWrongAndLeavesNothing(String name, String command, int code) throws Exception {
    Result result = Distribution.run(here, command.replace("SAMPLE", COCO).split(" "));
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("[INTERNAL]");
    assertThat(here.resolve("out")).doesNotExist();
    try (Stream<Path> left = Files.list(here)) {
      assertThat(left).isEmpty();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void namesFilePlaceObjectAndCureOfABrokenFile() throws Exception {
    Path annotations = Files.createDirectories(here.resolve("bad/annotations"));
    Files.writeString(
        annotations.resolve("instances_train.json"),
        """
        {"images":[{"id":1,"file_name":"a.jpg","width":4,"height":4}],
         "categories":[{"id":1,"name":"cat"}],
         "annotations":[{"id":7,"image_id":1,"category_id":9,"bbox":[0,0,1,1],"area":1,"iscrowd":0,"segmentation":[]}]}
        """);
    Result result = Distribution.run(here, "convert", "-if", "coco", "-i", "bad", "-f", "voc", "-o", "out");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("annotations/instances_train.json")
        .contains("annotation 7")
        .contains("9")
        .contains("--on-error skip");
    assertThat(here.resolve("out")).doesNotExist();
    Result skipped =
        Distribution.run(here, "convert", "-if", "coco", "-i", "bad", "-f", "voc", "-o", "out", "--on-error", "skip");
    assertThat(skipped.code()).as(skipped.err()).isZero();
  }
}
