// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows JSON text up to a fault, byte by byte, to say where that is; the text before a fault is sound. */
final class JsonPlace {
  private static final int LONGEST_NAME = 200;

  private final List<Frame> frames = new ArrayList<>();
  private final byte[] name = new byte[LONGEST_NAME];
  private int nameLength;
  private boolean inString;
  private boolean escaped;
  private long line = 1;
  private long column = 1;

  private static final class Frame {
    final boolean isObject;
    boolean namePending;
    long index;
    @Nullable String name;

    Frame(boolean isObject) {
      this.isObject = isObject;
      namePending = isObject;
    }
  }

  static JsonPlace after(byte[] b, int from, int to) {
    JsonPlace place = new JsonPlace();
    place.feed(b, from, to);
    return place;
  }

  void feed(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (inString) {
        string(c);
      } else {
        structure(c);
      }
      if (c == '\n') {
        line++;
        column = 1;
      } else if ((c & 0xc0) != 0x80) {
        column++;
      }
    }
  }

  private void string(byte c) {
    if (c == '"' && !escaped) {
      inString = false;
      Frame top = top();
      if (top != null && top.namePending) {
        top.name = new String(name, 0, nameLength, StandardCharsets.UTF_8);
      }
      return;
    }
    escaped = c == '\\' && !escaped;
    if (nameLength < LONGEST_NAME) {
      name[nameLength++] = c;
    }
  }

  private void structure(byte c) {
    Frame top = top();
    switch (c) {
      case '"':
        inString = true;
        nameLength = 0;
        break;
      case '{':
      case '[':
        frames.add(new Frame(c == '{'));
        break;
      case '}':
      case ']':
        if (top != null) {
          frames.remove(frames.size() - 1);
        }
        break;
      case ',':
        if (top != null) {
          top.index++;
          top.namePending = top.isObject;
          top.name = null;
        }
        break;
      case ':':
        if (top != null) {
          top.namePending = false;
        }
        break;
      default:
        break;
    }
  }

  private @Nullable Frame top() {
    return frames.isEmpty() ? null : frames.get(frames.size() - 1);
  }

  /** The path behind {@code root} of the value that the text fed so far leads to. */
  String path(String root) {
    StringBuilder text = new StringBuilder(root);
    for (Frame frame : frames) {
      if (!frame.isObject) {
        text.append('[').append(frame.index).append(']');
      } else if (frame.name != null) {
        append(text, frame.name);
      }
    }
    return text.toString();
  }

  /** The path of a member. */
  static String path(String root, String name) {
    StringBuilder text = new StringBuilder(root);
    append(text, name);
    return text.toString();
  }

  private static void append(StringBuilder text, String name) {
    boolean simple = !name.isEmpty() && name.chars().allMatch(c -> c == '_' || c < 0x80 && Character.isLetterOrDigit(c));
    if (simple) {
      text.append('.').append(name);
    } else {
      text.append("['").append(name.replace("'", "\\'")).append("']");
    }
  }

  /** Line of the next byte, from 1. */
  long line() {
    return line;
  }

  /** Column of the next byte in code points, from 1. */
  long column() {
    return column;
  }
}
