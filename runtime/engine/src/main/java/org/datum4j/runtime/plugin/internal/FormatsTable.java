// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.Role;

/** Reads what the annotation processor wrote: a plugin's catalogue entry, {@code META-INF/datum4j/formats.tsv}. */
final class FormatsTable {
  static final String RESOURCE = "META-INF/datum4j/formats.tsv";
  static final String HEADER = "datum4j-formats\t1";

  private static final int MAX_LINES = 10_000;

  private FormatsTable() {}

  /**
   * Reads the lines.
   *
   * @throws IllegalArgumentException if a line has another form; the message tells which
   */
  static List<CatalogueEntry> parse(String text, String pluginId) {
    String[] lines = text.split("\n", MAX_LINES);
    if (!lines[0].equals(HEADER)) {
      throw new IllegalArgumentException("starts with \"" + shorten(lines[0]) + "\", expected \"" + HEADER + "\"");
    }
    List<CatalogueEntry> entries = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        entries.add(entry(lines[i], i + 1, pluginId));
      }
    }
    return entries;
  }

  private static CatalogueEntry entry(String line, int number, String pluginId) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 6) {
      throw new IllegalArgumentException("line " + number + " has " + cells.length + " cells, expected 6");
    }
    Role role = role(cells[0]);
    if (role == null || !isName(cells[1]) || cells[5].isBlank()) {
      throw new IllegalArgumentException(
          "line " + number + " is \"" + shorten(line) + "\", expected import, export or transform, a name of lower-case"
              + " letters, digits and _, and a class");
    }
    return new CatalogueEntry(role, cells[1], list(cells[2]), cells[3], list(cells[4]), cells[5], pluginId);
  }

  /** Returns the entry as a line of the table. */
  static String line(CatalogueEntry entry) {
    return String.join(
        "\t",
        entry.role().word(),
        entry.name(),
        String.join("|", entry.aliases()),
        entry.title(),
        String.join("|", entry.files()),
        entry.className());
  }

  private static Role role(String text) {
    return switch (text) {
      case "import" -> Role.IMPORT;
      case "export" -> Role.EXPORT;
      case "transform" -> Role.TRANSFORM;
      default -> null;
    };
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = c >= 'a' && c <= 'z';
      if (!isLetter && (i == 0 || c != '_' && (c < '0' || c > '9'))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
