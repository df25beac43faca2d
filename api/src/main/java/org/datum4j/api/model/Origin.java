// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

/**
 * What an importer remembers about the record that a value was read from.
 *
 * <p>Fields of a source that the model has no place for live here, so that they are not mistaken for attributes and
 * still come back when the dataset is written in the same family of formats. Transforms hand an origin on with the value
 * as long as the value still stands for the same record.
 */
public interface Origin {
  /** Returns the family of formats that understands the fields, for example {@code coco}. */
  String family();

  /** Returns the fields of the record that the model has no place for, as they were read. */
  Attributes fields();

  /** Returns an origin that just holds fields. */
  static Origin of(String family, Attributes fields) {
    return new FieldsOrigin(family, fields);
  }
}
