// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant. */
public final class Spelling {
  private Spelling() {}

  /** Returns the known name that takes the fewest typing errors, if they are few. */
  public static @Nullable String nearest(String typed, Collection<String> known) {
    String best = null;
    int least = Math.max(1, Math.min(3, typed.length() / 3)) + 1;
    for (String name : known) {
      int errors = errors(typed.replace('-', '_'), name.replace('-', '_'));
      if (errors < least) {
        least = errors;
        best = name;
      }
    }
    return best;
  }

  private static int errors(String typed, String name) {
    int[] row = new int[name.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[name.length()];
  }
}
