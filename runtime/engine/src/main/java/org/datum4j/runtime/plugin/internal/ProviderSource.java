// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import org.datum4j.runtime.plugin.CatalogueEntry;

/** Makes providers; opens what is needed for that. */
public interface ProviderSource extends AutoCloseable {
  /**
   * Makes a provider.
   *
   * @throws ProblemException if the plugin cannot be opened or the provider cannot be made
   */
  <T> T create(CatalogueEntry entry, Class<T> type);

  /**
   * Opens a plugin and what it needs, if they are not open.
   *
   * @throws ProblemException if that is impossible
   */
  void open(String pluginId);

  /** Says whether a plugin is open. */
  boolean isOpen(String pluginId);

  /** Closes a plugin and those that need it; does nothing for one that is not open. */
  void unload(String pluginId);

  @Override
  void close();
}
