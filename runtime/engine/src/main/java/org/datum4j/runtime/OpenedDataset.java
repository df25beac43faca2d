// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.io.IOException;
import java.util.List;
import java.util.Spliterator;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.runtime.internal.pipeline.PreparedInput;
import org.datum4j.runtime.internal.run.RunContext;

/** A dataset on disk that is open: its items as a stream, and what was told while reading them. */
public final class OpenedDataset implements DatasetSource {
  private final PreparedInput input;
  private final DatasetSource source;
  private final RunContext run;

  OpenedDataset(PreparedInput input, DatasetSource source, RunContext run) {
    this.input = input;
    this.source = source;
    this.run = run;
  }

  /** Returns the name of the format that the dataset is in. */
  public String format() {
    return input.format();
  }

  @Override
  public DatasetSchema schema() {
    return source.schema();
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return source.items();
  }

  /** Returns the run that reads the dataset; who works on the items tells progress and troubles there. */
  public Run run() {
    return run;
  }

  /** Returns what was told so far, the worst first. */
  public List<IssueSummary> issues() {
    return run.issueSummaries();
  }

  /** Returns what the importer and the transforms noted as lost so far. */
  public List<LossSummary> losses() {
    return run.lossSummaries();
  }

  @Override
  public void close() throws IOException {
    try (input) {
      source.close();
    }
  }
}
