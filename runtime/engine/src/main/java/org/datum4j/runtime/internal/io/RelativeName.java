// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/** Names inside a folder: brings them to one form and refuses those that lead out. */
final class RelativeName {
  /** What Windows takes for a device, with any extension. */
  private static final Set<String> DEVICES =
      Set.of(
          "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1",
          "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

  private static final int DEVICE_LENGTH = 4;
  private static final int LONGEST_PART = 255;
  private static final int SHOWN = 200;

  private RelativeName() {}

  /**
   * Returns a name to be read, with {@code /} between folders and without {@code .} and {@code ..}; the empty text is the
   * folder itself.
   *
   * @throws ImportException if the name leads out of the folder
   */
  static String toRead(String name) {
    if (isPlain(name)) {
      return name;
    }
    String slashed = name.replace('\\', '/');
    if (isRooted(slashed) || slashed.indexOf('\0') >= 0) {
      throw unreadable(name);
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : slashed.split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          throw unreadable(name);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /**
   * Returns a name to be written, with {@code /} between folders.
   *
   * @throws ExportException if the name leads out of the folder, is empty, or means something else on another system
   */
  static String toWrite(String name) {
    return isPlainToWrite(name) ? name : checkedToWrite(name);
  }

  /** A quick look that nearly every name passes: parts of five letters or more hold no device's name. */
  private static boolean isPlainToWrite(String name) {
    int length = name.length();
    int start = 0;
    int stemEnd = -1;
    for (int i = 0; i <= length; i++) {
      char c = i == length ? '/' : name.charAt(i);
      if (c == '/') {
        int stem = (stemEnd < 0 ? i : stemEnd) - start;
        if (stem <= DEVICE_LENGTH || i - start > LONGEST_PART) {
          return false;
        }
        start = i + 1;
        stemEnd = -1;
      } else if (c == '.') {
        stemEnd = stemEnd < 0 ? i : stemEnd;
      } else if (c < ' ' || c == '\\' || c == ':') {
        return false;
      }
    }
    return true;
  }

  private static String checkedToWrite(String name) {
    String slashed = name.indexOf('\\') < 0 ? name : name.replace('\\', '/');
    if (isRooted(slashed)) {
      throw unwritable("OUTPUT-NAME-OUTSIDE", name, "a path relative to the output folder");
    }
    List<String> parts = new ArrayList<>(4);
    for (String part : slashed.split("/")) {
      if (part.equals("..")) {
        throw unwritable("OUTPUT-NAME-OUTSIDE", name, "a path without \"..\"");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        checkPart(part, name);
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      throw unwritable("OUTPUT-NAME-EMPTY", name, "a file name");
    }
    return String.join("/", parts);
  }

  /** Makes a text safe to show: bounded, without control characters. */
  static String shown(String name) {
    String cut = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    StringBuilder text = new StringBuilder(cut.length());
    cut.chars().forEach(c -> text.append(c < ' ' || c == 0x7f ? String.format(Locale.ROOT, "\\u%04x", c) : (char) c));
    return text.toString();
  }

  /** A quick look that nearly every name passes. */
  private static boolean isPlain(String name) {
    int length = name.length();
    if (length == 0 || length > 1 && name.charAt(1) == ':') {
      return false;
    }
    boolean startsPart = true;
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (c == '\\' || c == '\0' || startsPart && (c == '/' || c == '.')) {
        return false;
      }
      startsPart = c == '/';
    }
    return !startsPart;
  }

  private static boolean isRooted(String slashed) {
    return slashed.startsWith("/")
        || slashed.length() > 1 && slashed.charAt(1) == ':' && Character.isLetter(slashed.charAt(0));
  }

  private static void checkPart(String part, String name) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < ' ') {
        throw unwritable("OUTPUT-NAME-CONTROL", name, "a name without control characters");
      }
    }
    if (part.length() > LONGEST_PART) {
      throw unwritable("OUTPUT-NAME-LENGTH", name, "at most " + LONGEST_PART + " characters between two slashes");
    }
    int dot = part.indexOf('.');
    String stem = dot < 0 ? part : part.substring(0, dot);
    if (stem.length() <= DEVICE_LENGTH && DEVICES.contains(stem.toUpperCase(Locale.ROOT))) {
      throw unwritable("OUTPUT-NAME-DEVICE", name, "no name that Windows keeps for devices, as CON, NUL or COM1");
    }
  }

  private static ImportException unreadable(String name) {
    return new ImportException(
        Issue.error(
            "INPUT-NAME-OUTSIDE",
            "the name \"" + shown(name) + "\" leads out of the dataset, expected a path inside the dataset's folder",
            Location.unknown(),
            "Correct the name in the dataset; files outside of its folder are never read."));
  }

  private static ExportException unwritable(String code, String name, String expected) {
    return new ExportException(
        Issue.error(
            code,
            "the name \"" + shown(name) + "\" cannot be written, expected " + expected,
            Location.ofFile(shown(name)),
            "Rename the item, subset or label that the name is made of, for example with the transform rename."));
  }
}
