// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;

/** Failures of options, in one form. */
public final class OptionFault {
  private OptionFault() {}

  /**
   * Returns the failure of an option.
   *
   * @param code stable code of the issue
   * @param what the option, the offending value and what was expected
   * @param mend what to write instead
   */
  public static OptionException of(String code, String what, String mend) {
    return new OptionException(Issue.error(code, what, Location.unknown(), mend));
  }
}
