// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.Run;

/** Tells of items whose image has no known size. */
final class SizeFault {
  private SizeFault() {}

  /** Reports an item that cannot be changed since its size is not known. */
  static void report(DatasetItem item, Run run) {
    run.issues().report(Issue.error("TRANSFORM-SIZE-UNKNOWN",
        "the size of the item's image is not known, expected one to change it",
        Location.ofItem(item.id(), item.subset()),
        "Put the image beside the annotations or state its size in them; with --on-error skip the item is left out."));
  }
}
