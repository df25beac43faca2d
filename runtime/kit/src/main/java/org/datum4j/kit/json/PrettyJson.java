// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/** Breaks JSON into lines for people: one member a line, lists of plain values in one line. */
public final class PrettyJson {
  private final String json;
  private final StringBuilder out;
  private int depth;

  private PrettyJson(String json) {
    this.json = json;
    out = new StringBuilder(json.length() + json.length() / 2);
  }

  /** Rewrites valid JSON that has no white space between its tokens, as {@link JsonWriter} makes it. */
  public static String of(String compact) {
    PrettyJson pretty = new PrettyJson(compact);
    pretty.write();
    return pretty.out.toString();
  }

  private void write() {
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '"' -> i = text(i);
        case '{', '[' -> i = open(i);
        case '}', ']' -> {
          depth--;
          line();
          out.append(c);
        }
        case ',' -> {
          out.append(c);
          line();
        }
        case ':' -> out.append(": ");
        default -> out.append(c);
      }
    }
  }

  /** Returns the position of the last character that was taken. */
  private int open(int at) {
    char c = json.charAt(at);
    int end = c == '[' ? plainEnd(at) : json.charAt(at + 1) == '}' ? at + 1 : -1;
    if (end >= 0) {
      for (int i = at; i <= end; i++) {
        if (json.charAt(i) == '"') {
          i = text(i);
        } else {
          out.append(json.charAt(i)).append(json.charAt(i) == ',' ? " " : "");
        }
      }
      return end;
    }
    out.append(c);
    depth++;
    line();
    return at;
  }

  /** Returns the end of a list without objects and lists in it, or -1. */
  private int plainEnd(int at) {
    for (int i = at + 1; i < json.length(); i++) {
      switch (json.charAt(i)) {
        case '"' -> i = textEnd(i);
        case ']' -> {
          return i;
        }
        case '[', '{' -> {
          return -1;
        }
        default -> {
          continue;
        }
      }
    }
    return -1;
  }

  private int text(int at) {
    int end = textEnd(at);
    out.append(json, at, end + 1);
    return end;
  }

  private int textEnd(int at) {
    int i = at + 1;
    while (json.charAt(i) != '"') {
      i += json.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private void line() {
    out.append('\n').append(" ".repeat(depth));
  }
}
