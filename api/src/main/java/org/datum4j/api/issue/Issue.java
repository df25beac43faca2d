// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A trouble that a user can understand and end.
 *
 * @param code stable, upper case, {@code FAMILY-SUBJECT-FAULT}, for example {@code COCO-BBOX-SIZE}
 * @param severity how bad it is
 * @param what the thing, the offending value and what was expected
 * @param where the place
 * @param mend what the user can do: names the flag, file or plugin
 */
public record Issue(String code, Severity severity, String what, Location where, String mend) {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)+");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the code has another form or a text is empty
   */
  public Issue {
    Objects.requireNonNull(severity);
    Objects.requireNonNull(where);
    if (!isCode(code)) {
      throw new IllegalArgumentException("issue code is \"" + code + "\", expected the form FAMILY-SUBJECT-FAULT");
    }
    if (what.isEmpty() || mend.isEmpty()) {
      throw new IllegalArgumentException("issue " + code + " must say what is wrong and how to mend it");
    }
  }

  private static boolean isCode(String code) {
    return CODE.matcher(code).matches();
  }

  /** Makes an issue that stops the run or leaves its object out. */
  public static Issue error(String code, String what, Location where, String mend) {
    return new Issue(code, Severity.ERROR, what, where, mend);
  }

  /** Makes an issue that is told but does no harm. */
  public static Issue warning(String code, String what, Location where, String mend) {
    return new Issue(code, Severity.WARNING, what, where, mend);
  }

  /** Makes an issue that is worth knowing. */
  public static Issue info(String code, String what, Location where, String mend) {
    return new Issue(code, Severity.INFO, what, where, mend);
  }

  /** Returns the issue in up to three lines: what, where, how to mend. */
  public String text() {
    String place = where.text();
    return what + " [" + code + "]\n" + (place.isEmpty() ? "" : "  at " + place + "\n") + "  " + mend;
  }
}
