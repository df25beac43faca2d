// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.util.List;

/**
 * Something that a plugin offers, as its catalogue entry tells; knowing it opens no plugin.
 *
 * @param role what it is
 * @param name the name that users type
 * @param aliases other names
 * @param title what it is called in lists
 * @param files globs of which at least one must match for detection to ask; none means always
 * @param className the provider's class
 * @param pluginId the plugin that offers it
 */
public record CatalogueEntry(
    Role role,
    String name,
    List<String> aliases,
    String title,
    List<String> files,
    String className,
    String pluginId) {
  /** Copies the lists. */
  public CatalogueEntry {
    aliases = List.copyOf(aliases);
    files = List.copyOf(files);
  }

  /** Says whether a name means this entry. */
  public boolean isNamed(String wanted) {
    return name.equals(wanted) || aliases.contains(wanted);
  }
}
