// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  private static final long SEED = 20170901;
  private final byte[] out = new byte[64];

  private static double parse(String text) {
    byte[] b = (" " + text + "7").getBytes(StandardCharsets.ISO_8859_1);
    return Decimals.parse(b, 1, b.length - 1);
  }

  private String written(double v) {
    return new String(out, 3, Decimals.write(v, out, 3) - 3, StandardCharsets.ISO_8859_1);
  }

  private static void assertReadsLikeTheJdk(String text) {
    long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
    if (Double.doubleToRawLongBits(parse(text)) != expected) {
      throw new AssertionError(text + " read as " + parse(text) + ", the JDK reads " + Double.parseDouble(text));
    }
  }

  @Test
  void readsShortDecimalsExactly() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 60_000; i++) {
      long digits = random.nextLong(1L << random.nextInt(1, 63));
      int scale = random.nextInt(25);
      String text = (random.nextBoolean() ? "-" : "") + new BigDecimal(BigInteger.valueOf(digits), scale).toPlainString();
      assertReadsLikeTheJdk(text);
    }
  }

  @Test
  void readsAnyMagnitudeAndAnyCountOfDigits() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 25_000; i++) {
      text.setLength(0);
      int whole = random.nextInt(25);
      int fraction = random.nextInt(whole == 0 ? 1 : 0, 25);
      random.ints(whole, 0, 10).forEach(text::append);
      if (fraction > 0) {
        text.append('.');
        random.ints(fraction, 0, 10).forEach(text::append);
      }
      text.append(random.nextBoolean() ? "e" : "E+0").append(random.nextInt(200) * (random.nextInt(3) - 1) % 345);
      assertReadsLikeTheJdk(text.toString().replace("+0-", "-"));
    }
  }

  @Test
  void readsBackEveryDoubleThatTheJdkWrites() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    for (int i = 0; i < 20_000; i++) {
      double v = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(v)) {
        assertReadsLikeTheJdk(Double.toString(v));
      }
    }
  }

  @Test
  void decidesHalfwayCases() {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    BigDecimal two = BigDecimal.valueOf(2);
    for (int i = 0; i < 1_500; i++) {
      double v = i % 2 == 0 ? random.nextDouble() * (1L << random.nextInt(60)) : magnitude(random);
      BigDecimal middle = new BigDecimal(v).add(new BigDecimal(Math.nextUp(v))).divide(two);
      for (int digits : new int[] {16, 17, 18, 19, 20, 25, 800}) {
        assertReadsLikeTheJdk(middle.round(new MathContext(digits, RoundingMode.DOWN)).toString());
      }
      assertReadsLikeTheJdk(middle.add(middle.ulp()).toString());
      assertReadsLikeTheJdk(middle.subtract(middle.ulp()).toString());
    }
  }

  private static double magnitude(SplittableRandom random) {
    double v = Math.abs(Double.longBitsToDouble(random.nextLong()));
    return v < Double.MAX_VALUE / 4 ? v : 1.5;
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "0", "-0", "0.0", "-0.0", "0e999", "1", "9007199254740992", "9007199254740993", "9007199254740993.0", "1e22", "1e23",
    "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.2250738585072011e-308",
    "2.2250738585072014e-308", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e309",
    "1e-400", "1e99999999999999999999", "1e-99999999999999999999", "18446744073709551615", "18446744073709551616",
    "9999999999999999999", "99999999999999999999", "123456789012345678901234567890", "0.000000000000000000000000000001",
    "00000000000000000000000000000001.5", "15210.581100000001", "6250000000000000000000000000001e-20",
    "8.41726e-01", "9355950000000000000.00000000000000000000000000000000001844674407370955161600000184467",
    "6929495644600919.5", "3.2378839133029012895883524125015321748630094231840e-12", "7.3177701707893310e+15", "1e-342"
  })
  void readsHardCases(String text) {
    assertReadsLikeTheJdk(text);
  }

  @Test
  void readsAZeroOfManyDigitsWithAnExponentThatUndoesThem() {
    assertThat(parse("0." + "0".repeat(500) + "1e501")).isEqualTo(1);
    assertThat(parse("1" + "0".repeat(500) + "e-500")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1 ", "0x10", "NaN", "Infinity", "1e5.0", "--1", "1_0"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class).hasMessageContaining("'" + text + "'");
  }

  @Test
  void readsListsLikeSingleNumbers() {
    SplittableRandom random = new SplittableRandom(SEED + 6);
    String[] odd = {"0", "-0", "-0.0", "1e5", "-2.5E-3", "123456789012345.6", "1234567890123456", "12345678901234567890.5",
      "0.00000000000001", ".5", "5.", "+7", "9007199254740993"};
    for (int i = 0; i < 3000; i++) {
      int count = random.nextInt(20);
      double[] expected = new double[count];
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < count; k++) {
        String number = random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)]
            : BigDecimal.valueOf(random.nextLong(-100_000, 100_000), random.nextInt(4)).toPlainString();
        expected[k] = Double.parseDouble(number);
        text.append(random.nextBoolean() ? " " : "").append(number).append(random.nextBoolean() ? "," : " \n");
      }
      byte[] b = ("7" + text + "9").getBytes(StandardCharsets.ISO_8859_1);
      double[] values = new double[count + 1];
      assertThat(Decimals.parseList(b, 1, b.length - 1, values, 1, count)).isEqualTo(count);
      for (int k = 0; k < count; k++) {
        assertThat(Double.doubleToRawLongBits(values[k + 1])).as("%s", text).isEqualTo(Double.doubleToRawLongBits(expected[k]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 2 3 4", "1,x", "1 .", "- 1", "1;2", "1.2.3", "1\u00002"})
  void refusesListsThatAreNone(String text) {
    byte[] b = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Decimals.parseList(b, 0, b.length, new double[9], 0, 3)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void understandsWhatTextFormatsHold() {
    assertThat(parse("+.5")).isEqualTo(0.5);
    assertThat(parse("5.")).isEqualTo(5);
    assertThat(parse("007")).isEqualTo(7);
  }

  @Test
  void writesTheShortestTextThatReadsBack() {
    SplittableRandom random = new SplittableRandom(SEED + 4);
    for (int i = 0; i < 20_000; i++) {
      double v = i % 2 == 0
          ? Double.longBitsToDouble(random.nextLong())
          : random.nextLong(1L << random.nextInt(1, 62)) / Math.pow(10, random.nextInt(23));
      if (Double.isFinite(v)) {
        assertShortest(v);
      }
    }
  }

  @Test
  void writesTheShortestTextAtTheEdges() {
    for (int e = 0; e < 2047; e++) {
      long bits = (long) e << 52;
      for (int d = -2; d <= 2; d++) {
        double v = Double.longBitsToDouble(Math.abs(bits + d));
        if (Double.isFinite(v)) {
          assertShortest(v);
        }
      }
    }
    for (int e = -323; e <= 308; e++) {
      assertShortest(Double.parseDouble("1e" + e));
      assertShortest(Math.nextDown(Double.parseDouble("1e" + e)));
    }
  }

  private void assertShortest(double v) {
    String text = written(v);
    assertThat(text.length()).isLessThanOrEqualTo(Decimals.MAX_DOUBLE_LENGTH);
    if (Double.doubleToRawLongBits(Double.parseDouble(text)) != Double.doubleToRawLongBits(v)) {
      throw new AssertionError(text + " is not " + v);
    }
    if (v == 0) {
      return;
    }
    BigDecimal exact = new BigDecimal(v);
    BigDecimal digits = new BigDecimal(text).stripTrailingZeros();
    int precision = digits.precision();
    for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
      BigDecimal same = exact.round(new MathContext(precision, mode));
      if (same.doubleValue() == v && same.subtract(exact).abs().compareTo(digits.subtract(exact).abs()) < 0) {
        throw new AssertionError(text + " is less close than " + same);
      }
      if (precision > 1 && exact.round(new MathContext(precision - 1, mode)).doubleValue() == v) {
        throw new AssertionError(text + " could be shorter");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0, 0", "-0.0, -0.0, -0.0", "12, 12.0, 12", "-3, -3.0, -3", "0.1, 0.1, 0.1", "408.26, 408.26, 408.26",
    "15210.581100000001, 15210.581100000001, 15210.581100000001", "0.001, 0.001, 0.001", "0.00001, 0.00001, 0.00001",
    "0.0000099, 9.9e-6, 9.9e-6", "1e-7, 1e-7, 1e-7", "1.5e-7, 1.5e-7, 1.5e-7", "1e15, 1000000000000000.0, 1000000000000000",
    "9999999999999998, 9999999999999998.0, 9999999999999998", "1e16, 1e16, 1e16", "1.25e21, 1.25e21, 1.25e21",
    "4.9e-324, 5e-324, 5e-324", "2e23, 2e23, 2e23", "1.7976931348623157e308, 1.7976931348623157e308, 1.7976931348623157e308",
    "123456789.5, 123456789.5, 123456789.5", "0.000123, 0.000123, 0.000123", "1000000000, 1000000000.0, 1000000000"
  })
  void writesPlainlyOrWithExponent(double v, String text, String shortText) {
    assertThat(written(v)).isEqualTo(text);
    assertThat(new String(out, 0, Decimals.writeShort(v, out, 0), StandardCharsets.ISO_8859_1)).isEqualTo(shortText);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesToWriteWhatIsNotFinite(double v) {
    assertThatThrownBy(() -> Decimals.write(v, out, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 9, 10, 99, 100, 2147483647, 2147483648L, 999999999999999999L, 1000000000000000000L,
    Long.MAX_VALUE, Long.MIN_VALUE, -9007199254740993L})
  void writesAndReadsLongs(long v) {
    int end = Decimals.write(v, out, 1);
    assertThat(new String(out, 1, end - 1, StandardCharsets.ISO_8859_1)).isEqualTo(Long.toString(v));
    assertThat(Decimals.parseLong(out, 1, end)).isEqualTo(v);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "99999999999999999999", "", "-", "1.0", "1e3", "a"})
  void refusesLongsThatAreNone(String text) {
    byte[] b = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Decimals.parseLong(b, 0, b.length)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void roundsUnsignedProductsLikeBigIntegers() {
    SplittableRandom random = new SplittableRandom(SEED + 5);
    for (int i = 0; i < 1000; i++) {
      long a = random.nextLong();
      long b = random.nextLong();
      BigInteger product = unsigned(a).multiply(unsigned(b)).shiftRight(64);
      assertThat(PowersOfTen.multiplyHigh(a, b)).isEqualTo(product.longValue());
    }
    for (int e = PowersOfTen.MIN; e <= PowersOfTen.MAX; e++) {
      PowersOfTen.Power power = PowersOfTen.of(e);
      assertThat(power.high()).isNegative();
      assertThat(power.low()).isNotEqualTo(-1);
      assertThat(Math.scalb(unsigned(power.high()).doubleValue(), -64) * 2).isCloseTo(1.5, within(0.51));
    }
  }

  private static BigInteger unsigned(long v) {
    return new BigInteger(Long.toUnsignedString(v));
  }
}
