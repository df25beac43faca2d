// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/**
 * What a scan went through.
 *
 * @units bytes
 * @param bytes how far into the input the scan went
 * @param complete false if a sink ended the scan early
 * @param hadByteOrderMark whether the input began with one
 * @param records how many records the sinks saw, without other members
 * @param longestRecord size of the longest of them
 */
public record JsonScanSummary(
    long bytes, boolean complete, boolean hadByteOrderMark, long records, long longestRecord) {}
