// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import org.pf4j.DefaultVersionManager;

/**
 * Versions and ranges as PF4J understands them, except that a pre-release counts as its release: by the letter,
 * 2.0.0-SNAPSHOT would fit ^1.2 and 1.2.0-SNAPSHOT would not.
 */
final class Versions extends DefaultVersionManager {
  static final Versions INSTANCE = new Versions();

  private Versions() {}

  @Override
  public boolean checkVersionConstraint(String version, String constraint) {
    return super.checkVersionConstraint(ApiVersion.release(version), constraint);
  }

  static boolean isRange(String text) {
    try {
      INSTANCE.checkVersionConstraint("1.0.0", text);
      return true;
    } catch (RuntimeException e) {
      // The parser has several exceptions of its own, none of which is exported with a common type.
      return false;
    }
  }

  /** Says whether a range asks for something newer than a version that it does not contain. */
  static boolean isNewer(String range, String version) {
    int start = 0;
    while (start < range.length() && !Character.isDigit(range.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < range.length() && (Character.isDigit(range.charAt(end)) || range.charAt(end) == '.')) {
      end++;
    }
    String[] wanted = range.substring(start, end).split("\\.");
    String[] there = version.split("\\.");
    for (int i = 0; i < Math.min(wanted.length, there.length); i++) {
      int order = wanted[i].length() != there[i].length()
          ? Integer.compare(wanted[i].length(), there[i].length())
          : wanted[i].compareTo(there[i]);
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }
}
