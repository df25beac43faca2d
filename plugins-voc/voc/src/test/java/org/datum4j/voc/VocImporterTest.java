// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.model.Bbox;
import org.datum4j.testkit.FormatHarness;
import org.datum4j.testkit.ImportedDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocImporterTest {
  @TempDir Path temp;
  private VocFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new VocFolder(temp);
  }

  private ImportedDataset read() {
    return FormatHarness.strict().importFolder(new VocImporter(), temp);
  }

  private static List<String> labels(ImportedDataset dataset) {
    return dataset.schema().categories().labels().names();
  }

  @Test
  void takesTheLabelsOfTheAnnotationsWhenTheyAreNotTheChallenges() {
    folder.list("Main/train", "a").xml("a", VocFolder.object("zebra") + VocFolder.object("person"));
    assertThat(labels(read())).containsExactly("person", "zebra");
  }

  @Test
  void takesTheLabelsOfTheChallengeWhenTheAnnotationsUseNoOthers() {
    folder.list("Main/train", "a").xml("a", VocFolder.object("person"));
    assertThat(labels(read())).hasSize(25).startsWith("background", "aeroplane").endsWith("head", "hand", "foot");
  }

  @Test
  void readsAllFilesAsOneSubsetWithoutLists() {
    folder.xml("x", "<filename>C:\\shots\\x.png</filename>" + VocFolder.object("ant colony")).xml("sub/y", "");
    assertThatDataset(read())
        .hasItem("x", "item x default image=x.png missing\n"
            + "  bbox 1 2 4 5 label=ant colony group=1 {difficult=false, truncated=false, occluded=false}");
    assertThat(read().ids()).containsExactly("sub/y", "x");
    assertThat(FormatHarness.strict().detect(new VocImporter(), temp).confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void readsLooseFilesInFoldersOfSplits() {
    String xml = "<annotation>" + VocFolder.object("cat") + "</annotation>";
    folder.file("train/a.xml", xml).file("test/a.xml", xml).file("train/a.jpg", "no image, but a file");
    ImportedDataset dataset = read();
    assertThat(dataset.schema().subsets()).containsExactly("test", "train");
    assertThat(dataset.items().get(1).image().orElseThrow().hasData()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Screenshot (573),Screenshot (573)", "a 1,a 1", "b 1,b", "'\"c d\" 1',c d"})
  void readsIdsWithBlanksByTheFilesThatAreThere(String line, String id) {
    folder.list("Main/train", line).xml("Screenshot (573)", "").xml("a 1", "").xml("b", "").xml("c d", "");
    assertThat(read().ids()).containsExactly(id);
  }

  @Test
  void keepsSubsetsWhoseNamesHaveAnUnderscore() {
    folder.list("Main/my_val", "a").list("Main/val", "b").list("Main/cat_val", "b  1").list("Main/cat_my_val", "a -1");
    ImportedDataset dataset = read();
    assertThat(dataset.schema().subsets()).containsExactly("my_val", "val");
    assertThatDataset(dataset).hasItem("b", "item b val image=b.jpg missing\n  label label=cat");
  }

  @Test
  void countsListedItemsWithoutFilesOnce() {
    folder.list("Main/train", "a", "b", "c").xml("a", "");
    ImportedDataset dataset = read();
    assertThat(dataset.ids()).containsExactly("a", "b", "c");
    assertThat(dataset.issueCodes()).containsExactly("VOC-LIST-FILES");
    assertThat(dataset.issues().get(0).samples().get(0).what()).startsWith("2 listed items");
  }

  @Test
  void takesEmptyElementsForMissingOnes() {
    String more = "<pose/><difficult/><truncated></truncated><occluded>Unspecified</occluded>";
    folder.xml("a", "<filename/><size><width>0</width><height>0</height><depth></depth></size>"
        + VocFolder.object("cat", "0.5 0 3.25 4", more));
    assertThatDataset(read())
        .hasItem("a", "item a default image=a.jpg missing\n"
            + "  bbox 0.5 0 2.75 4 label=cat group=1 {difficult=false, truncated=false, occluded=false}")
        .hasNoIssues();
  }

  @Test
  void findsImagesOfAnotherExtensionAndPlace() {
    folder.xml("a", "<filename>a.jpg</filename>").xml("b", "<filename>b.jpg</filename>").xml("c", "");
    folder.file("JPEGImages/a.PNG", "x").file("renamed/b.jpg", "x").file("JPEGImages/c.xml", "<annotation/>");
    ImportedDataset dataset = read();
    assertThat(dataset.item("a").image().orElseThrow().name()).isEqualTo("a.PNG");
    assertThat(dataset.item("b").image().orElseThrow().hasData()).isTrue();
    assertThat(dataset.item("c").image().orElseThrow().hasData()).isFalse();
  }

  @Test
  void neverFollowsAFileNameOutOfTheFolder() {
    folder.list("Main/train", "a").xml("a", "<filename>../../secret.txt</filename>");
    assertThat(read().item("a").image().orElseThrow().name()).isEqualTo("secret.txt");
    folder.list("Main/train", "../../secret");
    assertThatThrownBy(this::read).isInstanceOf(ImportException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "<name/>, VOC-ELEMENT-MISSING, name",
    "<name>cat</name>, VOC-ELEMENT-MISSING, bndbox",
    "<name>cat</name><bndbox><xmin>1</xmin><ymin>nan</ymin></bndbox>, VOC-NUMBER-MALFORMED, ymin",
    "<name>cat</name><difficult>2</difficult>, VOC-FLAG-MALFORMED, difficult",
    "<name>unicorn</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox>,"
        + " VOC-LABEL-UNKNOWN, name",
  })
  void tellsWhereAnObjectIsFaultyAndCanLeaveItOut(String object, String code, String element) {
    folder.file("labelmap.txt", "background:::\ncat:::\n").list("Main/train", "a");
    folder.xml("a", "\n" + VocFolder.object("cat") + "\n<object>" + object + "</object>\n");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(ImportException.class, fault -> {
          assertThat(fault.issue().code()).isEqualTo(code);
          assertThat(fault.issue().where().file()).isEqualTo("Annotations/a.xml");
          assertThat(fault.issue().where().line()).isEqualTo(3);
          assertThat(fault.issue().where().path()).startsWith("/annotation/object[2]").endsWith("/" + element);
        });
    ImportedDataset tolerant = FormatHarness.tolerant().importFolder(new VocImporter(), temp);
    assertThat(tolerant.item("a").annotations()).hasSize(1).allMatch(Bbox.class::isInstance);
    assertThat(tolerant.issueCodes()).containsExactly(code);
  }

  @Test
  void refusesEntitiesAndOtherRoots() {
    folder.list("Main/train", "a", "b").xml("b", "");
    folder.file("Annotations/a.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><annotation/>");
    assertThatThrownBy(this::read).hasMessageContaining("a.xml").hasMessageContaining("DOCTYPE");
    folder.file("Annotations/a.xml", "<html/>");
    assertThatThrownBy(this::read).hasMessageContaining("VOC-XML-ROOT");
    assertThat(FormatHarness.tolerant().importFolder(new VocImporter(), temp).ids()).containsExactly("b");
  }

  @Test
  void readsUtf16() throws Exception {
    folder.list("Main/train", "a");
    Files.createDirectories(temp.resolve("Annotations"));
    String text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><annotation>" + VocFolder.object("cat") + "</annotation>";
    Files.write(temp.resolve("Annotations/a.xml"), text.getBytes(StandardCharsets.UTF_16));
    assertThat(read().item("a").annotations()).hasSize(1);
  }

  @Test
  void readsTwoDatasetsBelowOneFolder() {
    for (String root : List.of("VOC2007", "VOC2012")) {
      folder.file(root + "/ImageSets/Main/train.txt", root + "_1\n");
      folder.file(root + "/Annotations/" + root + "_1.xml", "<annotation>" + VocFolder.object("cat") + "</annotation>");
    }
    assertThat(read().ids()).containsExactly("VOC2007_1", "VOC2012_1");
    assertThat(read().item("VOC2012_1").annotations()).hasSize(1);
  }

  @Test
  void takesOtherListsWhenMainIsMissing() {
    folder.list("Segmentation/train", "a").list("Action/train", "b 1").xml("a", "").xml("b", "");
    ImportedDataset dataset = read();
    assertThat(dataset.ids()).containsExactly("a", "b");
    assertThat(dataset.issueCodes()).containsExactly("VOC-LIST-OTHER");
  }

  @Test
  void tellsWhatIsMissing() {
    assertThatThrownBy(this::read).hasMessageContaining("VOC-DATASET-MISSING").hasMessageContaining("ImageSets/Main");
  }

  @Test
  void isTheFormatOfObjectsWithPartsOrActions() {
    String actions = "<actions><jumping>1</jumping></actions>";
    folder.list("Main/train", "a").xml("a", VocFolder.object("person", "1 2 5 7", actions));
    assertThat(FormatHarness.strict().detect(new VocImporter(), temp).confidence()).isEqualTo(Confidence.PROBABLE);
  }

  @Test
  void leavesOutListedIdsThatLeadOutOfTheDataset() {
    folder.list("Main/train", "../../x", "/etc/hosts", "a").xml("a", VocFolder.object("cat"));
    assertThatThrownBy(this::read).hasMessageContaining("VOC-LIST-LINE").hasMessageContaining("train.txt:1");
    ImportedDataset rest = FormatHarness.tolerant().importFolder(new VocImporter(), temp);
    assertThat(rest.ids()).containsExactly("a");
  }

  @Test
  void paysNoHeedToANoteOfAFormatWhoseListsAreNotThere() {
    folder.file("labelmap.txt", "# format: voc_layout\ncat:::\n");
    folder.list("Main/train", "a").list("Main/cat_train", "a  1").xml("a", VocFolder.object("cat"));
    assertThat(FormatHarness.strict().detect(new VocImporter(), temp).confidence()).isEqualTo(Confidence.PROBABLE);
  }
}
