// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.List;
import org.datum4j.api.model.Annotation;

/** Hands out group numbers that an item does not use yet. */
public final class Groups {
  private long last;

  /** Learns the numbers in use. */
  public Groups(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      last = Math.max(last, annotation.group());
    }
  }

  /** Returns a number that no annotation has. */
  public long next() {
    return ++last;
  }
}
