// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.Issue;

/** What a run that ends early says. */
final class Failures {
  private Failures() {}

  /** Returns the issue that ends some work; it has to end so. */
  static Issue of(ThrowingCallable work) {
    Throwable thrown = catchThrowable(work);
    if (thrown instanceof DatumException failure) {
      return failure.issue();
    }
    throw new AssertionError("expected an issue, but was " + thrown, thrown);
  }
}
