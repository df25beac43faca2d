// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

/** How closely a run mostly looks at polygons. */
public enum PolygonDetail {
  /** At their corners. */
  CORNERS,
  /** At their areas. */
  AREA,
  /** At no more than that they are there. */
  PRESENCE
}
