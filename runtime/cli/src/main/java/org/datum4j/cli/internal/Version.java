// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

/** The platform's version. */
final class Version {
  private Version() {}

  static String text() {
    return Version.class.getModule().getDescriptor() == null
        ? "unknown"
        : Version.class.getModule().getDescriptor().rawVersion().orElse("unknown");
  }
}
