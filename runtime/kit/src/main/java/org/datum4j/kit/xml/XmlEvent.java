// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

/** What {@link XmlReader#next} found. */
public enum XmlEvent {
  /** A start tag; an empty-element tag gives this and then {@link #END}. */
  START,
  /** The end of an element. */
  END,
  /** Character data, never empty: everything up to the next tag, with references and CDATA resolved. */
  TEXT,
  /** The end of the document; every further call gives it again. */
  EOF
}
