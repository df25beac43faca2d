// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read from their beginning as often as needed. */
@FunctionalInterface
public interface ByteSource {
  /** Opens the bytes at their beginning; the caller closes. */
  InputStream open() throws IOException;

  /** The content of a file, in whatever file system. */
  static ByteSource of(Path path) {
    return () -> Files.newInputStream(path);
  }
}
