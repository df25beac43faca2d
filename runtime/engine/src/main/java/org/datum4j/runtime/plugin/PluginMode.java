// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

/** How the classes of plugins are kept apart. */
public enum PluginMode {
  /** Layers where the API is a named module, class loaders where it is not. */
  AUTO,
  /** One module layer for each plugin: a plugin sees what its module requires, others see what it exports. */
  LAYERS,
  /** One class loader for each plugin, for hosts that have everything on the class path. */
  CLASS_PATH
}
