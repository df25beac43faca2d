// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueTallyTest {
  private final List<Issue> told = new ArrayList<>();
  private final IssueTally tally = new IssueTally(told::add);

  @TempDir Path folder;

  private void count(String what, String file, String sample) {
    tally.count(Issue.warning("A-B", what, Location.ofFile(file), "Mend it."), sample);
  }

  @Test
  void tellsEachKindOnceWithItsNumberAndTheFirstByPlace() {
    count("thing", "b", "the second");
    count("thing", "a", "the first");
    count("other", "c", "");
    tally.tell();
    assertThat(told).extracting(Issue::what).containsExactly("other (once)", "thing (2 times), first: the first");
    assertThat(told.get(1).where().file()).isEqualTo("a");
    tally.tell();
    assertThat(told).hasSize(2);
  }

  @Test
  void tellsWithTheLastStep() {
    tally.expect(2);
    count("thing", "a", "x");
    tally.passed();
    assertThat(told).isEmpty();
    tally.passed();
    assertThat(told).extracting(Issue::what).containsExactly("thing (once): x");
    count("thing", "a", "y");
    tally.expect(0);
    assertThat(told).hasSize(2);
  }

  @Test
  void countsPointersInPlaceOfImages() throws IOException {
    Path pointer = folder.resolve("a.jpg");
    Files.writeString(pointer, "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12345\n");
    Path other = Files.write(folder.resolve("b.jpg"), new byte[] {1});
    ImageOddities oddities = new ImageOddities(tally, "X", 2);
    Image missing = oddities.checked(Image.ofFile("a.jpg", pointer, new ImageSize(3, 4)));
    assertThat(missing.hasData()).isFalse();
    assertThat(missing.size()).contains(new ImageSize(3, 4));
    assertThat(oddities.checked(Image.ofFile("b.jpg", other, null)).hasData()).isTrue();
    tally.tell();
    assertThat(told).extracting(Issue::what).containsExactly("image file that is a Git LFS pointer (once): a.jpg");
    assertThat(told).extracting(Issue::code).containsExactly("X-IMAGE-POINTER");
  }
}
