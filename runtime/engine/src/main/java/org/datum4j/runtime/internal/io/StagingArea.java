// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside the target, on the same file system, that becomes the target at the end. Inside it are {@code result},
 * which is moved, {@code scratch}, and for a while {@code backup}.
 *
 * <p>When nothing can be made beside the target or the target is a mount point, the folder lies in the target and its
 * content is moved up entry by entry.
 */
final class StagingArea {
  private final Path target;
  private final boolean overwrites;
  private final Path folder;
  private final boolean isInside;
  private final List<Path> newParents;
  private boolean isOver;

  private StagingArea(Path target, boolean overwrites, Path folder, boolean isInside, List<Path> newParents) {
    this.target = target;
    this.overwrites = overwrites;
    this.folder = folder;
    this.isInside = isInside;
    this.newParents = newParents;
  }

  /**
   * Makes the staging folder.
   *
   * @throws ExportException if the target is there already and may not be replaced
   */
  static StagingArea open(Path wanted, boolean overwrites) throws IOException {
    Path target = wanted.toAbsolutePath().normalize();
    checkTarget(target, overwrites);
    Path parent = target.getParent();
    if (parent == null) {
      throw inUse(target);
    }
    List<Path> newParents = missingFrom(parent);
    Files.createDirectories(parent);
    boolean isInside = Files.isDirectory(target) && !isSibling(target, parent);
    Path folder;
    try {
      folder = Files.createTempDirectory(isInside ? target : parent, "." + target.getFileName() + ".datum-");
    } catch (IOException refused) {
      if (isInside || !Files.isDirectory(target)) {
        throw refused;
      }
      isInside = true;
      folder = Files.createTempDirectory(target, ".datum-");
    }
    Files.createDirectory(folder.resolve("result"));
    return new StagingArea(target, overwrites, folder, isInside, newParents);
  }

  /** Checks that the target may be written, without making anything. */
  static void checkTarget(Path wanted, boolean overwrites) throws IOException {
    Path target = wanted.toAbsolutePath().normalize();
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw taken(target, "is a file", "Name a folder that does not exist yet.");
    }
    if (isEmpty(target)) {
      return;
    }
    if (!overwrites) {
      throw taken(
          target, "exists and is not empty", "Name another folder, or replace this one as a whole with --overwrite.");
    }
    if (holdsPeople(target)) {
      throw inUse(target);
    }
  }

  Path result() {
    return folder.resolve("result");
  }

  Path scratch() throws IOException {
    return Files.createDirectories(folder.resolve("scratch"));
  }

  /** Makes the result visible at once; on failure everything is as it was before. */
  synchronized void publish() throws IOException {
    if (isOver) {
      throw new IOException("the output folder was given up before it was complete");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isEmptyBut(target, folder) && !overwrites) {
      throw taken(target, "was filled by somebody else meanwhile", "Name another folder.");
    }
    if (isInside || !swap()) {
      moveEntries();
    }
    isOver = true;
    FolderRemoval.remove(folder);
  }

  /** Deletes everything that was not published. */
  synchronized void discard() throws IOException {
    isOver = true;
    FolderRemoval.remove(folder);
    try {
      for (Path parent : newParents) {
        Files.deleteIfExists(parent);
      }
    } catch (DirectoryNotEmptyException usedByOthers) {
      // Then it is theirs now, and so are those above it.
      return;
    }
  }

  /** Returns the folders that are not there yet, the innermost first. */
  private static List<Path> missingFrom(Path innermost) {
    List<Path> missing = new ArrayList<>();
    for (Path folder = innermost; folder != null && !Files.exists(folder); folder = folder.getParent()) {
      missing.add(folder);
    }
    return missing;
  }

  /** Returns false if the target cannot be moved, as a mount point. */
  private boolean swap() throws IOException {
    Path backup = folder.resolve("backup");
    boolean hasOld = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (hasOld) {
      try {
        move(target, backup);
      } catch (FileSystemException busy) {
        return false;
      }
    }
    try {
      move(result(), target);
    } catch (IOException | RuntimeException failed) {
      if (hasOld) {
        move(backup, target);
      }
      throw failed;
    }
    return true;
  }

  private void moveEntries() throws IOException {
    Path backup = Files.createDirectories(folder.resolve("backup"));
    Deque<Path[]> done = new ArrayDeque<>();
    try {
      moveEntries(target, backup, done);
      moveEntries(result(), target, done);
    } catch (IOException | RuntimeException failed) {
      while (!done.isEmpty()) {
        Path[] last = done.pop();
        move(last[1], last[0]);
      }
      throw failed;
    }
  }

  private void moveEntries(Path from, Path to, Deque<Path[]> done) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
      for (Path entry : entries) {
        if (!entry.equals(folder)) {
          Path moved = to.resolve(entry.getFileName());
          move(entry, moved);
          done.push(new Path[] {entry, moved});
        }
      }
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherSystem) {
      Files.move(from, to);
    }
  }

  private static boolean isSibling(Path target, Path parent) throws IOException {
    return Files.isWritable(parent)
        && !Files.isSymbolicLink(target)
        && Files.getFileStore(parent).equals(Files.getFileStore(target));
  }

  private static boolean isEmpty(Path target) throws IOException {
    return isEmptyBut(target, null);
  }

  private static boolean isEmptyBut(Path target, @Nullable Path allowed) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
      for (Path entry : entries) {
        if (!entry.equals(allowed)) {
          return false;
        }
      }
    }
    return true;
  }

  /** A slip such as {@code -o . --overwrite} must not cost somebody's home. */
  private static boolean holdsPeople(Path target) throws IOException {
    if (target.getFileSystem() != FileSystems.getDefault()) {
      return false;
    }
    Path real = target.toRealPath();
    for (String property : new String[] {"user.home", "user.dir"}) {
      String value = System.getProperty(property, "");
      if (!value.isEmpty() && Path.of(value).toAbsolutePath().normalize().startsWith(real)) {
        return true;
      }
    }
    return false;
  }

  private static ExportException taken(Path target, String what, String mend) {
    return new ExportException(
        Issue.error("OUTPUT-FOLDER-EXISTS", "the output folder \"" + target + "\" " + what, Location.unknown(), mend));
  }

  private static ExportException inUse(Path target) {
    return new ExportException(
        Issue.error(
            "OUTPUT-FOLDER-GUARDED",
            "the output folder \"" + target + "\" holds the working directory, the home directory or a whole disk",
            Location.unknown(),
            "Name a folder of its own for the output; it is replaced as a whole."));
  }
}
