// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import org.datum4j.api.option.Option;

/**
 * Options of {@link MasksToPolygonsTransform}.
 *
 * @param holes what becomes of holes
 */
record MasksToPolygonsOptions(
    @Option(
            name = "holes",
            help = "Fill the holes of masks, as Datumaro does, or keep them as detours of the outline.",
            defaultValue = "fill")
        Holes holes) {
  /** What becomes of holes, for which a polygon has no place of its own. */
  enum Holes {
    FILL,
    KEEP
  }
}
