// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.List;
import org.datum4j.api.model.MaskColor;
import org.jspecify.annotations.Nullable;

/**
 * A line of a label map.
 *
 * @param name the class
 * @param color its colour in class masks, or null when the map does not say
 * @param parts classes that parts of such an object can have
 * @param actions what such an object can do
 */
public record VocLabel(String name, @Nullable MaskColor color, List<String> parts, List<String> actions) {
  /** Copies the lists. */
  public VocLabel {
    parts = List.copyOf(parts);
    actions = List.copyOf(actions);
  }

  /** Makes a class without colour, parts and actions. */
  public static VocLabel of(String name) {
    return new VocLabel(name, null, List.of(), List.of());
  }

  VocLabel withColor(@Nullable MaskColor changed) {
    return new VocLabel(name, changed, parts, actions);
  }
}
