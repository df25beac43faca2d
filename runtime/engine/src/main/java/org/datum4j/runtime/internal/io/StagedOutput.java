// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.runtime.LinkMode;

/**
 * An output folder of which nobody sees anything before {@link #publish()}. Closed without it, also by the end of the
 * process, it leaves nothing. Safe for use by several threads.
 *
 * <p>Names that differ in case only are two files where the file system tells them apart; elsewhere the second one is
 * refused as taken.
 */
public final class StagedOutput implements OutputFolder, AutoCloseable {
  private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final StagingArea area;
  private final Path result;
  private final ImageCopy copy;
  private final Thread hook;
  private final Set<String> folders = ConcurrentHashMap.newKeySet();
  private final LongAdder files = new LongAdder();
  private volatile boolean isClosed;

  private StagedOutput(StagingArea area, LinkMode links) {
    this.area = area;
    this.result = area.result();
    this.copy = new ImageCopy(links);
    this.hook = new Thread(this::discardQuietly, "datum-output-cleanup");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Prepares an output folder.
   *
   * @param target where the result will be; its parents are made
   * @param overwrites whether a folder that is there is replaced as a whole
   * @throws ExportException if the target is there and may not be replaced
   */
  public static StagedOutput open(Path target, boolean overwrites, LinkMode links) throws IOException {
    return new StagedOutput(StagingArea.open(target, overwrites), links);
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Path file = prepare(name);
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException taken) {
      throw taken(name, taken);
    }
  }

  @Override
  public void write(String name, byte[] bytes, int from, int to) throws IOException {
    Path file = prepare(name);
    try (SeekableByteChannel channel = Files.newByteChannel(file, NEW_FILE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, from, to - from);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (FileAlreadyExistsException taken) {
      throw taken(name, taken);
    }
  }

  @Override
  public void copy(String name, Image image) throws IOException {
    Path file = prepare(name);
    try {
      copy.copy(image, file);
    } catch (FileAlreadyExistsException taken) {
      throw taken(name, taken);
    }
  }

  @Override
  public void makeFolder(String name) throws IOException {
    checkOpen();
    makeFolders(RelativeName.toWrite(name), name);
  }

  @Override
  public Path scratch(String hint) throws IOException {
    checkOpen();
    return Files.createTempFile(area.scratch(), ScratchName.of(hint), ".tmp");
  }

  /** Returns how many files were made. */
  public long files() {
    return files.sum();
  }

  /** Makes the result visible. On failure the target is as it was before. */
  public void publish() throws IOException {
    checkOpen();
    area.publish();
    isClosed = true;
    removeHook();
  }

  /** Deletes what was not published. */
  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    removeHook();
    area.discard();
  }

  private Path prepare(String name) throws IOException {
    checkOpen();
    String plain = RelativeName.toWrite(name);
    int slash = plain.lastIndexOf('/');
    if (slash > 0) {
      makeFolders(plain.substring(0, slash), name);
    }
    files.increment();
    return resolve(plain, name);
  }

  private Path resolve(String plain, String name) {
    try {
      return result.resolve(plain);
    } catch (InvalidPathException unmappable) {
      throw new ExportException(
          Issue.error(
              "OUTPUT-NAME-CHARACTERS",
              "the name \"" + RelativeName.shown(name) + "\" has characters that this system cannot use in file names",
              Location.ofFile(RelativeName.shown(name)),
              "Set a UTF-8 locale, for example LC_ALL=C.UTF-8, or rename the item."),
          unmappable);
    }
  }

  private void makeFolders(String plain, String name) throws IOException {
    if (folders.contains(plain)) {
      return;
    }
    try {
      Files.createDirectories(resolve(plain, name));
    } catch (FileAlreadyExistsException file) {
      throw taken(name, file);
    }
    folders.add(plain);
  }

  private void checkOpen() throws IOException {
    if (isClosed) {
      throw new IOException("the output folder is closed");
    }
  }

  private static ExportException taken(String name, FileAlreadyExistsException cause) {
    return new ExportException(
        Issue.error(
            "OUTPUT-NAME-TAKEN",
            "two files of the output would have the name \"" + RelativeName.shown(name) + "\"",
            Location.ofFile(RelativeName.shown(name)),
            "Give the items distinct ids, for example with the transform reindex or rename."),
        cause);
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // The hook runs or has run; what it does is harmless after us.
      isClosed = true;
    }
  }

  /** At the end of the process there is nobody left to tell. */
  private void discardQuietly() {
    isClosed = true;
    try {
      area.discard();
    } catch (IOException leftBehind) {
      System.getLogger(StagedOutput.class.getName()).log(System.Logger.Level.WARNING, "cannot clean up", leftBehind);
    }
  }
}
