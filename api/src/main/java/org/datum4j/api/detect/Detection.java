// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * What an importer says about a folder.
 *
 * @param confidence how sure it is
 * @param found what speaks for the format, in the user's words, for example {@code annotations/instances_val.json}
 * @param missing what would have to be there as well
 */
public record Detection(Confidence confidence, List<String> found, List<String> missing) {
  /** Copies the lists. */
  public Detection {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
  }

  /** The folder is not in the format. */
  public static Detection impossible(String... missing) {
    return new Detection(Confidence.IMPOSSIBLE, List.of(), List.of(missing));
  }

  /** The folder may be in the format. */
  public static Detection of(Confidence confidence, String... found) {
    return new Detection(confidence, List.of(found), List.of());
  }

  /** Returns a copy with another thing that was found. */
  public Detection plusFound(String thing) {
    List<String> more = new ArrayList<>(found);
    more.add(thing);
    return new Detection(confidence, more, missing);
  }

  /** Returns a copy with another thing that is missing. */
  public Detection plusMissing(String thing) {
    List<String> more = new ArrayList<>(missing);
    more.add(thing);
    return new Detection(confidence, found, more);
  }

  /** Says whether the format is out of the question. */
  public boolean isImpossible() {
    return confidence == Confidence.IMPOSSIBLE;
  }
}
