// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names from a dataset (item ids, subsets, labels) as file names that stay inside their folder on every system.
 *
 * <p>A safe name is relative, has {@code /} between its parts, and no part is empty, {@code .} or {@code ..}, has a
 * control character, ends with a dot or a space, is a device of Windows, or is longer than file systems take.
 *
 * @source https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
public final class SafeNames {

  /** The bytes of UTF-8 that common file systems take for one part. */
  public static final int MAX_PART_BYTES = 255;

  /** The characters that Linux takes for a whole path. */
  public static final int MAX_LENGTH = 4096;

  private static final String UNSAFE_IN_WINDOWS = "\\:*?\"<>|";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5",
          "COM6", "COM7", "COM8", "COM9", "COM\u00b9", "COM\u00b2", "COM\u00b3", "LPT0", "LPT1", "LPT2", "LPT3",
          "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT\u00b9", "LPT\u00b2", "LPT\u00b3");

  private SafeNames() {}

  /**
   * Checks a name for use below a folder.
   *
   * @param name parts divided by {@code /} or {@code \}; {@code .} and doubled dividers are left out
   * @return the name with {@code /} between its parts
   * @throws IllegalArgumentException with the reason, if the name is not safe
   */
  public static String requireRelative(String name) {
    Optional<String> reason = whyUnsafe(name);
    if (reason.isPresent()) {
      throw new IllegalArgumentException("\"" + shown(name) + "\" is not safe as a file name: it " + reason.get());
    }
    return normalised(name);
  }

  /**
   * Why a name cannot be used below a folder.
   *
   * @return the end of a sentence that begins with "it", or nothing if the name is safe
   */
  public static Optional<String> whyUnsafe(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.length() > MAX_LENGTH) {
      return Optional.of("has " + name.length() + " characters, more than " + MAX_LENGTH);
    }
    char first = name.charAt(0);
    if (first == '/' || first == '\\') {
      return Optional.of("is absolute");
    }
    if (name.length() > 1 && name.charAt(1) == ':' && (first | 0x20) >= 'a' && (first | 0x20) <= 'z') {
      return Optional.of("begins with a drive letter");
    }
    boolean isEmpty = true;
    for (String part : name.replace('\\', '/').split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        isEmpty = false;
        Optional<String> reason = whyPartIsUnsafe(part);
        if (reason.isPresent()) {
          return reason;
        }
      }
    }
    return isEmpty ? Optional.of("names the folder itself") : Optional.empty();
  }

  private static Optional<String> whyPartIsUnsafe(String part) {
    if (part.equals("..")) {
      return Optional.of("leaves its folder with \"..\"");
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c < 0x20 || c == 0x7F) {
        return Optional.of(String.format(Locale.ROOT, "has the control character U+%04X", (int) c));
      }
      if (isLoneSurrogate(part, i)) {
        return Optional.of(String.format(Locale.ROOT, "has half a character, U+%04X", (int) c));
      }
    }
    if (part.endsWith(".") || part.endsWith(" ")) {
      return Optional.of("has a part that ends with a dot or a space, which Windows drops");
    }
    if (isDevice(part)) {
      return Optional.of("has a part \"" + part + "\" that is a device of Windows");
    }
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_PART_BYTES) {
      return Optional.of("has a part of " + bytes + " bytes, more than " + MAX_PART_BYTES);
    }
    return Optional.empty();
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static boolean isDevice(String part) {
    int dot = part.indexOf('.');
    String base = dot < 0 ? part : part.substring(0, dot);
    return base.length() <= 9 && DEVICES.contains(base.stripTrailing().toUpperCase(Locale.ROOT));
  }

  private static String normalised(String name) {
    if (name.indexOf('\\') < 0 && !name.contains("//") && !name.contains("./") && !name.endsWith("/")
        && !name.endsWith("/.")) {
      return name;
    }
    var path = new StringBuilder(name.length());
    for (String part : name.replace('\\', '/').split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        path.append(path.length() == 0 ? "" : "/").append(part);
      }
    }
    return path.toString();
  }

  /**
   * The path of a name below a folder. Symbolic links are not followed here; that is for whoever opens the file.
   *
   * @throws IllegalArgumentException with the reason, if the name is not safe
   */
  public static Path resolve(Path folder, String name) {
    return folder.resolve(requireRelative(name));
  }

  /**
   * Turns any text into a safe name that can be turned back: what is not safe becomes {@code %} and hexadecimal UTF-8.
   * A {@code /} stays one; an empty part becomes a lone {@code %}. A safe name without any of {@code %\:*?"<>|} stays
   * as it is.
   *
   * @throws IllegalArgumentException if the result would be too long
   */
  public static String escape(String text) {
    var out = new StringBuilder(text.length() + 16);
    int start = 0;
    while (true) {
      int slash = text.indexOf('/', start);
      escapePart(text.substring(start, slash < 0 ? text.length() : slash), out);
      if (slash < 0) {
        break;
      }
      out.append('/');
      start = slash + 1;
    }
    return requireRelative(out.toString());
  }

  private static void escapePart(String part, StringBuilder out) {
    if (part.isEmpty()) {
      out.append('%');
      return;
    }
    boolean isFirstEscaped = isDevice(part) || part.equals(".") || part.equals("..");
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean isLast = i == part.length() - 1;
      boolean isUnsafe = c < 0x20 || c == 0x7F || c == '%' || UNSAFE_IN_WINDOWS.indexOf(c) >= 0;
      if (isLoneSurrogate(part, i)) {
        out.append("%u").append(HEX.toHexDigits(c));
      } else if (isUnsafe || (i == 0 && isFirstEscaped) || (isLast && (c == '.' || c == ' '))) {
        out.append('%').append(HEX.toHexDigits((byte) c));
      } else {
        out.append(c);
      }
    }
  }

  /**
   * Undoes {@link #escape}.
   *
   * @throws IllegalArgumentException if a {@code %} begins nothing that {@link #escape} writes
   */
  public static String unescape(String name) {
    if (name.indexOf('%') < 0) {
      return name;
    }
    var out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isAlone = (i == 0 || name.charAt(i - 1) == '/') && (i + 1 == name.length() || name.charAt(i + 1) == '/');
      if (c != '%') {
        out.append(c);
      } else if (!isAlone) {
        boolean isWide = i + 1 < name.length() && name.charAt(i + 1) == 'u';
        int from = isWide ? i + 2 : i + 1;
        int to = from + (isWide ? 4 : 2);
        if (to > name.length()) {
          throw new IllegalArgumentException("\"" + shown(name) + "\" has a % without its digits");
        }
        try {
          out.append((char) HexFormat.fromHexDigits(name, from, to));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("\"" + shown(name) + "\" has a % without its digits", e);
        }
        i = to - 1;
      }
    }
    return out.toString();
  }

  /** The name as a message can show it. */
  private static String shown(String name) {
    var shown = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), 200); i++) {
      char c = name.charAt(i);
      shown.append(c < 0x20 || c == 0x7F || Character.isSurrogate(c) ? '?' : c);
    }
    return name.length() > 200 ? shown + "…" : shown.toString();
  }
}
