// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/**
 * A trouble with a plugin. It never hurts other plugins; only those that need this one share it.
 *
 * @param kind why the plugin cannot be used
 * @param pluginId the plugin, or the empty text when the jar does not tell
 * @param jar the jar, when it is known
 * @param message what is wrong, with the offending value and what was expected
 * @param mend what the user can do
 */
public record PluginProblem(ProblemKind kind, String pluginId, Optional<Path> jar, String message, String mend) {
  /** Makes a problem of a jar. */
  public static PluginProblem of(ProblemKind kind, String pluginId, Path jar, String message, String mend) {
    return new PluginProblem(kind, pluginId, Optional.of(jar), message, mend);
  }

  /** Returns the problem as an issue whose code is {@code PLUGIN-} and the kind. */
  public Issue issue() {
    String subject = pluginId.isEmpty() ? "" : "plugin " + pluginId + ": ";
    Location where = Location.ofFile(jar.map(Path::toString).orElse(""));
    return Issue.error(code(), subject + message, where, mend);
  }

  /** Returns the stable code, for example {@code PLUGIN-MISSING-DEPENDENCY}. */
  public String code() {
    return "PLUGIN-" + kind.name().replace('_', '-').toUpperCase(Locale.ROOT);
  }
}
