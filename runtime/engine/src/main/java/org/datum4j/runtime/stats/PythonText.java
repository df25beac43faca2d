// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.datum4j.api.model.Attributes;
import org.datum4j.kit.number.Decimals;
import org.jspecify.annotations.Nullable;

/** Values of attributes as Datumaro's reports write them, that is as Python does. */
final class PythonText {
  private static final int GREATEST_PLAIN = 16;
  private static final int SMALLEST_PLAIN = -4;

  private PythonText() {}

  static String of(@Nullable Object value) {
    return value instanceof String text ? text : inner(value);
  }

  private static String inner(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof List<?> list) {
      StringJoiner joined = new StringJoiner(", ", "[", "]");
      list.forEach(element -> joined.add(inner(element)));
      return joined.toString();
    }
    if (value instanceof Attributes map) {
      StringJoiner joined = new StringJoiner(", ", "{", "}");
      map.forEach((name, element) -> joined.add(quoted(name) + ": " + inner(element)));
      return joined.toString();
    }
    return value.toString();
  }

  private static String quoted(String text) {
    boolean hasQuote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0;
    char quote = hasQuote ? '"' : '\'';
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
    return quote + (hasQuote ? escaped : escaped.replace("'", "\\'")) + quote;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    byte[] buffer = new byte[Decimals.MAX_DOUBLE_LENGTH];
    int length = Decimals.write(value, buffer, 0);
    BigDecimal exact = new BigDecimal(new String(buffer, 0, length, StandardCharsets.US_ASCII)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= SMALLEST_PLAIN && exponent < GREATEST_PLAIN) {
      String plain = exact.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = exact.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + power;
  }
}
