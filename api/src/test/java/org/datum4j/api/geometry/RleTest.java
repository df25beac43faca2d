// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RleTest {
  private static final long SEED = 20170902;

  @Test
  void keepsRunsAsGivenAndComparesPixels() {
    Rle odd = Rle.ofCounts(2, 3, new int[] {1, 0, 1, 2, 0, 1, 1, 0});
    Rle plain = Rle.ofCounts(2, 3, new int[] {2, 3, 1});
    assertThat(odd.counts()).containsExactly(1, 0, 1, 2, 0, 1, 1, 0);
    assertThat(odd.runCount()).isEqualTo(8);
    assertThat(odd.run(3)).isEqualTo(2);
    assertThat(odd).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(odd.area()).isEqualTo(3);
    assertThat(odd.bbox()).containsExactly(1, 0, 2, 2);
    assertThat(odd.toBitmap()).containsExactly(0, 1, 1, 0, 1, 0);
    assertThat(odd).isNotEqualTo(Rle.ofCounts(3, 2, new int[] {2, 3, 1}));
    assertThat(Rle.ofText(2, 3, odd.text()).counts()).containsExactly(odd.counts());
  }

  @Test
  void copiesWhatItTakesAndGives() {
    int[] counts = {2, 3, 1};
    Rle mask = Rle.ofCounts(2, 3, counts);
    counts[0] = 9;
    mask.counts()[1] = 9;
    mask.textBytes()[0] = 9;
    assertThat(mask.counts()).containsExactly(2, 3, 1);
    assertThat(mask.text()).isEqualTo("231");
  }

  @Test
  void refusesRunsThatDoNotFitTheSize() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.ofCounts(2, 3, new int[] {7, -1}))
        .withMessageContaining("run 1").withMessageContaining("-1").withMessageContaining("0 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.ofCounts(2, 3, new int[] {2, 3}))
        .withMessageContaining("sum to 5, expected 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rle.ofCounts(2, 3, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 8}))
        .withMessageContaining("sum to 4294967302");
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.ofCounts(-2, -3, new int[] {6}))
        .withMessageContaining("-2 x -3");
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.empty(70_000, 70_000))
        .withMessageContaining("4900000000").withMessageContaining("2147483647");
  }

  @Test
  void readsCompressedTextLazilyAndKeepsIt() {
    byte[] file = "x231x".getBytes(StandardCharsets.US_ASCII);
    Rle mask = Rle.ofText(2, 3, file, 1, 3);
    assertThat(mask.isText()).isTrue();
    assertThat(mask.text()).isEqualTo("231");
    assertThat(mask.validate().counts()).containsExactly(2, 3, 1);
    assertThat(Rle.ofCounts(2, 3, new int[] {2, 3, 1}).isText()).isFalse();
    assertThatThrownBy(() -> Rle.ofText(2, 3, file, 3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void readsItsSourceOnceAndOnlyForRuns() {
    AtomicInteger reads = new AtomicInteger();
    Rle whole = Rle.ofCounts(2, 3, new int[] {1, 2, 0, 1, 2});
    Rle late = Rle.ofSource(2, 3, 3, () -> {
      reads.incrementAndGet();
      return whole;
    });
    assertThat(late.height()).isEqualTo(2);
    assertThat(late.width()).isEqualTo(3);
    assertThat(late.area()).isEqualTo(3);
    assertThat(late.isText()).isFalse();
    assertThat(reads).hasValue(0);
    assertThat(late).isEqualTo(whole).hasSameHashCodeAs(whole).hasToString(whole.toString());
    assertThat(late.counts()).isEqualTo(whole.counts());
    assertThat(late.text()).isEqualTo(whole.text());
    assertThat(late.bbox()).isEqualTo(whole.bbox());
    assertThat(Rle.union(late.validate(), whole)).isEqualTo(whole);
    assertThat(reads).hasValue(1);
    assertThat(Rle.ofSource(2, 3, 3, () -> whole).text()).isEqualTo(whole.text());
    assertThatThrownBy(() -> Rle.ofSource(-1, 3, 0, () -> whole)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "24 | offset 2: the 2 runs sum to 6, expected 12",
    "2; | offset 1: the first 2 runs sum to 13, expected at most 12",
    "2! | character code 33 stands at offset 1, expected 48 to 111",
    "2p | character code 112 stands at offset 1",
    "2Q | offset 1: the text ends inside a number",
    "2PPPPPPP0 | a number has more than 7 characters",
    "2O | offset 1: run 1 is -1, expected 0 or more",
    "oooooo? | first 1 runs sum to 17179869183, expected at most 12",
    "\"\" | the 0 runs sum to 0, expected 12",
  })
  void refusesBrokenTextWithPlaceAndExpectation(String text, String message) {
    Rle mask = Rle.ofText(3, 4, text);
    assertThatIllegalArgumentException().isThrownBy(mask::validate)
        .withMessageContaining("3 x 4").withMessageContaining(message);
    assertThatIllegalArgumentException().isThrownBy(mask::area);
    assertThat(mask.text()).isEqualTo(text);
    assertThat(mask).isEqualTo(Rle.ofText(3, 4, text)).hasSameHashCodeAs(Rle.ofText(3, 4, text));
    assertThat(mask).isNotEqualTo(Rle.empty(3, 4)).hasToString("Rle[3 x 4, broken text]");
  }

  @Test
  void refusesTextBeyondAscii() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.ofText(3, 4, "2ł"))
        .withMessageContaining("322").withMessageContaining("offset 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.ofText(1 << 20, 1 << 20, "0"));
  }

  @Test
  void survivesGarbageText() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      byte[] text = new byte[random.nextInt(12)];
      for (int j = 0; j < text.length; j++) {
        text[j] = (byte) (random.nextInt(40) == 0 ? random.nextInt(256) : 48 + random.nextInt(64));
      }
      int height = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(30);
      Rle mask = Rle.ofText(height, 1, text, 0, text.length);
      try {
        int[] counts = mask.counts();
        assertThat(Rle.ofCounts(height, 1, counts).text()).isEqualTo(Rle.ofText(height, 1, counts(counts)).text());
      } catch (IllegalArgumentException expected) {
        assertThat(expected).as("seed " + SEED).hasMessageContaining("offset");
      }
    }
  }

  private static String counts(int[] counts) {
    return new String(RleText.encode(counts), StandardCharsets.US_ASCII);
  }

  @Test
  void encodesTheLargestRuns() {
    int max = Integer.MAX_VALUE;
    Rle mask = Rle.ofCounts(max, 1, new int[] {0, 0, 0, max, 0, 0});
    assertThat(Rle.ofText(max, 1, mask.text()).counts()).containsExactly(0, 0, 0, max, 0, 0);
    assertThat(mask.area()).isEqualTo(max);
    assertThat(mask.bbox()).containsExactly(0, 0, 1, max);
    assertThat(mask.contains(0, max - 1)).isTrue();
    assertThat(mask.complement().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void handlesMasksWithoutPixels(int width) {
    Rle none = Rle.ofCounts(0, width, new int[0]);
    assertThat(none).isEqualTo(Rle.empty(0, width)).isEqualTo(Rle.full(0, width));
    assertThat(none).isEqualTo(Rle.ofCounts(0, width, new int[] {0, 0})).isEqualTo(Rle.ofText(0, width, ""));
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.bbox()).containsExactly(0, 0, 0, 0);
    assertThat(none.toBitmap()).isEmpty();
    assertThat(none.contains(0, 0)).isFalse();
    assertThat(Rle.union(none, none.complement())).isEqualTo(none);
    assertThat(none.iou(none, false)).isZero();
    assertThat(none.resize(2, 2)).isEqualTo(Rle.empty(2, 2));
    assertThat(none.place(0, 0, 2, 2)).isEqualTo(Rle.empty(2, 2));
    assertThat(Rle.full(2, 2).crop(1, 1, width, 0)).isEqualTo(none);
  }

  @Test
  void boxOfARunThatGoesOnInTheNextColumnHasFullHeight() {
    assertThat(Masks.drawn("..#", ".#.", ".#.").bbox()).containsExactly(1, 0, 2, 3);
    assertThat(Masks.drawn(".#.", "...", "...").bbox()).containsExactly(1, 0, 1, 1);
    assertThat(Rle.full(3, 4).bbox()).containsExactly(0, 0, 4, 3);
  }

  @Test
  void takesEveryByteButZeroForAOne() {
    byte[] bitmap = new byte[30];
    Arrays.fill(bitmap, 3, 27, (byte) -1);
    bitmap[13] = 7;
    assertThat(Rle.ofBitmap(bitmap, 3, 10).counts()).containsExactly(1, 2, 1, 2, 1, 16, 1, 2, 1, 2, 1);
  }

  @Test
  void scoresOverlapsAsPycocotoolsDoes() {
    Rle a = Masks.drawn("##..", "##..");
    Rle b = Masks.drawn(".##.", ".##.");
    assertThat(a.iou(b, false)).isEqualTo(2 / 6.0);
    assertThat(a.iou(b, true)).isEqualTo(2 / 4.0);
    assertThat(a.iou(Masks.drawn("..##", "..##"), true)).isZero();
    assertThat(a.iou(Rle.full(2, 3), false)).isEqualTo(-1);
    assertThat(a.iou(Rle.empty(2, 3), false)).isZero();
  }

  @Test
  void refusesToCombineMasksOfDifferentSizes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.union(Rle.full(2, 3), Rle.full(3, 2)))
        .withMessageContaining("2 x 3").withMessageContaining("3 x 2");
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.intersection(List.of()))
        .withMessageContaining("at least 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Rle.ofBitmap(new byte[5], 2, 3))
        .withMessageContaining("5 bytes").withMessageContaining("= 6");
  }

  @Test
  void placesFarOutsideWithoutOverflow() {
    Rle mask = Rle.full(3, 3);
    int min = Integer.MIN_VALUE;
    int max = Integer.MAX_VALUE;
    assertThat(mask.crop(min, min, 2, 2)).isEqualTo(Rle.empty(2, 2));
    assertThat(mask.crop(max, max, 2, 2)).isEqualTo(Rle.empty(2, 2));
    assertThat(mask.place(min, 0, 2, 2)).isEqualTo(Rle.empty(2, 2));
    assertThat(mask.place(0, max, 2, 2)).isEqualTo(Rle.empty(2, 2));
    assertThat(Rle.full(1, max).place(-5, 0, 1, 7)).isEqualTo(Rle.full(1, 7));
    assertThatIllegalArgumentException().isThrownBy(() -> mask.crop(0, 0, -1, 2));
  }

  @Test
  void agreesWithBitmapsOnRandomMasks() {
    Random random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      int height = 1 + random.nextInt(12);
      int width = 1 + random.nextInt(i % 50 == 0 ? 150 : 12);
      byte[] a = Masks.bitmap(random, height, width);
      byte[] b = Masks.bitmap(random, height, width);
      checkAgainstBitmaps(a, b, height, width, random, "seed " + SEED + " round " + i);
    }
  }

  private static void checkAgainstBitmaps(byte[] a, byte[] b, int height, int width, Random random, String name) {
    Rle ma = Rle.ofBitmap(a, height, width);
    Rle mb = Rle.ofBitmap(b, height, width);
    assertThat(ma.toBitmap()).as(name).containsExactly(a);
    assertThat(Rle.ofText(height, width, ma.text())).as(name).isEqualTo(ma);
    byte[] union = new byte[a.length];
    byte[] common = new byte[a.length];
    byte[] rest = new byte[a.length];
    byte[] inverse = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      union[i] = (byte) (a[i] | b[i]);
      common[i] = (byte) (a[i] & b[i]);
      rest[i] = (byte) (a[i] & ~b[i]);
      inverse[i] = (byte) (1 - a[i]);
      assertThat(ma.contains(i % width, i / width)).as(name).isEqualTo(a[i] == 1);
    }
    assertThat(Rle.union(ma, mb)).as(name).isEqualTo(Rle.ofBitmap(union, height, width));
    assertThat(Rle.intersection(ma, mb, ma)).as(name).isEqualTo(Rle.ofBitmap(common, height, width));
    assertThat(ma.subtract(mb)).as(name).isEqualTo(Rle.ofBitmap(rest, height, width));
    assertThat(ma.complement()).as(name).isEqualTo(Rle.ofBitmap(inverse, height, width));
    assertThat(Runs.isCanonical(ma.subtract(mb).counts())).as(name).isTrue();
    int h = random.nextInt(15);
    int w = random.nextInt(15);
    int x = random.nextInt(30) - 15;
    int y = random.nextInt(3) == 0 ? 0 : random.nextInt(30) - 15;
    byte[] placed = new byte[h * w];
    byte[] scaled = new byte[h * w];
    for (int i = 0; i < placed.length; i++) {
      int sx = i % w - x;
      int sy = i / w - y;
      placed[i] = sx < 0 || sy < 0 || sx >= width || sy >= height ? 0 : a[sy * width + sx];
      scaled[i] = a[i / w * height / h * width + i % w * width / w];
    }
    assertThat(ma.place(x, y, h, w)).as(name).isEqualTo(Rle.ofBitmap(placed, h, w));
    assertThat(ma.crop(-x, -y, w, h)).as(name).isEqualTo(ma.place(x, y, h, w));
    assertThat(ma.resize(h, w)).as(name).isEqualTo(Rle.ofBitmap(scaled, h, w));
    assertThat(ma.place(x, 0, height, w)).as(name).isEqualTo(ma.place(x, 0, height + 1, w).crop(0, 0, w, height));
  }
}
