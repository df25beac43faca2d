// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names with shares of a whole, as {@code train:0.7 test:0.3}.
 *
 * @shape as many ratios as names
 * @units 0 to 1; the sum is 1
 */
public final class Shares {
  private static final double TOLERANCE = 1e-3;

  private final List<String> names;
  private final double[] ratios;

  private Shares(List<String> names, double[] ratios) {
    this.names = List.copyOf(names);
    this.ratios = ratios;
  }

  /**
   * Reads {@code name:ratio} texts.
   *
   * @param option the option's name, for the message
   * @throws org.datum4j.api.issue.OptionException if a text is no such pair, a name stands twice, a ratio is not 0 to 1
   *     or the sum is not 1
   */
  public static Shares parse(String option, List<String> texts) {
    List<String> names = new ArrayList<>();
    double[] ratios = new double[texts.size()];
    double sum = 0;
    for (int i = 0; i < ratios.length; i++) {
      Pair pair = Pair.ofLastColon(option, texts.get(i));
      if (names.contains(pair.left())) {
        throw OptionFault.of("TRANSFORM-PAIR-TWICE",
            "option --" + option + " gives \"" + pair.left() + "\" two ratios, expected one", "Add them up.");
      }
      names.add(pair.left());
      ratios[i] = ratio(option, pair);
      sum += ratios[i];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw OptionFault.of("TRANSFORM-RATIO-SUM",
          String.format(Locale.ROOT, "the ratios of option --%s sum to %.6g, expected 1", option, sum),
          "Change them so that they sum to 1, for example train:0.7 test:0.3.");
    }
    return new Shares(names, ratios);
  }

  private static double ratio(String option, Pair pair) {
    double ratio;
    try {
      ratio = Double.parseDouble(pair.right());
    } catch (NumberFormatException malformed) {
      ratio = Double.NaN;
    }
    if (!(ratio >= 0 && ratio <= 1)) {
      throw OptionFault.of("TRANSFORM-RATIO-RANGE",
          "option --" + option + " gives \"" + pair.left() + "\" the ratio \"" + pair.right()
              + "\", expected a number from 0 to 1",
          "Correct the ratio, for example " + pair.left() + ":0.5.");
    }
    return ratio;
  }

  /** Returns the names in order. */
  public List<String> names() {
    return names;
  }

  /** Returns the number of names. */
  public int size() {
    return ratios.length;
  }

  /** Returns a name's ratio. */
  public double ratio(int index) {
    return ratios[index];
  }

  /**
   * Divides a whole of things: the borders lie where the added-up ratios fall, rounded down, and the last name takes
   * the rest.
   *
   * @return a count for each name; their sum is {@code total}
   */
  public int[] counts(int total) {
    int[] counts = new int[ratios.length];
    double share = 0;
    int from = 0;
    for (int i = 0; i < counts.length; i++) {
      share += ratios[i];
      // A hair is added, so that 0.7 + 0.2 of 10 things is 9 and not 8.
      int to = i == counts.length - 1 ? total : (int) Math.min(total, Math.floor(share * total + 1e-9));
      counts[i] = to - from;
      from = to;
    }
    return counts;
  }
}
