// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

/**
 * What an XML document may hold at most.
 *
 * @shape scalars, all above 0
 * @param maxBytes bytes of the document
 * @param maxDepth elements inside each other
 * @param maxAttributes attributes of one element
 * @param maxElements elements of a document that is read as a tree
 */
public record XmlLimits(int maxBytes, int maxDepth, int maxAttributes, int maxElements) {

  /** 1 GB, 256 levels, 1024 attributes, a million elements in a tree. */
  public static final XmlLimits DEFAULT = new XmlLimits(1 << 30, 256, 1024, 1_000_000);

  /**
   * Checks that each limit is above 0.
   *
   * @throws IllegalArgumentException if one is not
   */
  public XmlLimits {
    if (maxBytes <= 0 || maxDepth <= 0 || maxAttributes <= 0 || maxElements <= 0) {
      throw new IllegalArgumentException("an XML limit is 0 or negative, expected 1 or more");
    }
  }
}
