// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

/** Names of scratch files that tell what they are for. */
final class ScratchName {
  private static final int LONGEST = 40;

  private ScratchName() {}

  static String of(String hint) {
    String plain = hint.replaceAll("[^A-Za-z0-9_-]", "-");
    return (plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain) + "-";
  }
}
