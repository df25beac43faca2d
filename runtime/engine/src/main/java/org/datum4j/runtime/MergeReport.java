// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.datum4j.runtime.merge.FindingKind;
import org.datum4j.runtime.merge.MergeFinding;

/**
 * What a merge did.
 *
 * @param conversion what was read and written
 * @param findings what was odd, in the order of the items
 */
public record MergeReport(ConversionReport conversion, List<MergeFinding> findings) {
  /** Copies the list. */
  public MergeReport {
    Objects.requireNonNull(conversion);
    findings = List.copyOf(findings);
  }

  /** Returns how many findings of each kind there are, without zeros. */
  public Map<FindingKind, Long> counts() {
    Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    findings.forEach(finding -> counts.merge(finding.kind(), 1L, Long::sum));
    return counts;
  }
}
