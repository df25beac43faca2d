// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a plugin without opening it.
 *
 * @param id its id, or the empty text when the jar does not tell
 * @param version its version, or the empty text
 * @param state how far it has come
 * @param formats what it offers
 * @param jar its jar, when it has one
 * @param description one line about it
 * @param license its licence
 * @param provider who makes it
 * @param problem what is wrong with it or a part of it
 */
public record PluginInfo(
    String id,
    String version,
    PluginState state,
    List<CatalogueEntry> formats,
    Optional<Path> jar,
    String description,
    String license,
    String provider,
    Optional<PluginProblem> problem) {
  /** Copies the list. */
  public PluginInfo {
    formats = List.copyOf(formats);
  }
}
