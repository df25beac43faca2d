// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import org.datum4j.api.option.Option;

/**
 * Options of {@link MergeInstanceSegmentsTransform}.
 *
 * @param includePolygons whether polygons are joined too
 */
record MergeInstanceSegmentsOptions(
    @Option(
            name = "include-polygons",
            help = "Join the polygons of an instance too; every polygon becomes part of a mask.",
            defaultValue = "false")
        boolean includePolygons) {}
