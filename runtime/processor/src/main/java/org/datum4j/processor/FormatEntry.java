// SPDX-License-Identifier: Apache-2.0
package org.datum4j.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One line of a plugin's catalogue entry: what a provider offers under which names. */
record FormatEntry(
    String role, String name, List<String> aliases, String title, List<String> files, String className) {
  /** First line of the catalogue entry; the number is the version of the form of the lines. */
  static final String HEADER = "datum4j-formats\t1";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Pattern SEPARATOR = Pattern.compile("[\\t\\r\\n|]");

  /** Returns what is wrong with the texts, in words for the author; none when all is well. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      faults.add(
          "@Format(name = \"" + name + "\"): expected lower-case letters, digits and _, starting with a letter");
    }
    for (String alias : aliases) {
      if (!ALIAS.matcher(alias).matches()) {
        faults.add("@Format(aliases = \"" + alias + "\"): expected lower-case letters, digits, _ and -");
      }
    }
    if (title.isBlank() || SEPARATOR.matcher(title).find()) {
      faults.add("@Format(title = \"" + title + "\"): expected a text of one line without tab and |");
    }
    for (String glob : files) {
      if (glob.isBlank() || SEPARATOR.matcher(glob).find()) {
        faults.add("@Format(files = \"" + glob + "\"): expected a glob of one line without tab and |");
      }
    }
    return faults;
  }

  /** Returns all names that users may type for it. */
  List<String> names() {
    List<String> names = new ArrayList<>(aliases);
    names.add(0, name);
    return names;
  }

  String line() {
    return String.join(
        "\t", role, name, String.join("|", aliases), title, String.join("|", files), className);
  }
}
