// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.Issue;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoFaultsTest {
  private static final String FILE = """
      {'images': [{'id': 1, 'file_name': 'a.jpg', 'width': 20, 'height': 10},
                  {'id': 2, 'file_name': 'b.jpg', 'width': 20, 'height': 10}],
       'categories': [{'id': 1, 'name': 'cat'}],
       'annotations': [{'id': 7, 'image_id': 1, 'category_id': 1, 'bbox': [1, 2, 5, 6], 'iscrowd': 0,
        'segmentation': []},
                       {'id': 8, 'image_id': 2, 'category_id': 1, 'bbox': [2, 2, 3, 3], 'iscrowd': 0,
                        'segmentation': []}]}
      """;

  @TempDir Path temp;

  private final CocoTestFormat format = CocoTestFormat.of(CocoTask.INSTANCES);

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "'bbox': [1, 2, 5, 6] | 'bbox': [1, 2, 5] | COCO-BBOX-TYPE | $.annotations[0].bbox",
    "'bbox': [1, 2, 5, 6] | 'bbox': 'wide' | COCO-BBOX-TYPE | $.annotations[0].bbox",
    "'bbox': [1, 2, 5, 6] | 'bbox': [1, 2, 'x', 6] | COCO-BBOX-TYPE | $.annotations[0].bbox[2]",
    "'bbox': [1, 2, 5, 6] | 'bbox': [1e999, 2, 5, 6] | COCO-NUMBER-RANGE | $.annotations[0].bbox[0]",
    "1, 'bbox': [1 | 99, 'bbox': [1 | COCO-CATEGORY-UNKNOWN | $.annotations[0].category_id",
    "1, 'bbox': [1 | 1.5, 'bbox': [1 | COCO-ANNOTATION-FIELD | $.annotations[0].category_id",
    "'category_id': 1, 'bbox': [1 | 'bbox': [1 | COCO-ANNOTATION-FIELD | $.annotations[0].category_id",
    "'image_id': 1, | '': 1, | COCO-ANNOTATION-FIELD | $.annotations[0].image_id",
    "'id': 8, | 'id': 7, | COCO-ANNOTATION-TWICE | $.annotations[1].id",
    "'id': 2, | 'id': 1, | COCO-IMAGE-TWICE | $.images[1].id",
    "'id': 2, | 'id': 'two', | COCO-IMAGE-FIELD | $.images[1].id",
    "'file_name': 'b.jpg' | 'name': 'b.jpg' | COCO-IMAGE-FIELD | $.images[1].file_name",
    "'file_name': 'b.jpg', 'width': 20 | 'file_name': 'b.jpg', 'width': '20' | COCO-IMAGE-FIELD | $.images[1].width",
    "b.jpg | b\\u0000.jpg | COCO-NAME-UNSAFE | $.images[1].file_name",
  })
  void tellsCodeAndPlaceAndKeepsTheRest(String from, String to, String code, String path) throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", FILE.replaceFirst(Pattern.quote(from),
        Matcher.quoteReplacement(to)));

    check(code, path);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "[[1, 2, 3, 4, 5, 6, 7]] | COCO-POLYGON-ODD | .segmentation[0]",
    "[[1, 2, 3, 4]] | COCO-POLYGON-SHORT | .segmentation[0]",
    "[[1, 2, 6, 2, 6, 8], []] | COCO-POLYGON-SHORT | .segmentation[1]",
    "[[1, 2, 6, 2, 6, 1e400]] | COCO-NUMBER-RANGE | .segmentation[0]",
    "[['1', 2, 6, 2, 6, 8]] | COCO-SEGMENTATION-TYPE | .segmentation[0]",
    "'text' | COCO-SEGMENTATION-TYPE | .segmentation",
    "{'size': [10, 20]} | COCO-RLE-COUNTS | .segmentation.counts",
    "{'counts': [200]} | COCO-RLE-SIZE | .segmentation.size",
    "{'counts': [200], 'size': [20, 10]} | COCO-RLE-SIZE | .segmentation.size",
    "{'counts': [100, 101], 'size': [10, 20]} | COCO-RLE-COUNTS | .segmentation.counts",
    "{'counts': [100, -1, 101], 'size': [10, 20]} | COCO-RLE-COUNTS | .segmentation.counts",
    "{'counts': '~~~~~', 'size': [10, 20]} | COCO-RLE-COUNTS | .segmentation.counts",
    "{'counts': [1], 'size': [100000, 100000]} | COCO-RLE-SIZE | .segmentation.size",
  })
  void refusesSegmentations(String segmentation, String code, String field) throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", FILE.replaceFirst("'segmentation': \\[\\]",
        Matcher.quoteReplacement("'segmentation': " + segmentation)));

    check(code, "$.annotations[0]" + field);
  }

  private void check(String code, String path) {
    DatumException failure = catchThrowableOfType(
        DatumException.class, () -> FormatHarness.strict().importFolder(format, temp));
    Issue issue = failure.issue();
    assertThat(issue.code()).as(issue.text()).isEqualTo(code);
    assertThat(issue.where().file()).isEqualTo("annotations/instances_train.json");
    assertThat(issue.where().path()).isEqualTo(path);
    assertThat(issue.where().offset()).isPositive();
    assertThat(issue.mend()).contains("--on-error skip");

    ImportedDataset rest = FormatHarness.tolerant().importFolder(format, temp);
    long boxes = rest.items().stream().mapToLong(item -> item.annotations().size()).sum();
    assertThat(boxes).as("annotations that are left").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"images", "annotations", "categories"})
  void asksForTheListsThatATaskNeeds(String list) throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", FILE.replace("'" + list + "'", "'other'"));

    DatumException failure = catchThrowableOfType(
        DatumException.class, () -> FormatHarness.strict().importFolder(format, temp));

    assertThat(failure.issue().code()).isEqualTo(CocoIssues.LIST_MISSING);
    assertThat(failure.issue().what()).contains(list);
  }

  @Test
  void readsWhatStandsBeforeACut() throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", FILE.substring(0, FILE.indexOf("{'id': 8")));

    DatumException failure = catchThrowableOfType(
        DatumException.class, () -> FormatHarness.strict().importFolder(format, temp));
    assertThat(failure.issue().code()).isEqualTo(CocoIssues.JSON_SYNTAX);
    assertThat(failure.issue().where().line()).isPositive();

    ImportedDataset rest = FormatHarness.tolerant().importFolder(format, temp);
    assertThat(rest.ids()).containsExactly("a", "b");
    assertThat(rest.item("a").annotations()).hasSize(1);
  }

  @Test
  void saysThatAListIsAResultsFile() throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", "[{'image_id': 1, 'score': 0.5}]");

    DatumException failure = catchThrowableOfType(
        DatumException.class, () -> FormatHarness.strict().importFolder(format, temp));

    assertThat(failure.issue().code()).isEqualTo(CocoIssues.TOP_TYPE);
    assertThat(failure.issue().what()).contains("results");
  }

  @Test
  void readsAFlatPolygonWhenToldToGoOn() throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", FILE.replaceFirst("'segmentation': \\[\\]",
        "'segmentation': [1, 2, 6, 2, 6, 8]"));

    DatumException failure = catchThrowableOfType(
        DatumException.class, () -> FormatHarness.strict().importFolder(format, temp));
    assertThat(failure.issue().code()).isEqualTo(CocoIssues.POLYGON_FLAT);

    assertThat(FormatHarness.tolerant().importFolder(format, temp).item("a").annotations()).hasSize(2);
  }

  @Test
  void refusesToFillTheLabelsUpToAHugeId() throws IOException {
    CocoTestFormat.file(temp, "instances_train.json", FILE.replace("{'id': 1, 'name'", "{'id': 2000000000, 'name'"));

    DatumException failure = catchThrowableOfType(
        DatumException.class,
        () -> FormatHarness.strict().importFolder(new WithImportOptions(format), temp, "--keep-original-category-ids"));

    assertThat(failure.issue().code()).isEqualTo(CocoIssues.CATEGORY_RANGE);
  }

  @Test
  void tellsAFileOfResultsFromADataset() throws IOException {
    CocoTestFormat.file(temp, "results.json", "[{'image_id': 1, 'category_id': 1, 'bbox': [1, 2, 3, 4], 'score': 0.5}]");

    Issue alone = catchThrowableOfType(
        DatumException.class, () -> FormatHarness.strict().importFolder(format, temp)).issue();
    assertThat(alone.what()).contains("results.json").contains("results file");
    assertThat(alone.mend()).contains("dataset file");
    assertThat(FormatHarness.strict().detect(format, temp).isImpossible()).isTrue();

    CocoTestFormat.file(temp, "instances_train.json", FILE);
    ImportedDataset dataset = FormatHarness.strict().importFolder(format, temp);
    assertThat(dataset.ids()).containsExactly("a", "b");
    assertThat(dataset.issues().toString()).contains("results.json");
  }
}
