// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.datum4j.runtime.plugin.PluginContext;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Finds one provider among services, past others that are broken, and makes it. */
final class Providers<T> {
  private static final int MAX_FAILURES = 1000;

  private final ServiceLoader<T> services;
  private final String className;
  private final Predicate<Class<?>> isOurs;
  private final BiFunction<ProblemKind, String[], PluginProblem> problems;
  private ServiceLoader.@Nullable Provider<T> found;
  private @Nullable Throwable failure;

  private Providers(
      ServiceLoader<T> services,
      String className,
      Predicate<Class<?>> isOurs,
      BiFunction<ProblemKind, String[], PluginProblem> problems) {
    this.services = services;
    this.className = className;
    this.isOurs = isOurs;
    this.problems = problems;
  }

  /**
   * Makes a provider.
   *
   * @param isOurs tells the plugin's own classes; the services of a layer or loader contain its parents' as well
   * @param problems makes a problem of the plugin from a kind and the two texts
   * @throws ProblemException if there is none of that class or it cannot be made
   */
  static <T> T create(
      ServiceLoader<T> services,
      String className,
      Predicate<Class<?>> isOurs,
      BiFunction<ProblemKind, String[], PluginProblem> problems) {
    Providers<T> search = new Providers<>(services, className, isOurs, problems);
    search.find();
    return search.make();
  }

  private void find() {
    Spliterator<ServiceLoader.Provider<T>> providers = services.stream().spliterator();
    int failures = 0;
    while (found == null && failures < MAX_FAILURES) {
      try {
        if (!providers.tryAdvance(this::look)) {
          return;
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++;
        if (failure == null || String.valueOf(e.getMessage()).contains(className)) {
          failure = e;
        }
      }
    }
  }

  private void look(ServiceLoader.Provider<T> provider) {
    if (provider.type().getName().equals(className) && isOurs.test(provider.type())) {
      found = provider;
    }
  }

  private T make() {
    ServiceLoader.Provider<T> provider = found;
    if (provider == null) {
      throw failure == null ? silent() : broken("cannot be loaded", failure);
    }
    try {
      return PluginContext.with(provider.type().getClassLoader(), provider::get);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw broken("cannot be made", e);
    }
  }

  private ProblemException silent() {
    return new ProblemException(problems.apply(ProblemKind.NOTHING_OFFERED, new String[] {
      "its catalogue entry names " + className + ", but the jar does not provide that class as a service",
      "Ask its maker for a corrected jar: module-info.java and META-INF/services must both name the class."
    }), null);
  }

  private ProblemException broken(String what, Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause instanceof ServiceConfigurationError) {
      cause = cause.getCause();
    }
    boolean isTooNew = cause instanceof UnsupportedClassVersionError;
    return new ProblemException(problems.apply(
        isTooNew ? ProblemKind.JAVA_VERSION : ProblemKind.PROVIDER_FAILED,
        new String[] {
          className + " " + what + ": " + cause,
          isTooNew
              ? "Run with a newer Java, or install a version of the plugin for this one."
              : "Tell the plugin's maker, or install another version of the plugin."
        }), cause);
  }
}
