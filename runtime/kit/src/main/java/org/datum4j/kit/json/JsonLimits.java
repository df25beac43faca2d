// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/**
 * What a reader puts up with before it refuses a document.
 *
 * @units levels, and bytes of the file
 * @param maxDepth deepest nesting of arrays and objects
 * @param maxStringBytes longest string or name, without its quotes
 * @param maxNumberBytes longest number; numbers of flat arrays that are only skipped are not measured
 */
public record JsonLimits(int maxDepth, int maxStringBytes, int maxNumberBytes) {
  /** Generous for every known dataset format: 512 levels, strings of 256 MiB, numbers of 1,000 digits. */
  public static final JsonLimits DEFAULT = new JsonLimits(512, 1 << 28, 1000);

  /** Refuses limits under which nothing could be read. */
  public JsonLimits {
    if (maxDepth < 1 || maxDepth > 4096 || maxStringBytes < 1 || maxNumberBytes < 1) {
      throw new IllegalArgumentException("limits must be positive and the depth at most 4096, got depth " + maxDepth
          + ", string " + maxStringBytes + ", number " + maxNumberBytes);
    }
  }
}
