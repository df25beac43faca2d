// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Deletes a folder with all that is in it; links are deleted, never followed. */
final class FolderRemoval {
  /** Others may still write for a moment while we delete. */
  private static final int ATTEMPTS = 20;

  private FolderRemoval() {}

  static void remove(Path path) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        removeOnce(path);
        return;
      } catch (DirectoryNotEmptyException refilled) {
        if (attempt == ATTEMPTS) {
          throw refilled;
        }
      }
    }
  }

  /** Trying first to delete saves a look at each file. */
  private static void removeOnce(Path path) throws IOException {
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException full) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        for (Path entry : entries) {
          removeOnce(entry);
        }
      } catch (NoSuchFileException gone) {
        return;
      } catch (DirectoryIteratorException failed) {
        throw failed.getCause();
      }
      Files.deleteIfExists(path);
    }
  }
}
