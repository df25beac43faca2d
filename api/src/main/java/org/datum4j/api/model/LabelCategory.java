// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.List;

/**
 * A class that things can have.
 *
 * @param name unique in its list, not empty
 * @param parent name of the class above, or the empty text
 * @param attributes names of the attributes that annotations of this class may carry
 */
public record LabelCategory(String name, String parent, List<String> attributes) {
  /** Copies the list. */
  public LabelCategory {
    attributes = List.copyOf(attributes);
  }

  /** Makes a class without parent and attributes. */
  public static LabelCategory of(String name) {
    return new LabelCategory(name, "", List.of());
  }
}
