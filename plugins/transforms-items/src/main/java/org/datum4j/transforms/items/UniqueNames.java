// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.ItemKey;
import org.datum4j.transforms.common.Passes;
import org.datum4j.transforms.common.SeededRandom;

/**
 * Suffixes for items whose image is called as that of an earlier item. Holds only those, after a pass over all names.
 */
final class UniqueNames {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ATTEMPTS = 1000;

  private final Map<Integer, String> suffixes = new HashMap<>();

  private UniqueNames() {}

  static UniqueNames of(DatasetSource source, Run run, int length) {
    UniqueNames names = new UniqueNames();
    Set<ItemKey> taken = new HashSet<>();
    Map<Integer, ItemKey> later = new HashMap<>();
    Map<Integer, Integer> seeds = new HashMap<>();
    Passes.forEach(source, run, "looking for equal names", (item, ordinal) -> {
      ItemKey key = new ItemKey(IdFromImageNameTransform.name(item), item.subset());
      if (!taken.add(key)) {
        later.put(ordinal, key);
        seeds.put(ordinal, item.id().hashCode());
      }
    });
    // After the pass, so that a suffix never makes a name that an item has without one.
    later.keySet().stream().sorted().forEach(ordinal -> {
      SeededRandom random = new SeededRandom(seeds.get(ordinal));
      names.suffixes.put(ordinal, names.free(later.get(ordinal), taken, random, length));
    });
    return names;
  }

  private String free(ItemKey key, Set<ItemKey> taken, SeededRandom random, int length) {
    for (int attempt = 0; ; attempt++) {
      // When the short suffixes are used up, longer ones follow.
      StringBuilder suffix = new StringBuilder("__");
      for (int i = 0; i < length + attempt / ATTEMPTS; i++) {
        suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      if (taken.add(new ItemKey(key.id() + suffix, key.subset()))) {
        return suffix.toString();
      }
    }
  }

  String suffix(int ordinal) {
    return suffixes.getOrDefault(ordinal, "");
  }
}
