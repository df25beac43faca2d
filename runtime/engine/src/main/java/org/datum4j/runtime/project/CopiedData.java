// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Data that a project keeps itself. */
final class CopiedData {
  private CopiedData() {}

  /** Copies a file or folder into a project; half a copy is never seen. */
  static Path copy(Path data, Path root, String name) throws IOException {
    Path target = root.resolve(name).normalize();
    if (!target.startsWith(root) || target.equals(root)) {
      throw new IOException("the name \"" + name + "\" leads out of the project");
    }
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path staging = Files.createTempDirectory(root.resolve(Project.FOLDER), "copy");
    try {
      Path whole = staging.resolve("data");
      Files.walkFileTree(data, new Copier(data, whole));
      Files.move(whole, target);
    } finally {
      delete(staging, root);
    }
    return target;
  }

  /** Deletes data inside of a project. */
  static void delete(Path data, Path root) throws IOException {
    if (!data.normalize().startsWith(root) || data.normalize().equals(root) || !Files.exists(data)) {
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
