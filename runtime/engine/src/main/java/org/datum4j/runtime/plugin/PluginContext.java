// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.util.Optional;
import org.datum4j.api.issue.PluginException;

/**
 * Calls plugins. Libraries inside a plugin often look for classes by the thread's context class loader, so that has to
 * be the plugin's while its code runs, and the host's again afterwards.
 */
public final class PluginContext {
  /**
   * Something to do.
   *
   * @param <T> what it gives
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Action<T, E extends Exception> {
    /** Does it. */
    T run() throws E;
  }

  private PluginContext() {}

  /**
   * Runs a call of a provider in its plugin's context.
   *
   * @param provider the importer, exporter or transform that the action calls
   * @throws PluginException if the plugin was built against another API, so that a call finds no target
   */
  public static <T, E extends Exception> T call(Object provider, Action<T, E> action) throws E {
    try {
      return with(provider.getClass().getClassLoader(), action);
    } catch (LinkageError e) {
      String name = provider.getClass().getName();
      throw new PluginException(
          new PluginProblem(
                  ProblemKind.PROVIDER_FAILED,
                  "",
                  Optional.empty(),
                  name + " does not fit to this host: " + e,
                  "Install a version of the plugin that was built for this version of Datum4J, or tell its maker.")
              .issue(),
          e);
    }
  }

  /** Runs an action with a loader as the thread's context class loader. */
  public static <T, E extends Exception> T with(ClassLoader loader, Action<T, E> action) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return action.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
