// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.api.spi.OutputFolder;
import org.jspecify.annotations.Nullable;

/**
 * Label files with nothing but boxes that wait until the task is known. They lie in a scratch file, so that a dataset
 * of any size can wait to its end.
 */
final class YoloSpool implements AutoCloseable {
  private final OutputFolder output;
  private @Nullable Path file;
  private @Nullable DataOutputStream out;

  YoloSpool(OutputFolder output) {
    this.output = output;
  }

  /** Takes what waits. */
  interface Taker {
    void take(String subset, String id, byte[] rows) throws IOException;
  }

  void add(String subset, String id, byte[] rows) throws IOException {
    DataOutputStream to = out;
    if (to == null) {
      Path scratch = output.scratch("yolo-labels");
      file = scratch;
      to = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(scratch), 1 << 16));
      out = to;
    }
    to.writeBoolean(true);
    to.writeUTF(subset);
    to.writeUTF(id);
    to.writeInt(rows.length);
    to.write(rows);
  }

  /** Hands out everything in order. */
  void drain(Taker taker) throws IOException {
    Path from = file;
    DataOutputStream written = out;
    if (from == null || written == null) {
      return;
    }
    written.writeBoolean(false);
    written.close();
    file = null;
    out = null;
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from), 1 << 16))) {
      while (in.readBoolean()) {
        String subset = in.readUTF();
        String id = in.readUTF();
        byte[] rows = new byte[in.readInt()];
        in.readFully(rows);
        taker.take(subset, id, rows);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
