// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.jspecify.annotations.Nullable;

/** Data that a project keeps itself: copied beside first, so that half a copy is never seen, and taken away again on failure. */
final class CopiedData implements AutoCloseable {
  private final Path root;
  private final Path staging;
  private @Nullable Path moved;

  private CopiedData(Path root, Path staging) {
    this.root = root;
    this.staging = staging;
  }

  /** Copies a file or folder to where nobody looks. */
  static CopiedData stage(Path data, Path root) throws IOException {
    Path staging = Files.createTempDirectory(root.resolve(Project.FOLDER), "copy");
    CopiedData copy = new CopiedData(root, staging);
    try {
      Files.walkFileTree(data, new Copier(data, copy.whole()));
      return copy;
    } catch (IOException | RuntimeException | Error failed) {
      copy.close();
      throw failed;
    }
  }

  private Path whole() {
    return staging.resolve("data");
  }

  /** Puts the copy where a project keeps data of that name. */
  Path moveTo(String name) throws IOException {
    Path target = root.resolve(name).normalize();
    if (!target.startsWith(root) || target.equals(root) || target.startsWith(root.resolve(Project.FOLDER))) {
      throw new ExportException(
          Issue.error(
              "PROJECT-SOURCE-NAME",
              "the name \"" + name + "\" leads out of the project",
              Location.ofFile(root.toString()),
              "Choose another name with -n."));
    }
    Files.createDirectories(target.getParent());
    Files.move(whole(), target);
    moved = target;
    return target;
  }

  /** Says that the copy is wanted. */
  void keep() {
    moved = null;
  }

  @Override
  public void close() throws IOException {
    if (moved != null) {
      delete(moved, root);
    }
    delete(staging, root);
  }

  /** Deletes data inside of a project. */
  static void delete(Path data, Path root) throws IOException {
    if (!data.normalize().startsWith(root) || data.normalize().equals(root) || !Files.exists(data)) {
      return;
    }
    if (!data.toRealPath(LinkOption.NOFOLLOW_LINKS).getParent().toRealPath().startsWith(root.toRealPath())) {
      return;
    }
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static final class Copier extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copier(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
      Files.createDirectories(target(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
      return FileVisitResult.CONTINUE;
    }

    private Path target(Path path) {
      return to.resolve(from.relativize(path).toString());
    }
  }
}
