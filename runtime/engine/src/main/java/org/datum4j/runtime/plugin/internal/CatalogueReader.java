// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.datum4j.runtime.plugin.PluginHostOptions;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jars of the plugin folders and reads what they say, or what the index remembers of them. Each command starts
 * with it, so there are no lambdas and globs on the usual way: the first of each costs milliseconds in a new Java.
 */
public final class CatalogueReader {
  /** A jar as its folder lists it. */
  private record Listed(Path file, long size, long modified) {
    boolean isSame(PluginJar jar) {
      return size == jar.size() && modified == jar.modified() && file.equals(jar.file());
    }
  }

  private final PluginHostOptions options;
  private final @Nullable PluginLock lock;
  private final List<Listed> listed = new ArrayList<>();
  private final List<PluginJar> brokenFolders = new ArrayList<>();

  private CatalogueReader(PluginHostOptions options) {
    this.options = options;
    this.lock = options.lockFile().isPresent() ? PluginLock.read(options.lockFile().get()) : null;
  }

  /**
   * Reads the folders. Whatever is wrong with a jar becomes a problem in the catalogue.
   *
   * @throws org.datum4j.api.issue.PluginException if the list of allowed plugins cannot be read
   */
  public static Catalogue read(PluginHostOptions options) {
    return new CatalogueReader(options).read();
  }

  /** Says whether the list of allowed plugins, if there is one, has a jar as it is now. */
  static Optional<PluginProblem> disallowed(PluginJar jar, PluginHostOptions options) {
    if (options.lockFile().isEmpty()) {
      return Optional.empty();
    }
    PluginLock lock = PluginLock.read(options.lockFile().get());
    PluginJar now = jar.withSha256(PluginLock.sha256(jar.file()));
    return lock.allows(now.sha256()) ? Optional.empty() : Optional.of(Selection.notAllowed(now, lock));
  }

  /** Lists the jars of a folder, sorted by name. A folder that does not exist is empty. */
  static List<Path> list(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          if (name.endsWith(".jar") && !name.startsWith(".")) {
            jars.add(file);
          }
        }
      }
    }
    // All lie in one folder, so this is the order of their names.
    Collections.sort(jars);
    return jars;
  }

  private Catalogue read() {
    for (Path folder : options.folders()) {
      listFolder(folder);
    }
    Path file = options.indexFolder().isPresent() ? indexFile(options.indexFolder().get()) : null;
    CatalogueIndex index = file == null ? null : CatalogueIndex.read(file);
    String context = "api " + options.apiVersion() + " java " + Runtime.version().feature()
        + (lock == null ? "" : " lock " + lock.signature());
    if (index == null || !index.context().equals(context) || !isSame(index.jars())) {
      List<PluginJar> jars = readJars(index == null ? List.of() : index.jars());
      index = new CatalogueIndex(context, jars,
          Selection.problems(jars, options.apiVersion(), Runtime.version().feature(), lock));
      if (file != null) {
        index.write(file);
      }
    }
    if (brokenFolders.isEmpty()) {
      return new Catalogue(index.jars(), index.rejected());
    }
    List<PluginJar> all = new ArrayList<>(index.jars());
    Map<Path, PluginProblem> rejected = new HashMap<>(index.rejected());
    for (PluginJar folder : brokenFolders) {
      all.add(folder);
      folder.problem().ifPresent(problem -> rejected.put(folder.file(), problem));
    }
    return new Catalogue(all, rejected);
  }

  private void listFolder(Path folder) {
    try {
      for (Path file : list(folder)) {
        BasicFileAttributes attributes = attributes(file);
        if (attributes == null) {
          listed.add(new Listed(file, 0, 0));
        } else if (attributes.isRegularFile()) {
          listed.add(new Listed(file, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS)));
        }
      }
    } catch (IOException e) {
      brokenFolders.add(PluginJar.broken(folder, 0, 0, PluginProblem.of(ProblemKind.UNREADABLE_JAR, "", folder,
          "the plugin folder cannot be listed: " + e, "Give yourself the right to read the folder.")));
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      // A dangling link or a file that vanished: reading it as a jar tells the trouble.
      return null;
    }
  }

  /** Each set of folders has an index of its own, so that two hosts do not overwrite each other's. */
  private Path indexFile(Path folder) {
    return folder.resolve("plugins-" + Integer.toHexString(options.folders().hashCode()) + ".index");
  }

  private boolean isSame(List<PluginJar> jars) {
    if (jars.size() != listed.size()) {
      return false;
    }
    for (int i = 0; i < jars.size(); i++) {
      if (!listed.get(i).isSame(jars.get(i))) {
        return false;
      }
    }
    return true;
  }

  private List<PluginJar> readJars(List<PluginJar> remembered) {
    Map<Path, PluginJar> known = new HashMap<>();
    remembered.forEach(jar -> known.put(jar.file(), jar));
    List<PluginJar> jars = new ArrayList<>();
    for (Listed one : listed) {
      PluginJar jar = known.get(one.file());
      if (jar == null || !one.isSame(jar)) {
        jar = JarReader.read(one.file(), one.size(), one.modified());
      }
      boolean needsSum = lock != null && jar.sha256().isEmpty();
      jars.add(needsSum ? jar.withSha256(PluginLock.sha256(one.file())) : jar);
    }
    return jars;
  }
}
