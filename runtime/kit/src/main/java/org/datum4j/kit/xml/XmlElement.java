// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document that was read as a tree; not changed afterwards.
 *
 * <p>White space between child elements is left out, and so are comments.
 */
public final class XmlElement {

  private final @Nullable XmlElement parent;
  private final String name;
  private final int line;
  private List<XmlElement> children = List.of();
  private Map<String, String> attributes = Map.of();
  private CharSequence text = "";

  private XmlElement(@Nullable XmlElement parent, String name, int line) {
    this.parent = parent;
    this.name = name;
    this.line = line;
  }

  static XmlElement read(XmlReader reader, int maxElements) {
    XmlElement root = null;
    XmlElement current = null;
    int count = 0;
    for (XmlEvent event = reader.next(); event != XmlEvent.EOF; event = reader.next()) {
      if (event == XmlEvent.START) {
        if (++count > maxElements) {
          throw reader.error("XML has more than the limit of " + maxElements + " elements");
        }
        var element = new XmlElement(current, reader.name(), reader.line());
        element.readAttributes(reader);
        if (current == null) {
          root = element;
        } else {
          current.add(element);
        }
        current = element;
      } else if (current == null) {
        throw new IllegalStateException(event + " outside of the root");
      } else if (event == XmlEvent.END) {
        current = current.parent;
      } else {
        current.addText(reader);
      }
    }
    if (root == null) {
      throw new IllegalStateException("document without a root");
    }
    return root;
  }

  private void readAttributes(XmlReader reader) {
    int count = reader.attributeCount();
    if (count == 0) {
      return;
    }
    attributes = new LinkedHashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      attributes.put(reader.attributeName(i), reader.attributeValue(i));
    }
  }

  private void add(XmlElement child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(8);
    }
    children.add(child);
  }

  private void addText(XmlReader reader) {
    boolean isLeaf = children.isEmpty() && reader.isBeforeEndTag();
    if (!isLeaf && reader.isBlank()) {
      return;
    }
    if (text.length() == 0) {
      text = reader.text();
      return;
    }
    // Pieces between children; joining strings would be quadratic.
    var joined = text instanceof StringBuilder builder ? builder : new StringBuilder(text);
    text = joined.append(reader.text());
  }

  /** The name with its prefix. */
  public String name() {
    return name;
  }

  /** The line of the start tag, counted from 1. */
  public int line() {
    return line;
  }

  /**
   * The character data of this element itself, as it stands in the document; that of its children is theirs. Empty
   * when there is none, or only white space around children.
   */
  public String text() {
    return text.toString();
  }

  /** The child elements in order. */
  public List<XmlElement> children() {
    return Collections.unmodifiableList(children);
  }

  /** The child elements of a name in order. */
  public List<XmlElement> children(String childName) {
    List<XmlElement> found = new ArrayList<>();
    for (XmlElement child : children) {
      if (child.name.equals(childName)) {
        found.add(child);
      }
    }
    return found;
  }

  /** The first child element of a name. */
  public Optional<XmlElement> child(String childName) {
    for (XmlElement child : children) {
      if (child.name.equals(childName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The text of the first child element of a name; an empty text if the child is empty, nothing if it is missing. */
  public Optional<String> childText(String childName) {
    return child(childName).map(XmlElement::text);
  }

  /** The attributes in order. */
  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  /** The value of an attribute. */
  public Optional<String> attribute(String attributeName) {
    return Optional.ofNullable(attributes.get(attributeName));
  }

  /** The place in the document, such as {@code /annotation/object[2]/bndbox/xmin}; only like siblings are counted. */
  public String path() {
    var path = new StringBuilder();
    for (XmlElement element = this; element != null; element = element.parent) {
      path.insert(0, "/" + element.name + element.position());
    }
    return path.toString();
  }

  private String position() {
    if (parent == null) {
      return "";
    }
    int count = 0;
    int index = 0;
    for (XmlElement sibling : parent.children) {
      if (sibling.name.equals(name)) {
        count++;
        if (sibling == this) {
          index = count;
        }
      }
    }
    return count > 1 ? "[" + index + "]" : "";
  }

  @Override
  public String toString() {
    return path() + " in line " + line;
  }
}
