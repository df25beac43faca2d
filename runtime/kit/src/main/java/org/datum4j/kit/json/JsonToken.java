// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/** The kind of a JSON value, as its first byte tells. */
public enum JsonToken {
  /** {@code {…}}. */
  OBJECT,
  /** {@code […]}. */
  ARRAY,
  /** {@code "…"}. */
  STRING,
  /** A number, whole or not. */
  NUMBER,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** {@code null}. */
  NULL
}
