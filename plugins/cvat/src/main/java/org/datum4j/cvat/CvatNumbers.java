// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.datum4j.kit.number.Decimals;

/** Numbers of a shape's XML attributes. */
final class CvatNumbers {
  private static final int SHOWN = 40;

  private CvatNumbers() {}

  static double number(CvatElement element, String field) {
    String text = element.field(field);
    if (text == null) {
      throw fault(field, "\"" + field + "\" of <" + element.name() + "> is missing, expected a number");
    }
    try {
      byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
      double value = Decimals.parse(bytes, 0, bytes.length);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException malformed) {
      throw fault(field, wrong(element, field, text, "a number"));
    }
    throw fault(field, wrong(element, field, text, "a number that is not that large"));
  }

  static double number(CvatElement element, String field, double missing) {
    return element.field(field) == null ? missing : number(element, field);
  }

  static long whole(CvatElement element, String field, long missing) {
    String text = element.field(field);
    if (text == null || text.isBlank()) {
      return missing;
    }
    try {
      byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
      return Decimals.parseLong(bytes, 0, bytes.length);
    } catch (NumberFormatException malformed) {
      throw fault(field, wrong(element, field, text, "a whole number"));
    }
  }

  /** Reads a whole number that fits an {@code int}. */
  static int small(CvatElement element, String field, int missing) {
    long value = whole(element, field, missing);
    if (value != (int) value) {
      throw fault(field, wrong(element, field, Long.toString(value), "a whole number of 32 bits"));
    }
    return (int) value;
  }

  /** Reads {@code x,y;x,y;…}. */
  static double[] points(CvatElement element, String field) {
    String text = element.field(field);
    if (text == null || text.isBlank()) {
      throw fault(field, "\"" + field + "\" of <" + element.name() + "> is missing, expected x,y;x,y and so on");
    }
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    int commas = 0;
    int pairs = 1;
    boolean isPaired = true;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == ',') {
        commas++;
      } else if (bytes[i] == ';') {
        bytes[i] = ',';
        isPaired &= commas == 1;
        boolean isLast = i == bytes.length - 1;
        commas = isLast ? 1 : 0;
        pairs += isLast ? 0 : 1;
      }
    }
    isPaired &= commas == 1;
    try {
      double[] values = new double[bytes.length / 2 + 1];
      int count = Decimals.parseList(bytes, 0, bytes.length, values, 0, values.length);
      for (int i = 0; i < count; i++) {
        if (Double.isInfinite(values[i])) {
          throw fault(field, wrong(element, field, text, "numbers that are not that large"));
        }
      }
      if (isPaired && count == 2 * pairs) {
        return Arrays.copyOf(values, count);
      }
    } catch (NumberFormatException malformed) {
      throw fault(field, wrong(element, field, text, "x,y;x,y and so on"));
    }
    throw fault(field, wrong(element, field, text, "two numbers between semicolons"));
  }

  /** Reads runs {@code 3, 5, 7}. */
  static int[] runs(CvatElement element, String field) {
    String text = element.field(field);
    if (text == null || text.isBlank()) {
      throw fault(field, "\"" + field + "\" of <" + element.name() + "> is missing, expected runs with commas between");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    double[] values = new double[bytes.length / 2 + 1];
    try {
      int count = Decimals.parseList(bytes, 0, bytes.length, values, 0, values.length);
      int[] runs = new int[count];
      for (int i = 0; i < count; i++) {
        runs[i] = (int) values[i];
        if (runs[i] != values[i] || runs[i] < 0) {
          throw fault(field, "run " + i + " of the mask is " + values[i] + ", expected a whole number from 0");
        }
      }
      return runs;
    } catch (NumberFormatException malformed) {
      throw fault(field, wrong(element, field, text, "whole numbers with commas between"));
    }
  }

  private static CvatFault fault(String field, String what) {
    return new CvatFault(CvatFormat.SHAPE_FIELD, field, what);
  }

  private static String wrong(CvatElement element, String field, String text, String expected) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return "\"" + field + "\" of <" + element.name() + "> is \"" + shown + "\", expected " + expected;
  }
}
