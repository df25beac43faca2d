// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.jspecify.annotations.Nullable;

/**
 * What a user named as input: a folder, a zip file, or a single annotation file.
 *
 * <p>A single file in a folder {@code annotations} or {@code ImageSets} belongs to the dataset in the folder above that
 * one; another one to the folder that it lies in.
 */
public final class OpenInput implements AutoCloseable {
  /** Folders of a dataset, in small letters, that files lie in which stand for the dataset above. */
  private static final Set<String> INNER = Set.of("annotations", "imagesets");

  /** How far above the file such a folder is looked for. */
  private static final int LEVELS = 2;

  private final FolderInput folder;
  private final String file;
  private final @Nullable FileSystem archive;

  private OpenInput(FolderInput folder, String file, @Nullable FileSystem archive) {
    this.folder = folder;
    this.file = file;
    this.archive = archive;
  }

  /**
   * Opens an input.
   *
   * @param trustsLinks whether links may lead out of the folder
   * @throws ImportException if it is not there or a bad archive
   */
  public static OpenInput open(Path path, boolean trustsLinks) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    if (!Files.exists(absolute)) {
      throw new ImportException(
          Issue.error(
              "INPUT-PATH-MISSING",
              "\"" + path + "\" does not exist",
              Location.unknown(),
              "Check the spelling of the path."));
    }
    if (Files.isDirectory(absolute)) {
      return new OpenInput(FolderInput.open(absolute, FolderInput.MAX_FILES, trustsLinks), "", null);
    }
    if (ZipInput.isZip(absolute)) {
      FileSystem archive = ZipInput.open(absolute);
      return new OpenInput(FolderInput.open(archive.getPath("/")), "", archive);
    }
    Path root = rootOf(absolute);
    String file = root.relativize(absolute).toString().replace(root.getFileSystem().getSeparator(), "/");
    return new OpenInput(FolderInput.open(root, FolderInput.MAX_FILES, trustsLinks), file, null);
  }

  private static Path rootOf(Path file) {
    Path own = file.getParent();
    Path folder = own;
    for (int level = 0; level < LEVELS && folder.getParent() != null; level++) {
      if (INNER.contains(folder.getFileName().toString().toLowerCase(Locale.ROOT))) {
        return folder.getParent();
      }
      folder = folder.getParent();
    }
    return own;
  }

  /** Returns the folder. */
  public FolderInput folder() {
    return folder;
  }

  /** Returns the single file relative to the folder, or the empty text. */
  public String file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    if (archive != null) {
      archive.close();
    }
  }
}
