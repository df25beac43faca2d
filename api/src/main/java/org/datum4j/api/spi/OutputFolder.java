// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.datum4j.api.model.Image;

/**
 * The folder that a dataset is written to. Names are relative with {@code /}; folders are made as needed. The user sees
 * nothing of it before the run ends well. Every method throws {@link org.datum4j.api.issue.ExportException} for a name that
 * leads out of the folder or that another file has already.
 */
public interface OutputFolder {
  /** Opens a new file; the caller closes it. */
  OutputStream create(String name) throws IOException;

  /** Writes a new small file at once. The bytes are the caller's again when the method returns. */
  void write(String name, byte[] bytes, int from, int to) throws IOException;

  /** Copies an image's bytes to a new file, without decoding them; as a link when the user asked for links. */
  void copy(String name, Image image) throws IOException;

  /** Makes a folder that may stay empty. */
  void makeFolder(String name) throws IOException;

  /**
   * Makes a scratch file outside of the result, to spool to and read back.
   *
   * @return a new empty file that is deleted with the run
   */
  Path scratch(String hint) throws IOException;
}
