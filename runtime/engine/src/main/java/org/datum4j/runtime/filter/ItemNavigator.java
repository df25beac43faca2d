// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jaxen.DefaultNavigator;
import org.jaxen.NamedAccessNavigator;
import org.jaxen.XPath;
import org.jaxen.saxpath.SAXPathException;
import org.jspecify.annotations.Nullable;

/** Lets the XPath engine walk over {@link FilterNode}s. Items have elements and texts, and nothing else of XML. */
final class ItemNavigator extends DefaultNavigator implements NamedAccessNavigator {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<?> getChildAxisIterator(Object node) {
    return children(node).iterator();
  }

  @Override
  public Iterator<?> getChildAxisIterator(
      Object node, String localName, @Nullable String prefix, @Nullable String namespace) {
    List<FilterNode> named = new ArrayList<>();
    for (FilterNode child : children(node)) {
      if (child.name().equals(localName)) {
        named.add(child);
      }
    }
    return named.iterator();
  }

  @Override
  public Iterator<?> getAttributeAxisIterator(
      Object node, String localName, @Nullable String prefix, @Nullable String namespace) {
    return Collections.emptyIterator();
  }

  @Override
  public Iterator<?> getParentAxisIterator(Object node) {
    FilterNode parent = ((FilterNode) node).parent();
    return parent == null ? Collections.emptyIterator() : List.of(parent).iterator();
  }

  @Override
  public @Nullable Object getParentNode(Object node) {
    return ((FilterNode) node).parent();
  }

  @Override
  public Object getDocumentNode(Object node) {
    FilterNode top = (FilterNode) node;
    while (!top.isDocument()) {
      top = Objects.requireNonNull(top.parent());
    }
    return top;
  }

  private static List<FilterNode> children(Object node) {
    return ((FilterNode) node).children();
  }

  @Override
  public boolean isDocument(Object node) {
    return node instanceof FilterNode known && known.isDocument();
  }

  @Override
  public boolean isElement(Object node) {
    return node instanceof FilterNode known && !known.isDocument() && !known.isText();
  }

  @Override
  public boolean isText(Object node) {
    return node instanceof FilterNode known && known.isText();
  }

  @Override
  public boolean isAttribute(Object node) {
    return false;
  }

  @Override
  public boolean isNamespace(Object node) {
    return false;
  }

  @Override
  public boolean isComment(Object node) {
    return false;
  }

  @Override
  public boolean isProcessingInstruction(Object node) {
    return false;
  }

  @Override
  public String getElementName(Object node) {
    return ((FilterNode) node).name();
  }

  @Override
  public String getElementQName(Object node) {
    return ((FilterNode) node).name();
  }

  @Override
  public String getElementNamespaceUri(Object node) {
    return "";
  }

  @Override
  public String getElementStringValue(Object node) {
    return ((FilterNode) node).string();
  }

  @Override
  public String getTextStringValue(Object node) {
    return ((FilterNode) node).string();
  }

  @Override
  public String getAttributeName(Object node) {
    return "";
  }

  @Override
  public String getAttributeQName(Object node) {
    return "";
  }

  @Override
  public String getAttributeNamespaceUri(Object node) {
    return "";
  }

  @Override
  public String getAttributeStringValue(Object node) {
    return "";
  }

  @Override
  public String getNamespacePrefix(Object node) {
    return "";
  }

  @Override
  public String getNamespaceStringValue(Object node) {
    return "";
  }

  @Override
  public String getCommentStringValue(Object node) {
    return "";
  }

  @Override
  public XPath parseXPath(String expression) throws SAXPathException {
    return new ItemXPath(expression);
  }
}
