// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import org.datum4j.kit.json.JsonTree;
import org.datum4j.kit.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Results for scripts. */
final class JsonOutput {
  private JsonOutput() {}

  /** Writes maps, lists, texts, numbers, booleans and null. */
  static String text(@Nullable Object tree) {
    JsonWriter writer = new JsonWriter();
    JsonTree.write(tree, writer);
    return writer.toString();
  }
}
