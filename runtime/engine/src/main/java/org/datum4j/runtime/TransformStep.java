// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.datum4j.api.spi.Transform;
import org.datum4j.runtime.filter.FilterTransform;
import org.datum4j.runtime.plugin.Extensions;

/**
 * A transform with its options.
 *
 * @param name the transform's name
 * @param options its options
 */
public record TransformStep(String name, OptionValues options) {
  /** Checks that nothing is null. */
  public TransformStep {
    Objects.requireNonNull(name);
    Objects.requireNonNull(options);
  }

  /** Returns a transform with its default options. */
  public static TransformStep of(String name) {
    return new TransformStep(name, OptionValues.none());
  }

  /**
   * Returns a filter.
   *
   * @param expression XPath 1.0 over {@code /item}
   * @param mode {@code items}, {@code annotations} or {@code items+annotations}
   */
  public static TransformStep filter(String expression, String mode) {
    return new TransformStep(FilterTransform.NAME, OptionValues.of(Map.of("expression", expression, "mode", mode)));
  }

  /**
   * Reads a transform in one word, as {@code NAME} or {@code NAME:option=value,option=value}. An option without a value
   * is a flag; the same option may come several times. A comma within a value is written {@code \,}.
   */
  public static TransformStep parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return of(text);
    }
    List<String> words = new ArrayList<>();
    for (String part : text.substring(colon + 1).split("(?<!\\\\),")) {
      if (!part.isBlank()) {
        // One word, so that a value may begin with a dash.
        words.add("--" + part.strip());
      }
    }
    return new TransformStep(text.substring(0, colon), OptionValues.ofWords(words));
  }

  /** Makes the transform: a plugin's, or the filter, which every host has. */
  public Transform open(Extensions extensions) {
    return name.equals(FilterTransform.NAME) ? new FilterTransform() : extensions.transform(name);
  }
}
