// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

/**
 * What is said of a track as a whole.
 *
 * @param id the track's number
 * @param label the name of its label, or the empty text
 * @param group the group, 0 for none
 * @param source who drew it, or the empty text
 */
record CvatTrack(long id, String label, long group, String source) {}
