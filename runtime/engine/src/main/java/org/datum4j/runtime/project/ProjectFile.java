// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.jspecify.annotations.Nullable;

/** Reads and changes a project's file. A change is atomic, and two processes change one after the other. */
final class ProjectFile {
  private static final String NAME = "project.json";
  private static final String LOCK = "lock";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final long PAUSE_MILLIS = 20;

  private final Path folder;

  ProjectFile(Path folder) {
    this.folder = folder;
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME));
  }

  ProjectContent read() throws IOException {
    return ProjectJson.read(text(), folder.resolve(NAME).toString());
  }

  private String text() throws IOException {
    Path file = folder.resolve(NAME);
    try {
      return Files.readString(file);
    } catch (CharacterCodingException malformed) {
      throw new ImportException(
          Issue.error(
              "PROJECT-FILE-SYNTAX",
              "the project's file is no text in UTF-8",
              Location.ofFile(file.toString()),
              ProjectJson.MEND),
          malformed);
    }
  }

  void write(ProjectContent content) throws IOException {
    Path temporary = Files.createTempFile(folder, "project", ".tmp");
    try {
      Files.writeString(temporary, ProjectJson.write(content));
      Files.move(
          temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Reads, changes and writes while no other process does. */
  ProjectContent change(Change change) throws IOException {
    try (FileChannel channel =
            FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      ProjectContent changed = change.of(read());
      if (lock.isValid()) {
        write(changed);
      }
      return changed;
    }
  }

  /** What one process does to a project while no other does. */
  interface Change {
    ProjectContent of(ProjectContent content) throws IOException;
  }

  private FileLock lock(FileChannel channel) throws IOException {
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < end) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      pause();
    }
    throw new DatumException(
        Issue.error(
            "PROJECT-BUSY",
            "another process has been changing the project for a long time",
            Location.ofFile(folder.toString()),
            "Wait for it to end, and try again."));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the project's lock", interrupted);
    }
  }
}
