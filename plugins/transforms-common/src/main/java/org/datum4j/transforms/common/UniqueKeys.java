// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/** Notices items that have come to share an id and a subset. It keeps the keys of one pass. Safe for use by threads. */
public final class UniqueKeys {
  private final Run run;
  private final String mend;
  private final Set<ItemKey> seen = ConcurrentHashMap.newKeySet();

  /**
   * Starts a pass.
   *
   * @param mend what the user can do about items of one key
   */
  public UniqueKeys(Run run, String mend) {
    this.run = run;
    this.mend = mend;
  }

  /** Says whether a key is free, and takes it. */
  public boolean take(ItemKey key) {
    return seen.add(key);
  }

  /**
   * Takes the key of a changed item.
   *
   * @return the item, or null when another one has its key, which is reported and leaves it out
   */
  public @Nullable DatasetItem check(DatasetItem before, DatasetItem changed) {
    if (take(ItemKey.of(changed))) {
      return changed;
    }
    run.issues().report(Issue.error("TRANSFORM-ID-TWICE",
        "the item would be called \"" + changed.id() + "\" in subset \"" + changed.subset()
            + "\", expected a name that no other item has",
        Location.ofItem(before.id(), before.subset()), mend));
    return null;
  }
}
