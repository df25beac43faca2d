// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.jspecify.annotations.Nullable;

/** One folder that files are looked up in: its own way was checked once, so that a file costs one look. */
final class InputDirectory {
  /** So many files may be missing before the folder is listed: failed looks are dear. */
  private static final int MISSES_BEFORE_LISTING = 16;

  private final Path path;
  private final boolean exists;
  private final Confinement confinement;
  private final AtomicInteger misses = new AtomicInteger();
  private volatile @Nullable Set<String> names;

  private InputDirectory(Path path, boolean exists, Confinement confinement) {
    this.path = path;
    this.exists = exists;
    this.confinement = confinement;
  }

  /**
   * Checks a folder, which need not exist.
   *
   * @throws org.datum4j.api.issue.ImportException if a link on the way leads out
   */
  static InputDirectory open(Path path, String name, Confinement confinement) {
    try {
      if (!confinement.holds(path)) {
        throw confinement.leftBy(name);
      }
      return new InputDirectory(path, Files.isDirectory(path), confinement);
    } catch (AccessDeniedException denied) {
      throw denied(name, denied);
    } catch (FileSystemException missing) {
      return new InputDirectory(path, false, confinement);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Optional<Path> find(String name, String shownName) {
    Set<String> known = names;
    if (!exists || known != null && !known.contains(name)) {
      return Optional.empty();
    }
    Path file = path.resolve(name);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        if (!confinement.holds(file)) {
          throw confinement.leftBy(shownName);
        }
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
      }
      return attributes.isRegularFile() ? Optional.of(file) : Optional.empty();
    } catch (AccessDeniedException denied) {
      throw denied(shownName, denied);
    } catch (FileSystemException missing) {
      missed();
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ImportException denied(String name, AccessDeniedException cause) {
    return new ImportException(
        Issue.error(
            "INPUT-ACCESS-DENIED",
            "\"" + name + "\" may not be read",
            Location.ofFile(name),
            "Give yourself the right to read it."),
        cause);
  }

  private void missed() {
    if (names == null && misses.incrementAndGet() == MISSES_BEFORE_LISTING) {
      names = list();
    }
  }

  private @Nullable Set<String> list() {
    Set<String> found = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        found.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        if (found.size() > confinement.maxFiles()) {
          return null;
        }
      }
      return found;
    } catch (IOException | DirectoryIteratorException unreadable) {
      // Looking up one by one still works, and tells the trouble if there is one.
      return null;
    }
  }
}
