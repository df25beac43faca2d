// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/** Is told what a scan finds wrong or odd. */
public interface IndexEvents {
  /** Takes an error; returns when its object is to be left out. */
  void error(Issue issue);

  /** Takes an annotation whose image is not listed. */
  void unknownImage(String what, Location place);

  /** Takes an image of negative size. */
  void negativeSize(String what, Location place);

  /** Takes a name that leads out of the dataset. */
  void nameOutside(String what, Location place);

  /** An image without a file name has the one that its address ends with. */
  void namedByUrl(String what, Location place);

  /** Takes an id that is a text or has a point. */
  void idAsText(String what, Location place);

  /** Tells how far the scan has come; may throw to end it. */
  void progress(long bytes);
}
