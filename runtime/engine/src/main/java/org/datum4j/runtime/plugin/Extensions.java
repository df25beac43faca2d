// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.util.List;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.Transform;

/**
 * Everything that the installed plugins offer. Each call for a provider makes a new one; only the plugin that offers
 * it, and what that one needs, is opened. An unknown name is a {@link org.datum4j.api.issue.PluginException} that lists the
 * known ones, or tells the trouble of the plugin that would have offered it.
 */
public interface Extensions {
  /** Returns all entries, sorted by role and name. */
  List<CatalogueEntry> entries();

  /** Makes the importer of a format. */
  Importer importer(String name);

  /** Makes the exporter of a format. */
  Exporter exporter(String name);

  /** Makes a transform. */
  Transform transform(String name);
}
