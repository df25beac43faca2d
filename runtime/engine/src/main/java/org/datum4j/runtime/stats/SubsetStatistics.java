// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

/**
 * Counts of a subset.
 *
 * @param subset its name
 * @param items how many items
 * @param annotated how many items have annotations
 * @param annotations how many annotations
 * @param instances how many instances
 */
public record SubsetStatistics(String subset, long items, long annotated, long annotations, long instances) {}
