// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;

/** Gives annotations the labels of the joined dataset. Safe for use by several threads. */
final class Relabeling {
  private final int[] map;
  private final boolean isIdentity;

  Relabeling(int[] map, boolean isIdentity) {
    this.map = map;
    this.isIdentity = isIdentity;
  }

  DatasetItem of(DatasetItem item) {
    if (isIdentity || item.annotations().isEmpty()) {
      return item;
    }
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    Common last = null;
    Common lastChanged = null;
    for (Annotation annotation : item.annotations()) {
      Common common = annotation.common();
      if (!common.hasLabel()) {
        changed.add(annotation);
        continue;
      }
      // The box and the polygons of an instance share one common part, and should go on to do so.
      if (common != last || lastChanged == null) {
        last = common;
        lastChanged = common.withLabelIndex(label(common.labelIndex(), item));
      }
      changed.add(annotation.withCommon(lastChanged));
    }
    return item.withAnnotations(changed);
  }

  private int label(int index, DatasetItem item) {
    if (index >= map.length) {
      throw new ImportException(
          Issue.error(
              "MERGE-LABEL-UNKNOWN",
              "an annotation has the label number " + index + ", but its dataset has " + map.length + " labels",
              Location.ofItem(item.id(), item.subset()),
              "Correct the annotation or the list of labels."));
    }
    return map[index];
  }
}
