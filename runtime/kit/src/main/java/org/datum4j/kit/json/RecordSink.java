// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/** Is told of each record that a {@link JsonFileScanner} passes. */
@FunctionalInterface
public interface RecordSink {
  /**
   * Looks at a record.
   *
   * @param record reused for the next record: take out what is needed
   * @return false to end the scan here
   */
  boolean record(JsonRecord record);
}
