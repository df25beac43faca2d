// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.util.ArrayList;
import java.util.List;

/** File names of images, made safe: relative, with {@code /}, and never leading out of the dataset. */
public final class SafeName {
  private SafeName() {}

  /**
   * Returns a name's part inside the dataset: no drive, no leading slash, no {@code .} and {@code ..}.
   *
   * @return the same object if the name is safe as it is; the empty text if nothing is left or it holds a control
   *     character
   */
  public static String of(String name) {
    boolean plain = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == 0x7f) {
        return "";
      }
      plain &= c != '\\' && c != ':' && (c != '/' || i > 0 && name.charAt(i - 1) != '/');
      plain &= c != '.' || i > 0 && name.charAt(i - 1) != '/' && name.charAt(i - 1) != '.';
    }
    return plain && !name.endsWith("/") ? name : cleaned(name);
  }

  private static String cleaned(String name) {
    String slashes = name.replace('\\', '/');
    boolean drive = slashes.length() > 1 && slashes.charAt(1) == ':' && Character.isLetter(slashes.charAt(0));
    List<String> parts = new ArrayList<>();
    for (String part : (drive ? slashes.substring(2) : slashes).split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    String safe = String.join("/", parts);
    return safe.equals(name) ? name : safe;
  }

  /** Says whether cleaning took more away than a backslash or a leading {@code ./}. */
  public static boolean leadsOut(String name) {
    String slashes = name.replace('\\', '/');
    return slashes.startsWith("/")
        || slashes.length() > 1 && slashes.charAt(1) == ':'
        || ("/" + slashes + "/").contains("/../");
  }

  /**
   * Says whether a relative name leads further up than it may.
   *
   * @param depth how many folders up are still inside
   */
  public static boolean climbs(String name, int depth) {
    int level = depth;
    for (String part : name.replace('\\', '/').split("/", -1)) {
      level += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
      if (level < 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns a name without its last extension. */
  public static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }

  /** Returns a 64-bit hash of a name. */
  public static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ hash >>> 29;
  }
}
