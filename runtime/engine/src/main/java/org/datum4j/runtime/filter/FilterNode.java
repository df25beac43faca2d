// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An element, or a text, of an item as the filter language sees it. Children are made when somebody looks at them. */
final class FilterNode {
  private final @Nullable FilterNode parent;
  private final String name;
  private final @Nullable String text;
  private final @Nullable Consumer<FilterNode> content;
  private @Nullable List<FilterNode> children;

  private FilterNode(
      @Nullable FilterNode parent, String name, @Nullable String text, @Nullable Consumer<FilterNode> content) {
    this.parent = parent;
    this.name = name;
    this.text = text;
    this.content = content;
  }

  /** The document above an item. */
  static FilterNode document(Consumer<FilterNode> content) {
    return new FilterNode(null, "", null, content);
  }

  /** Adds an element whose children are made later. */
  FilterNode element(String childName, Consumer<FilterNode> childContent) {
    return add(new FilterNode(this, childName, null, childContent));
  }

  /** Adds an element that holds a text. */
  void value(String childName, String value) {
    add(new FilterNode(this, childName, value, null));
  }

  private FilterNode add(FilterNode child) {
    if (children == null) {
      children = new ArrayList<>();
    }
    children.add(child);
    return child;
  }

  @Nullable FilterNode parent() {
    return parent;
  }

  String name() {
    return name;
  }

  boolean isDocument() {
    return parent == null;
  }

  /** Says whether this is the text inside an element. */
  boolean isText() {
    return name.isEmpty() && parent != null;
  }

  List<FilterNode> children() {
    if (children == null) {
      children = new ArrayList<>();
      if (content != null) {
        content.accept(this);
      } else if (text != null && !text.isEmpty() && !isText()) {
        children.add(new FilterNode(this, "", text, null));
      }
    }
    return children;
  }

  /** Returns all text inside. */
  String string() {
    if (text != null) {
      return text;
    }
    StringBuilder all = new StringBuilder();
    children().forEach(child -> all.append(child.string()));
    return all.toString();
  }
}
