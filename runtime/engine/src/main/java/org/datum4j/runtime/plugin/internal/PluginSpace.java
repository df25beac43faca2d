// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.util.ServiceLoader;

/** The place where the classes of one plugin live. */
interface PluginSpace extends AutoCloseable {
  /** Returns the loader of the plugin's classes. */
  ClassLoader loader();

  /** Returns the loader of services; it finds the ones of other places as well. */
  <T> ServiceLoader<T> services(Class<T> type);

  /** Says whether a class lives here. */
  boolean owns(Class<?> type);

  /** Lets go of the jar; classes that were not used before cannot be loaded any more. */
  @Override
  void close();
}
