// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Image;
import org.datum4j.runtime.LinkMode;
import org.jspecify.annotations.Nullable;

/** Brings an image's bytes to a new file without looking at them. */
final class ImageCopy {
  private static final int BUFFER = 64 * 1024;

  private final LinkMode links;

  ImageCopy(LinkMode links) {
    this.links = links;
  }

  /**
   * Checks that there is something to copy.
   *
   * @throws ExportException if there is not
   */
  static void checkThere(Image image) {
    if (!image.hasData() || image.file().isPresent() && !Files.exists(image.file().get())) {
      throw missing(image, null);
    }
  }

  void copy(Image image, Path target) throws IOException {
    Optional<Path> file = image.file();
    try {
      if (file.isEmpty()) {
        copyStream(image, target, Long.MAX_VALUE);
      } else if (!isLocal(file.get()) || !isLocal(target)) {
        // An archive's entry may hold more than it says: a bomb.
        copyStream(image, target, Files.size(file.get()));
      } else if (!link(file.get(), target)) {
        copyFile(file.get(), target);
      }
    } catch (NoSuchFileException gone) {
      if (gone.getFile() != null && gone.getFile().equals(target.toString())) {
        throw gone;
      }
      throw missing(image, gone);
    }
  }

  private boolean link(Path source, Path target) throws IOException {
    try {
      switch (links) {
        case COPY -> {
          return false;
        }
        case HARD -> Files.createLink(target, source.toRealPath());
        case SYMBOLIC -> Files.createSymbolicLink(target, source.toRealPath());
      }
      return true;
    } catch (FileAlreadyExistsException | NoSuchFileException meant) {
      throw meant;
    } catch (IOException | UnsupportedOperationException impossible) {
      // Another disk, or a file system without links: the mode promises a copy then.
      return false;
    }
  }

  private static void copyFile(Path source, Path target) throws IOException {
    try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = in.size();
      long at = 0;
      while (at < size) {
        long moved = in.transferTo(at, size - at, out);
        if (moved <= 0) {
          throw new IOException("image file " + source + " became shorter while it was copied");
        }
        at += moved;
      }
    }
  }

  private static void copyStream(Image image, Path target, long limit) throws IOException {
    try (InputStream in = image.open();
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[BUFFER];
      long total = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > limit) {
          throw new IOException("image " + image.name() + " holds more bytes than its archive says: " + limit);
        }
        out.write(buffer, 0, count);
      }
    }
  }

  private static boolean isLocal(Path path) {
    return path.getFileSystem() == FileSystems.getDefault();
  }

  private static ExportException missing(Image image, @Nullable Throwable cause) {
    return new ExportException(
        Issue.error(
            "OUTPUT-IMAGE-MISSING",
            "the image \"" + RelativeName.shown(image.name()) + "\" cannot be copied because it is not there",
            Location.ofFile(RelativeName.shown(image.name())),
            "Put the image where the dataset expects it, or export without --save-media."),
        cause);
  }
}
