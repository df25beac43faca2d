// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.PluginException;

/**
 * The list of allowed jars.
 *
 * @param file where it was read
 * @param sums SHA-256 sums in lower-case hexadecimal digits
 * @param signature changes with the list
 */
record PluginLock(Path file, Set<String> sums, String signature) {
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

  /**
   * Reads a list. A list that cannot be read allows nothing, so this fails.
   *
   * @throws PluginException if the file cannot be read or has a line of another form
   */
  static PluginLock read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new PluginException(unreadable(file, 0, "cannot be read: " + e.getMessage()), e);
    }
    Set<String> sums = new HashSet<>();
    String[] lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String sum = line.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
      if (!SUM.matcher(sum).matches()) {
        throw new PluginException(unreadable(file, i + 1, "has the line \"" + line + "\""));
      }
      sums.add(sum);
    }
    byte[] signature = digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return new PluginLock(file, Set.copyOf(sums), HexFormat.of().formatHex(signature));
  }

  private static Issue unreadable(Path file, int line, String what) {
    return Issue.error(
        "PLUGIN-LOCK-FORM",
        "the list of allowed plugins " + what + ", expected lines of a SHA-256 sum, two blanks and a file name",
        Location.ofLine(file.toString(), line),
        "Write it with: sha256sum plugins/*.jar");
  }

  boolean allows(String sum) {
    return sums.contains(sum);
  }

  /** Returns the sum of a file, or the empty text if it cannot be read; no list contains that. */
  static String sha256(Path file) {
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      return "";
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
