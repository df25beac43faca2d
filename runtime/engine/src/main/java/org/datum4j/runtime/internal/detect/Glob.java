// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern of relative file names: {@code *} and {@code ?} do not cross {@code /}, {@code **} does, {@code {a,b}} is a
 * choice; case does not matter.
 */
final class Glob {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

  private final Pattern pattern;
  private final String extension;

  private Glob(Pattern pattern, String extension) {
    this.pattern = pattern;
    this.extension = extension;
  }

  static Glob of(String text) {
    StringBuilder regex = new StringBuilder();
    int choices = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' && text.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (c == '*' && text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '{') {
        regex.append("(?:");
        choices++;
      } else if (c == '}' && choices > 0) {
        regex.append(')');
        choices--;
      } else if (c == ',' && choices > 0) {
        regex.append('|');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    regex.append(")".repeat(choices));
    return new Glob(Pattern.compile(regex.toString(), FLAGS), extensionOf(text));
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  /** Returns the extension that every match has, in lower case without its dot, or the empty text if there is none. */
  String extension() {
    return extension;
  }

  /** Returns a name's extension in lower case without its dot, or the empty text. */
  static String extensionOf(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return "";
    }
    for (int i = dot + 1; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i))) {
        return "";
      }
    }
    return name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
