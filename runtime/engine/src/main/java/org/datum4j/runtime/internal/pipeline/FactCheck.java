// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetFact;
import org.datum4j.api.spi.Exporter;

/** Tells what a dataset says as a whole that the output has no place for; items' losses are counted elsewhere. */
final class FactCheck {
  private FactCheck() {}

  /** Returns a word about what is left out, if there is anything. */
  static Optional<Issue> of(DatasetSchema schema, Exporter exporter, String format) {
    List<String> left = new ArrayList<>();
    Attributes origins = schema.origins();
    for (int i = 0; i < origins.size(); i++) {
      if (!exporter.keepsOrigins(origins.name(i))) {
        left.add("what only " + origins.name(i) + " files say (further fields of the file and its records)");
      }
    }
    Set<DatasetFact> kept = exporter.keeps();
    for (DatasetFact fact : DatasetFact.values()) {
      if (!kept.contains(fact) && has(schema, fact)) {
        left.add(fact.words());
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Issue.info(
                "EXPORT-FACTS-LEFT-OUT",
                format + " has no place for " + String.join("; ", left),
                Location.unknown(),
                "Keep the source, or export to datumaro, which holds it."));
  }

  private static boolean has(DatasetSchema schema, DatasetFact fact) {
    return switch (fact) {
      case INFOS -> !schema.infos().isEmpty();
      case PARENTS -> schema.categories().labels().labels().stream().anyMatch(label -> !label.parent().isEmpty());
      case JOINTS -> schema.categories().points().values().stream().anyMatch(points -> !points.joints().isEmpty());
    };
  }
}
