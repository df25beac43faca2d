// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.jspecify.annotations.Nullable;

/**
 * Where in a dataset something is. Each part may be unknown.
 *
 * @param file path relative to the dataset's root, or the empty text
 * @param line line in the file, from 1, or 0
 * @param offset byte in the file, from 0, or -1
 * @param path JSON path or XPath, or the empty text
 * @param object the thing in the user's words, for example {@code annotation 42}, or the empty text
 */
public record Location(String file, long line, long offset, String path, String object) {
  private static final Location UNKNOWN = new Location("", 0, -1, "", "");

  /** Returns the place of something that has none. */
  public static Location unknown() {
    return UNKNOWN;
  }

  /** Returns the place of a whole file. */
  public static Location ofFile(String file) {
    return new Location(file, 0, -1, "", "");
  }

  /** Returns a line of a text file. */
  public static Location ofLine(String file, long line) {
    return new Location(file, line, -1, "", "");
  }

  /** Returns the place of an item that no file is known for. */
  public static Location ofItem(String id, String subset) {
    return new Location("", 0, -1, "", "item " + id + " of subset " + subset);
  }

  /** Returns a copy with a path inside the file. */
  public Location withPath(String changed) {
    return new Location(file, line, offset, changed, object);
  }

  /** Returns a copy with a byte offset. */
  public Location withOffset(long changed) {
    return new Location(file, line, changed, path, object);
  }

  /** Returns a copy with a line. */
  public Location withLine(long changed) {
    return new Location(file, changed, offset, path, object);
  }

  /** Returns a copy that names the object. */
  public Location withObject(@Nullable String changed) {
    return new Location(file, line, offset, path, changed == null ? "" : changed);
  }

  /** Returns the place in one line, or the empty text when nothing is known. */
  public String text() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (offset >= 0) {
      append(text, "(byte " + offset + ")");
    }
    append(text, path);
    append(text, object);
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    if (part.isEmpty()) {
      return;
    }
    if (text.length() > 0) {
      text.append(' ');
    }
    text.append(part);
  }
}
