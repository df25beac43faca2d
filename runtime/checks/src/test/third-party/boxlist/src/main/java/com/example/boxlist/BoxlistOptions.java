// SPDX-License-Identifier: Apache-2.0
package com.example.boxlist;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/** What users can choose. */
final class BoxlistOptions {
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  private BoxlistOptions() {}

  /**
   * Choices for writing.
   *
   * @param comment a line for people at the top of the file
   */
  record Export(@Option(name = "comment", help = "A line at the top of the file.", defaultValue = "") String comment) {}
}
