// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

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

  private static void removeOnce(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        if (entries instanceof SecureDirectoryStream<Path> secure) {
          empty(secure);
        } else {
          for (Path entry : entries) {
            removeOnce(entry);
          }
        }
      } catch (NoSuchFileException gone) {
        return;
      } catch (DirectoryIteratorException failed) {
        throw failed.getCause();
      }
    }
    Files.deleteIfExists(path);
  }

  /** Deleting relative to the open folder takes one call for each file, where others take a look before. */
  private static void empty(SecureDirectoryStream<Path> folder) throws IOException {
    for (Path entry : folder) {
      Path name = entry.getFileName();
      try {
        folder.deleteFile(name);
      } catch (NoSuchFileException gone) {
        continue;
      } catch (FileSystemException isFolder) {
        emptyInner(folder, name);
      }
    }
  }

  private static void emptyInner(SecureDirectoryStream<Path> folder, Path name) throws IOException {
    try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      empty(inner);
    }
    folder.deleteDirectory(name);
  }
}
