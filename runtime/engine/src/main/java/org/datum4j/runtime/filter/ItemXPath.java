// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import org.jaxen.BaseXPath;
import org.jaxen.JaxenException;

/** An XPath 1.0 expression over items. */
final class ItemXPath extends BaseXPath {
  private static final long serialVersionUID = 1L;

  private static final ItemNavigator NAVIGATOR = new ItemNavigator();

  ItemXPath(String expression) throws JaxenException {
    super(expression, NAVIGATOR);
  }
}
