// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.jspecify.annotations.Nullable;

/**
 * An output folder that is never made: it checks names and counts. Scratch files lie in the system's temporary folder
 * until it is closed.
 */
public final class DryOutput implements OutputFolder, AutoCloseable {
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final LongAdder files = new LongAdder();
  private @Nullable Path scratch;

  /** Makes an output that takes everything and keeps nothing. */
  public DryOutput() {}

  /** Checks that the target could be written. */
  public static DryOutput open(Path target, boolean overwrites) throws IOException {
    StagingArea.checkTarget(target, overwrites);
    return new DryOutput();
  }

  @Override
  public OutputStream create(String name) {
    take(name);
    return OutputStream.nullOutputStream();
  }

  @Override
  public void write(String name, byte[] bytes, int from, int to) {
    take(name);
  }

  @Override
  public void copy(String name, Image image) {
    take(name);
  }

  @Override
  public void makeFolder(String name) {
    RelativeName.toWrite(name);
  }

  @Override
  public synchronized Path scratch(String hint) throws IOException {
    Path folder = scratch;
    if (folder == null) {
      folder = Files.createTempDirectory("datum-dry-run-");
      scratch = folder;
    }
    return Files.createTempFile(folder, ScratchName.of(hint), ".tmp");
  }

  /** Returns how many files would have been made. */
  public long files() {
    return files.sum();
  }

  @Override
  public synchronized void close() throws IOException {
    if (scratch != null) {
      FolderRemoval.remove(scratch);
    }
  }

  private void take(String name) {
    files.increment();
    if (!names.add(RelativeName.toWrite(name))) {
      throw new ExportException(
          Issue.error(
              "OUTPUT-NAME-TAKEN",
              "two files of the output would have the name \"" + RelativeName.shown(name) + "\"",
              Location.ofFile(RelativeName.shown(name)),
              "Give the items distinct ids, for example with the transform reindex or rename."));
    }
  }
}
