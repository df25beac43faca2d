// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import org.jspecify.annotations.Nullable;

/**
 * A member of a COCO file's top object.
 *
 * @units bytes from the start of the file
 * @param name its name
 * @param start first byte of its value, -1 for the lists of records
 * @param end byte after its value, -1 for the lists of records
 * @param bytes its value's text; null if it is a list of records, or too long to be kept
 */
public record CocoMember(String name, long start, long end, byte @Nullable [] bytes) {}
