// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.List;

/**
 * Items of one subset and root, in order.
 *
 * @param root where their files are
 * @param name the subset
 * @param ids the items
 */
record VocSubset(VocRoot root, String name, List<String> ids) {
  VocSubset {
    ids = List.copyOf(ids);
  }
}
