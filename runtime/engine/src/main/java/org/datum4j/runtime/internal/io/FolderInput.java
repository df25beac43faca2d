// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.InputFolder;
import org.jspecify.annotations.Nullable;

/**
 * A folder of any file system. Look-ups are exact in case, are cheap enough to be made for each image, and are safe for
 * use by several threads.
 */
public final class FolderInput implements InputFolder {
  /** How many files and folders {@link #files()} lists at most. */
  public static final int MAX_FILES = 5_000_000;

  private final Path root;
  private final Confinement confinement;
  private final Map<String, InputDirectory> directories = new ConcurrentHashMap<>();
  private final Map<String, FolderInput> folders = new ConcurrentHashMap<>();
  private @Nullable List<String> files;

  private FolderInput(Path root, Confinement confinement) {
    this.root = root;
    this.confinement = confinement;
  }

  /**
   * Opens a folder.
   *
   * @throws ImportException if it is not there
   */
  public static FolderInput open(Path folder) throws IOException {
    return open(folder, MAX_FILES, false);
  }

  /**
   * Opens a folder.
   *
   * @param maxFiles how many files and folders a listing may hold
   * @param trustsLinks whether links may lead out of the folder
   * @throws ImportException if it is not there
   */
  public static FolderInput open(Path folder, int maxFiles, boolean trustsLinks) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw new ImportException(
          Issue.error(
              "INPUT-FOLDER-MISSING",
              "\"" + folder + "\" is no folder, expected the folder of a dataset",
              Location.unknown(),
              Files.exists(root) ? "Name the folder that the dataset lies in." : "Check the spelling of the path."));
    }
    return new FolderInput(root, new Confinement(root.toRealPath(), maxFiles, trustsLinks));
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public Optional<Path> find(String name) {
    String plain = RelativeName.toRead(name);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    int slash = plain.lastIndexOf('/');
    try {
      return directory(slash < 0 ? "" : plain.substring(0, slash)).find(plain.substring(slash + 1), plain);
    } catch (InvalidPathException unmappable) {
      throw new ImportException(
          Issue.error(
              "INPUT-NAME-CHARACTERS",
              "the name \"" + RelativeName.shown(name) + "\" has characters that this system cannot use in file names",
              Location.unknown(),
              "Set a UTF-8 locale, for example LC_ALL=C.UTF-8, or correct the name in the dataset."),
          unmappable);
    }
  }

  private InputDirectory directory(String name) {
    InputDirectory known = directories.get(name);
    if (known == null) {
      known = InputDirectory.open(name.isEmpty() ? root : root.resolve(name), name, confinement);
      directories.put(name, known);
    }
    return known;
  }

  @Override
  public InputFolder folder(String name) {
    String plain = RelativeName.toRead(name);
    if (plain.isEmpty()) {
      return this;
    }
    directory(plain);
    return folders.computeIfAbsent(plain, key -> new FolderInput(root.resolve(key), confinement));
  }

  @Override
  public synchronized List<String> files() throws IOException {
    List<String> known = files;
    if (known == null) {
      known = InputListing.of(root, confinement);
      files = known;
    }
    return known;
  }

  @Override
  public String relative(Path path) {
    Path absolute = path.getFileSystem() == root.getFileSystem() ? path.toAbsolutePath().normalize() : path;
    Path relative = absolute;
    if (absolute.startsWith(root)) {
      relative = root.relativize(absolute);
    } else if (absolute.startsWith(confinement.realRoot())) {
      relative = confinement.realRoot().relativize(absolute);
    }
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
