// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/** Opens zip files as file systems, after a look whether they are bombs or lead out. */
public final class ZipInput {
  private static final int MAX_ENTRIES = 5_000_000;

  /** Annotation files of one long list shrink to a fiftieth; bombs to a thousandth. */
  private static final long MAX_RATIO = 200;

  /** Below this size nobody is hurt, whatever the ratio. */
  private static final long HARMLESS = 256L << 20;

  /** What is copied unread, and there bounded by what the archive says. */
  private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp", "gif");

  private ZipInput() {}

  /** Says whether a path is that of a zip file. */
  public static boolean isZip(Path path) {
    return path.getFileName() != null
        && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")
        && Files.isRegularFile(path);
  }

  /**
   * Opens a zip file; the caller closes it.
   *
   * @throws ImportException if it is no zip file, an entry's name leads out, or it holds far more than it seems to
   */
  public static FileSystem open(Path zip) throws IOException {
    return open(zip, HARMLESS);
  }

  static FileSystem open(Path zip, long harmless) throws IOException {
    FileSystem system;
    try {
      system = newFileSystem(zip);
    } catch (ZipException broken) {
      throw refused("ARCHIVE-ZIP-FAULT", zip, "cannot be read: " + broken.getMessage(), "Pack the dataset again.");
    }
    try {
      check(zip, system, harmless);
      return system;
    } catch (IOException | RuntimeException refused) {
      system.close();
      throw refused;
    }
  }

  /** Old archives name their files in the code page of DOS. */
  private static FileSystem newFileSystem(Path zip) throws IOException {
    try {
      return FileSystems.newFileSystem(zip);
    } catch (ZipException | IllegalArgumentException notUtf8) {
      try {
        return FileSystems.newFileSystem(zip, Map.of("encoding", "IBM437"));
      } catch (IllegalArgumentException unknown) {
        throw new ZipException("the names of its entries cannot be decoded");
      }
    }
  }

  private static void check(Path zip, FileSystem system, long harmless) throws IOException {
    long[] sums = new long[2];
    Files.walkFileTree(
        system.getPath("/"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (++sums[0] > MAX_ENTRIES) {
              throw refused(
                  "ARCHIVE-ENTRIES-LIMIT", zip, "has more than " + MAX_ENTRIES + " entries", "Unpack it yourself.");
            }
            checkName(zip, file);
            sums[1] += attributes.size();
            checkSize(zip, file, attributes.size(), harmless);
            return FileVisitResult.CONTINUE;
          }
        });
    if (sums[1] > harmless && sums[1] / MAX_RATIO > Files.size(zip)) {
      throw bomb(zip, "its " + sums[0] + " entries");
    }
  }

  private static void checkName(Path zip, Path file) {
    for (String part : file.toString().replace('\\', '/').split("/")) {
      if (part.equals("..")) {
        throw refused(
            "ARCHIVE-NAME-OUTSIDE",
            zip,
            "has the entry \"" + RelativeName.shown(file.toString()) + "\", which leads out of it",
            "Do not trust this archive.");
      }
    }
  }

  /** A header may lie about an entry's size, so what is read into memory as text is counted once. */
  private static void checkSize(Path zip, Path file, long size, long harmless) throws IOException {
    long packed = ((Number) Files.getAttribute(file, "zip:compressedSize")).longValue();
    if (size > harmless && size / MAX_RATIO > packed) {
      throw bomb(zip, "the entry " + RelativeName.shown(file.toString()));
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (packed > harmless / 1024 && packed < size && !IMAGES.contains(name.substring(name.lastIndexOf('.') + 1))) {
      try (InputStream in = Files.newInputStream(file)) {
        in.skipNBytes(size);
        if (in.read() >= 0) {
          throw bomb(zip, "the entry " + RelativeName.shown(file.toString()));
        }
      }
    }
  }

  private static ImportException bomb(Path zip, String which) {
    return refused(
        "ARCHIVE-SIZE-LIMIT", zip, "is no honest archive: " + which + " unpacks to far too much", "Do not trust it.");
  }

  private static ImportException refused(String code, Path zip, String what, String mend) {
    return new ImportException(
        Issue.error(code, "the zip file \"" + zip.getFileName() + "\" " + what, Location.unknown(), mend));
  }
}
