// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/** Small text files of a dataset. */
public final class VocText {
  /** No list of a real dataset comes near it; a file beyond is not read. */
  private static final int LONGEST = 1 << 28;

  private VocText() {}

  /**
   * Reads a file at once.
   *
   * @throws IOException if it cannot be read or is larger than any such file could be
   */
  public static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST);
      if (bytes.length == LONGEST) {
        throw new IOException(file.getFileName() + " is larger than " + LONGEST + " bytes");
      }
      return bytes;
    }
  }

  /**
   * Reads the lines of a UTF-8 text, with or without byte order mark, with any line ends.
   *
   * @param name how users know the file
   * @throws ImportException if it is no UTF-8
   */
  public static List<String> lines(Path file, String name) throws IOException {
    byte[] bytes = bytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    } catch (CharacterCodingException foreign) {
      throw new ImportException(
          Issue.error(
              VocIssues.LIST_LINE,
              name + " is not UTF-8 text",
              Location.ofFile(name),
              "Save the file as UTF-8."),
          foreign);
    }
  }
}
