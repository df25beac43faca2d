// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

/**
 * A kind of thing that a format cannot hold. Exporters declare theirs as constants.
 *
 * @param code stable, upper case, for example {@code VOC-POLYGON}
 * @param subject what is lost, in the plural, for example {@code polygons}
 * @param fate what becomes of it, for example {@code kept as boxes}
 */
public record Loss(String code, String subject, String fate) {
  // Written out, since those that the compiler makes are linked at their first use, which every short run would wait for.

  @Override
  public boolean equals(Object other) {
    return other instanceof Loss loss
        && code.equals(loss.code)
        && subject.equals(loss.subject)
        && fate.equals(loss.fate);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * code.hashCode() + subject.hashCode()) + fate.hashCode();
  }
}
