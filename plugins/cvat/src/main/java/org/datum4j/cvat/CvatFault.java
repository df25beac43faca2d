// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

/** A shape that cannot be read; it becomes an issue where its place is known. */
final class CvatFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String field;

  /** Makes a fault of an XML attribute, or of the whole element if that is empty. */
  CvatFault(String code, String field, String what) {
    super(what, null, false, false);
    this.code = code;
    this.field = field;
  }

  String code() {
    return code;
  }

  String field() {
    return field;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
