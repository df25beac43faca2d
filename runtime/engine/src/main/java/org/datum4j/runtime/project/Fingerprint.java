// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells whether data changed, without reading them: a sum over the names, sizes and times of all files. Two states with
 * equal sums are taken to be the same.
 */
final class Fingerprint {
  private static final String PREFIX = "names-sizes-times:";
  private static final int HEX_DIGITS = 32;

  private Fingerprint() {}

  static String of(Path data) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.isDirectory(data)) {
      Files.walkFileTree(data, new Collector(data, lines));
      Collections.sort(lines);
    } else {
      lines.add(line("", Files.readAttributes(data, BasicFileAttributes.class)));
    }
    MessageDigest digest = digest();
    for (String line : lines) {
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return PREFIX + HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
  }

  private static String line(String name, BasicFileAttributes attributes) {
    return name + '\n' + attributes.size() + '\n' + attributes.lastModifiedTime().toMillis() + '\n';
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<String> lines;

    Collector(Path root, List<String> lines) {
      this.root = root;
      this.lines = lines;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      // A project's own folder changes with every command; it is no data.
      boolean isProject = Project.FOLDER.equals(String.valueOf(folder.getFileName()));
      return isProject ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      lines.add(line(root.relativize(file).toString().replace('\\', '/'), attributes));
      return FileVisitResult.CONTINUE;
    }
  }
}
