// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.IntList;
import org.datum4j.transforms.common.OptionFault;
import org.datum4j.transforms.common.Passes;
import org.datum4j.transforms.common.SeededRandom;
import org.datum4j.transforms.common.Shares;
import org.jspecify.annotations.Nullable;

/** Splits items by identities, for re-identification. */
final class IdentitySplit {
  /** The new subsets. */
  static final List<String> SUBSETS = List.of("train", "val", "test-gallery", "test-query", "not-supported");

  private static final int TRAIN = 0;
  private static final int VAL = 1;
  private static final int GALLERY = 2;
  private static final int QUERY = 3;
  private static final int NOT_SUPPORTED = 4;

  private final double val;
  private final double test;
  private final double query;
  private final String attribute;
  private final long seed;

  /**
   * Makes a split.
   *
   * @param shares shares of train, val and test
   * @param query share of queries among the test items
   * @param attribute what tells identities, or the empty text for the label
   * @throws org.datum4j.api.issue.OptionException if there are other names among the shares
   */
  IdentitySplit(Shares shares, double query, String attribute, long seed) {
    for (String name : shares.names()) {
      if (!List.of("train", "val", "test").contains(name)) {
        throw OptionFault.of("TRANSFORM-SUBSET-UNKNOWN",
            "option --subset names \"" + name + "\", expected train, val or test for the task reid",
            "Write for example -s train:0.5 -s val:0.2 -s test:0.3.");
      }
    }
    double train = ratio(shares, "train");
    double rest = train + ratio(shares, "val");
    this.val = rest == 0 ? 0 : ratio(shares, "val") / rest;
    this.test = ratio(shares, "test");
    this.query = query;
    this.attribute = attribute;
    this.seed = seed;
  }

  private static double ratio(Shares shares, String name) {
    int index = shares.names().indexOf(name);
    return index < 0 ? 0 : shares.ratio(index);
  }

  /** Returns for each item the position of its new subset. */
  int[] assign(DatasetSource source, Run run) {
    Map<Object, Integer> numbers = new HashMap<>();
    List<IntList> members = new ArrayList<>();
    int count = Passes.forEach(source, run, "looking for identities", (item, ordinal) -> {
      Object identity = identity(item);
      if (identity != null) {
        int number = numbers.computeIfAbsent(identity, key -> numbers.size());
        if (number == members.size()) {
          members.add(new IntList());
        }
        members.get(number).add(ordinal);
      }
    });
    int[] subsets = new int[count];
    Arrays.fill(subsets, NOT_SUPPORTED);
    SeededRandom random = new SeededRandom(seed);
    int[] identities = random.permutation(members.size());
    int tested = (int) Math.round(test * identities.length);
    Dealer queries = new Dealer(query);
    Dealer validation = new Dealer(val);
    for (int i = 0; i < identities.length; i++) {
      int[] items = members.get(identities[i]).toArray();
      random.shuffle(items);
      for (int item : items) {
        subsets[item] = i < tested ? queries.next() ? QUERY : GALLERY : validation.next() ? VAL : TRAIN;
      }
    }
    return subsets;
  }

  /** Returns the only identity of an item, or null if it has none or several. */
  private @Nullable Object identity(DatasetItem item) {
    Object found = attribute.isEmpty() ? null : item.attributes().get(attribute);
    for (Annotation annotation : item.annotations()) {
      int label = annotation.labelIndex();
      Object identity =
          attribute.isEmpty() ? label == Common.NO_LABEL ? null : label : annotation.attributes().get(attribute);
      if (identity != null && found != null && !identity.equals(found)) {
        return null;
      }
      found = identity == null ? found : identity;
    }
    return found;
  }

  /** Deals a share of things as evenly as it can be. */
  private static final class Dealer {
    private final double share;
    private double due = 0.5;

    Dealer(double share) {
      this.share = share;
    }

    boolean next() {
      due += share;
      if (due >= 1) {
        due -= 1;
        return true;
      }
      return false;
    }
  }
}
