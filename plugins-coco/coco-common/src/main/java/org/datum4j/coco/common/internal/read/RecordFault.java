// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

/** Something in a record that makes it unusable; caught where the record's place is known. */
final class RecordFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String path;
  private final long offset;
  private final String mend;

  /**
   * Describes the fault.
   *
   * @param path the field in the record, as {@code .bbox[2]}
   * @param offset byte in the file, or -1
   */
  RecordFault(String code, String what, String path, long offset, String mend) {
    super(what, null, false, false);
    this.code = code;
    this.path = path;
    this.offset = offset;
    this.mend = mend;
  }

  String code() {
    return code;
  }

  String what() {
    return String.valueOf(getMessage());
  }

  String path() {
    return path;
  }

  long offset() {
    return offset;
  }

  String mend() {
    return mend;
  }
}
