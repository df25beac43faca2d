// SPDX-License-Identifier: Apache-2.0
package com.example.boxlist;

import org.datum4j.api.issue.Loss;

/**
 * One file {@code boxes.boxlist} of lines with cells between tabs: {@code boxlist 1}, then {@code label NAME} for each
 * class, then {@code item SUBSET ID IMAGE WIDTH HEIGHT} and below it {@code box LABEL X Y WIDTH HEIGHT}.
 */
final class BoxlistFormat {
  static final String NAME = "boxlist";
  static final String FILE = "boxes.boxlist";
  static final String HEADER = "boxlist\t1";
  static final Loss SHAPE = new Loss("BOXLIST-SHAPE", "annotations other than boxes", "left out");

  private BoxlistFormat() {}
}
