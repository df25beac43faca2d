// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lists and maps in brackets and braces, over any number of lines. */
final class YamlFlow {

  private final YamlCursor cursor;
  private final YamlScalars scalars;

  YamlFlow(YamlCursor cursor, YamlScalars scalars) {
    this.cursor = cursor;
    this.scalars = scalars;
  }

  /** Reads from the opening bracket or brace to behind its closing one. */
  YamlNode read() {
    cursor.enter();
    YamlNode node = cursor.peek() == '[' ? readList() : readMap();
    cursor.leave();
    return node;
  }

  private YamlNode readList() {
    int line = cursor.line();
    List<YamlNode> items = new ArrayList<>();
    cursor.position++;
    while (true) {
      skip(line);
      if (cursor.peek() == ']') {
        cursor.position++;
        return YamlNode.ofList(line, items);
      }
      items.add(readItem(line));
      skip(line);
      separator(']');
    }
  }

  /** An item of a list; {@code a: b} there is a map of one entry. */
  private YamlNode readItem(int openLine) {
    int line = cursor.line();
    char quote = cursor.peek();
    YamlNode item = readValue();
    skip(openLine);
    if (!isColon(quote)) {
      return item;
    }
    cursor.position++;
    skip(openLine);
    YamlNode value = isValueMissing() ? YamlNode.ofText(line, "", true) : readValue();
    Map<String, YamlNode> entry = new LinkedHashMap<>();
    entry.put(item.asText(), value);
    return YamlNode.ofMap(line, entry);
  }

  private YamlNode readMap() {
    int line = cursor.line();
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    cursor.position++;
    while (true) {
      skip(line);
      if (cursor.peek() == '}') {
        cursor.position++;
        return YamlNode.ofMap(line, entries);
      }
      int keyLine = cursor.line();
      char quote = cursor.peek();
      String key = readValue().asText();
      skip(line);
      YamlNode value = YamlNode.ofText(keyLine, "", true);
      if (isColon(quote)) {
        cursor.position++;
        skip(line);
        value = isValueMissing() ? value : readValue();
      }
      if (entries.put(key, value) != null) {
        throw cursor.error("key \"" + key + "\" stands twice in its map", keyLine);
      }
      skip(line);
      separator('}');
    }
  }

  private YamlNode readValue() {
    char c = cursor.peek();
    int line = cursor.line();
    if (c == '[' || c == '{') {
      return read();
    }
    if (c == '"' || c == '\'') {
      cursor.enter();
      cursor.leave();
      return YamlNode.ofText(line, scalars.readQuoted(), false);
    }
    if ("!&*@`%|>,]}#".indexOf(c) >= 0) {
      boolean isReference = c == '!' || c == '&' || c == '*';
      throw cursor.error(isReference
          ? "tags, anchors and aliases (! & *) are not read; put quotes around a text that begins with one"
          : "expected a value but found '" + c + "'; put quotes around a text that begins with it");
    }
    boolean isColon = c == ':' && (cursor.isBlank(1) || YamlScalars.isFlowMark(cursor.peek(1)));
    if (c == '?' || isColon || (c == '-' && cursor.isBlank(1))) {
      throw cursor.error("a text inside brackets cannot begin with '" + c + "'; put quotes around it");
    }
    cursor.enter();
    cursor.leave();
    return YamlNode.ofText(line, scalars.readPlainInFlow(), true);
  }

  /** A colon that divides key and value; behind a quoted key it needs no blank. */
  private boolean isColon(char keyStart) {
    boolean isQuoted = keyStart == '"' || keyStart == '\'';
    return cursor.peek() == ':' && (isQuoted || cursor.isBlank(1) || YamlScalars.isFlowMark(cursor.peek(1)));
  }

  private boolean isValueMissing() {
    return cursor.peek() == ',' || cursor.peek() == ']' || cursor.peek() == '}';
  }

  private void separator(char close) {
    if (cursor.peek() == ',') {
      cursor.position++;
    } else if (cursor.peek() != close) {
      throw cursor.error("expected ',' or '" + close + "' but found '" + cursor.peek() + "'");
    }
  }

  /** Skips blanks and comments; the end of the document must not come inside. */
  private void skip(int openLine) {
    while (true) {
      cursor.skipSpaces();
      if (cursor.peek() == '#' && (cursor.column() == 0 || cursor.isBlank(-1))) {
        cursor.skipToLineEnd();
      }
      if (cursor.isEnd() || cursor.isMarker()) {
        throw cursor.error("the bracket or brace that opens here is not closed", openLine);
      }
      if (cursor.peek() != '\n') {
        return;
      }
      cursor.newLine();
    }
  }
}
