// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's folders and files. */
final class SourceTree {
  static final Path ROOT = findRoot();

  private SourceTree() {}

  private static Path findRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("api")) || !Files.isDirectory(folder.resolve("plugins-coco"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Returns the folders of all plugins, be it formats, transforms or libraries. */
  static List<Path> plugins() {
    List<Path> folders = new ArrayList<>();
    for (Path group : children(ROOT)) {
      String name = group.getFileName().toString();
      if (name.equals("plugins") || name.startsWith("plugins-")) {
        folders.addAll(modulesIn(group));
      }
    }
    return folders;
  }

  /** Returns the folders of all modules that have sources. */
  static List<Path> modules() {
    List<Path> folders = new ArrayList<>(List.of(ROOT.resolve("api")));
    folders.addAll(modulesIn(ROOT.resolve("runtime")));
    folders.addAll(plugins());
    return folders;
  }

  private static List<Path> modulesIn(Path group) {
    return children(group).stream().filter(folder -> Files.isRegularFile(folder.resolve("pom.xml"))).toList();
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the Java files of a module below a folder such as {@code src/main}. */
  static List<Path> javaFiles(Path module, String below) {
    Path folder = module.resolve(below);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    return String.join("\n", lines(file));
  }

  /** Returns the first group of a pattern's first match. */
  static Optional<String> find(String pattern, Path file) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL).matcher(text(file));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Returns a file's name as people read it. */
  static String relative(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }
}
