// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;

/**
 * Which ids several datasets have, and what their items are called instead: {@code x-0}, {@code x-1} … in the order of the
 * datasets. A name that an item has already is passed over, so that no two items end up alike.
 */
final class UnionNames {
  private final KeyTable keys = new KeyTable();
  private final Map<Integer, int[]> clashes = new HashMap<>();
  private final int sources;

  private UnionNames(int sources) {
    this.sources = sources;
  }

  static UnionNames read(List<? extends DatasetSource> scouts, Run run) {
    UnionNames names = new UnionNames(scouts.size());
    for (int i = 0; i < scouts.size(); i++) {
      int source = i;
      scouts.get(i).items().forEachRemaining(item -> names.add(item, source, run));
    }
    return names;
  }

  private void add(DatasetItem item, int source, Run run) {
    run.checkCancelled();
    int before = keys.size();
    int key = keys.add(item.id(), item.subset(), source);
    if (key == before) {
      run.progress("comparing ids", key, 0);
      return;
    }
    int[] known = clashes.get(key);
    if (known == null) {
      known = new int[] {keys.source(key)};
    }
    int[] longer = Arrays.copyOf(known, known.length + 1);
    longer[known.length] = source;
    clashes.put(key, longer);
  }

  /** Returns an item's place among all, for reports. */
  long position(DatasetItem item, int source) {
    return (long) keys.find(item.id(), item.subset()) * sources + source;
  }

  DatasetItem rename(DatasetItem item, int source) {
    if (clashes.isEmpty()) {
      return item;
    }
    int[] owners = clashes.get(keys.find(item.id(), item.subset()));
    if (owners == null) {
      return item;
    }
    int rank = 0;
    while (rank < owners.length - 1 && owners[rank] != source) {
      rank++;
    }
    int number = -1;
    String name = item.id();
    for (int free = -1; free < rank; ) {
      name = item.id() + "-" + ++number;
      free += keys.find(name, item.subset()) < 0 ? 1 : 0;
    }
    return item.withId(name);
  }
}
