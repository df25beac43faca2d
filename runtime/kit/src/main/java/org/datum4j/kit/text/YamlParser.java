// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the block structure of a YAML document: what stands below or behind what, by indentation. */
final class YamlParser {

  private final YamlCursor cursor;
  private final YamlScalars scalars;
  private final YamlFlow flow;

  YamlParser(YamlCursor cursor) {
    this.cursor = cursor;
    this.scalars = new YamlScalars(cursor);
    this.flow = new YamlFlow(cursor, scalars);
  }

  YamlNode read() {
    cursor.skipToToken();
    while (cursor.column() == 0 && cursor.peek() == '%') {
      cursor.skipToLineEnd();
      cursor.skipToToken();
    }
    if (isMarker('-')) {
      cursor.position += 3;
      cursor.skipToToken();
    }
    YamlNode root;
    if (cursor.isEnd() || cursor.isMarker()) {
      root = YamlNode.ofText(cursor.line(), "", true);
    } else {
      root = readNode(-1, true);
    }
    cursor.skipToToken();
    if (isMarker('.')) {
      cursor.position += 3;
      cursor.requireLineEnd("\"...\"");
      cursor.skipToToken();
    }
    if (isMarker('-')) {
      throw cursor.error("expected one document but a second begins");
    }
    if (!cursor.isEnd()) {
      throw cursor.error("expected the end of the document but found '" + cursor.peek() + "'; check the indentation");
    }
    return root;
  }

  private boolean isMarker(char c) {
    return cursor.isMarker() && cursor.peek() == c;
  }

  /**
   * Reads the value at the cursor.
   *
   * @param parentIndent the column of what it belongs to; continuation lines are indented deeper
   * @param isBlockAllowed whether a block map or list may begin here, not behind a key on its line
   */
  private YamlNode readNode(int parentIndent, boolean isBlockAllowed) {
    cursor.enter();
    YamlNode node = readNodeInside(parentIndent, isBlockAllowed);
    cursor.leave();
    return node;
  }

  private YamlNode readNodeInside(int parentIndent, boolean isBlockAllowed) {
    char c = cursor.peek();
    if (c == '-' && cursor.isBlank(1)) {
      if (!isBlockAllowed) {
        throw cursor.error("a list cannot begin behind a key; put it on the next line");
      }
      return readList(cursor.column());
    }
    requireKnown(c);
    int column = cursor.column();
    int line = cursor.line();
    if (c == '[' || c == '{') {
      YamlNode node = flow.read();
      cursor.skipSpaces();
      if (cursor.peek() == ':' && cursor.isBlank(1)) {
        throw cursor.error("a list or map cannot be a key here");
      }
      cursor.requireLineEnd("the value");
      return node;
    }
    if (c == '|' || c == '>') {
      return scalars.readBlock(parentIndent);
    }
    boolean isQuoted = c == '"' || c == '\'';
    String text = isQuoted ? scalars.readQuoted() : scalars.readPlainLine();
    int end = cursor.position;
    cursor.skipSpaces();
    if (cursor.peek() == ':' && cursor.isBlank(1) && cursor.line() == line) {
      if (!isBlockAllowed) {
        throw cursor.error("\": \" inside a text; put quotes around the text");
      }
      return readMap(column, line, text);
    }
    cursor.position = end;
    if (isQuoted) {
      cursor.requireLineEnd("the quoted text");
      return YamlNode.ofText(line, text, false);
    }
    return YamlNode.ofText(line, scalars.readPlainRest(text, parentIndent), true);
  }

  private void requireKnown(char c) {
    boolean isComplexKey = c == '?' && cursor.isBlank(1);
    switch (c) {
      case '!' -> throw cursor.error("tags such as !!python/… are not read; remove the tag");
      case '&', '*' -> throw cursor.error("anchors and aliases (& and *) are not read; write the value out, or put"
          + " quotes around a text that begins with one");
      case '@', '`', '%' -> throw cursor.error("a text cannot begin with '" + c + "'; put quotes around it");
      case ',', ']', '}' -> throw cursor.error("'" + c + "' without its opening; put quotes around a text");
      default -> {
        if (c == ':' && cursor.isBlank(1)) {
          throw cursor.error("expected a key before ':'");
        }
        if (isComplexKey) {
          throw cursor.error("complex keys (?) are not read");
        }
      }
    }
  }

  /** Reads a map whose first key is read, the cursor at its colon. */
  private YamlNode readMap(int column, int firstLine, String firstKey) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    String key = firstKey;
    int keyLine = firstLine;
    while (true) {
      cursor.position++;
      YamlNode value = readMapValue(column);
      if (entries.put(key, value) != null) {
        throw cursor.error("key \"" + key + "\" stands twice in its map", keyLine);
      }
      cursor.skipToToken();
      if (cursor.isEnd() || cursor.isMarker() || cursor.column() < column) {
        return YamlNode.ofMap(firstLine, entries);
      }
      if (cursor.column() > column) {
        throw cursor.error("expected a key at column " + (column + 1) + "; check the indentation");
      }
      keyLine = cursor.line();
      key = readKey();
    }
  }

  /** Reads a key and leaves the cursor at its colon. */
  private String readKey() {
    char c = cursor.peek();
    requireKnown(c);
    int line = cursor.line();
    boolean isFlow = c == '[' || c == '{' || c == '|' || c == '>' || (c == '-' && cursor.isBlank(1));
    if (isFlow) {
      throw cursor.error("expected a key but found '" + c + "'");
    }
    String key = c == '"' || c == '\'' ? scalars.readQuoted() : scalars.readPlainLine();
    cursor.skipSpaces();
    if (cursor.peek() != ':' || !cursor.isBlank(1) || cursor.line() != line) {
      throw cursor.error("expected \": \" after key \"" + key + "\"", line);
    }
    return key;
  }

  private YamlNode readMapValue(int column) {
    cursor.skipSpaces();
    int line = cursor.line();
    boolean isComment = cursor.peek() == '#';
    if (!isComment && !cursor.isLineEnd()) {
      return readNode(column, false);
    }
    cursor.skipToToken();
    if (cursor.isEnd() || cursor.isMarker()) {
      return YamlNode.ofText(line, "", true);
    }
    boolean isListAtKey = cursor.column() == column && cursor.peek() == '-' && cursor.isBlank(1);
    if (cursor.column() > column || isListAtKey) {
      return readNode(column, true);
    }
    return YamlNode.ofText(line, "", true);
  }

  private YamlNode readList(int column) {
    List<YamlNode> items = new ArrayList<>();
    int line = cursor.line();
    while (true) {
      int itemLine = cursor.line();
      cursor.position++;
      cursor.skipSpaces();
      boolean isBelow = cursor.peek() == '#' || cursor.isLineEnd();
      if (isBelow) {
        cursor.skipToToken();
      }
      boolean isMissing = isBelow && (cursor.isEnd() || cursor.isMarker() || cursor.column() <= column);
      items.add(isMissing ? YamlNode.ofText(itemLine, "", true) : readNode(column, true));
      cursor.skipToToken();
      boolean isNext = cursor.column() == column && cursor.peek() == '-' && cursor.isBlank(1) && !cursor.isMarker();
      if (!isNext) {
        if (!cursor.isEnd() && !cursor.isMarker() && cursor.column() > column) {
          throw cursor.error("expected \"- \" at column " + (column + 1) + "; check the indentation");
        }
        return YamlNode.ofList(line, items);
      }
    }
  }
}
