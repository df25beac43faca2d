// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/** Walks a folder once; follows links as long as they stay inside and do not go round. */
final class InputListing {
  private static final int DEEPEST = 64;

  private final Confinement confinement;
  private final List<String> files = new ArrayList<>();
  private final Set<Path> open = new HashSet<>();
  private int seen;

  private InputListing(Confinement confinement) {
    this.confinement = confinement;
  }

  static List<String> of(Path folder, Confinement confinement) throws IOException {
    InputListing listing = new InputListing(confinement);
    try {
      if (Files.isDirectory(folder)) {
        listing.enter(folder, "", 0);
      }
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    return Collections.unmodifiableList(listing.files);
  }

  private void enter(Path folder, String prefix, int depth) throws IOException {
    Path real = folder.toRealPath();
    if (depth > DEEPEST || !open.add(real)) {
      return;
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = nameOf(entry);
        if (name.startsWith(".")) {
          continue;
        }
        count();
        Kind kind = kindOf(entry);
        if (kind != Kind.OTHER) {
          names.add(kind == Kind.FILE ? name : name + "/");
        }
      }
    }
    // With the slash, names stand in the order of the paths of what is in them.
    Collections.sort(names);
    for (String name : names) {
      if (name.endsWith("/")) {
        enter(folder.resolve(name.substring(0, name.length() - 1)), prefix + name, depth + 1);
      } else {
        files.add(prefix + name);
      }
    }
    open.remove(real);
  }

  /** A link that leads nowhere or out of the folder is no file; a look-up by its name says why. */
  private Kind kindOf(Path entry) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        if (!confinement.holds(entry)) {
          return Kind.OTHER;
        }
        attributes = Files.readAttributes(entry, BasicFileAttributes.class);
      }
    } catch (NoSuchFileException vanished) {
      return Kind.OTHER;
    } catch (IOException loop) {
      if (Files.isSymbolicLink(entry)) {
        return Kind.OTHER;
      }
      throw loop;
    }
    if (attributes.isDirectory()) {
      return Kind.FOLDER;
    }
    return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }

  private void count() {
    if (++seen > confinement.maxFiles()) {
      throw new ImportException(
          Issue.error(
              "INPUT-FILES-LIMIT",
              "the folder holds more than " + confinement.maxFiles() + " files",
              Location.unknown(),
              "Name the folder of the dataset itself, not one above it."));
    }
  }

  /** Zip file systems end the names of folders with a slash. */
  private static String nameOf(Path entry) {
    String name = entry.getFileName().toString();
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private enum Kind {
    FILE,
    FOLDER,
    OTHER
  }
}
