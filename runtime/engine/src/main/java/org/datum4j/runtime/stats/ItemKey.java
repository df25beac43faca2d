// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import org.datum4j.api.model.DatasetItem;

/**
 * Which item.
 *
 * @param id its id
 * @param subset its subset
 */
public record ItemKey(String id, String subset) {
  static ItemKey of(DatasetItem item) {
    return new ItemKey(item.id(), item.subset());
  }
}
