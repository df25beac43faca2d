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
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.runtime.LinkMode;
import org.jspecify.annotations.Nullable;

/**
 * An output folder of which nobody sees anything before {@link #publish()}. Closed without it, also by the end of the
 * process, it leaves nothing. Safe for use by several threads.
 *
 * <p>Names that differ in case only are two files where the file system tells them apart; elsewhere the second one is
 * refused as taken.
 */
public final class StagedOutput implements OutputFolder, AutoCloseable {
  private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** What an image counts while it waits; its bytes are not in memory. */
  private static final long IMAGE_WEIGHT = 1024;

  private final StagingArea area;
  private final Path result;
  private final ImageCopy copy;
  private final Thread hook;
  private final WriteCrew crew;
  private final NameSet names = new NameSet();
  private final Set<String> folders = ConcurrentHashMap.newKeySet();
  private final LongAdder files = new LongAdder();
  private volatile String lastFolder = "";
  private volatile boolean isClosed;
  private volatile boolean isEnding;

  private StagedOutput(StagingArea area, LinkMode links, int threads) {
    this.area = area;
    this.crew = new WriteCrew(threads);
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
    return open(target, overwrites, links, 1);
  }

  /**
   * Prepares an output folder whose small files and copies are made by threads of its own. What is wrong with names and
   * missing images is still told at once; that a disk is full may be told by a later call.
   *
   * @param threads how many threads the run may have; with 1 each file is there when the call returns
   */
  public static StagedOutput open(Path target, boolean overwrites, LinkMode links, int threads) throws IOException {
    return new StagedOutput(StagingArea.open(target, overwrites), links, threads);
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
    byte[] own = Arrays.copyOfRange(bytes, from, to);
    submit(own.length, () -> write(name, file, own));
  }

  private static void write(String name, Path file, byte[] bytes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, NEW_FILE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (FileAlreadyExistsException taken) {
      throw taken(name, taken);
    }
  }

  @Override
  public void copy(String name, Image image) throws IOException {
    checkOpen();
    ImageCopy.checkThere(image);
    Path file = prepare(name);
    submit(
        IMAGE_WEIGHT,
        () -> {
          try {
            copy.copy(image, file);
          } catch (FileAlreadyExistsException taken) {
            throw taken(name, taken);
          }
        });
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
    try {
      crew.drain();
      crew.end();
      area.publish();
    } catch (IOException fault) {
      throw unlessEnding(fault);
    }
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
    crew.end();
    area.discard();
  }

  private Path prepare(String name) throws IOException {
    checkOpen();
    String plain = RelativeName.toWrite(name);
    int slash = plain.lastIndexOf('/');
    if (slash > 0 && !isLast(plain, slash)) {
      String folder = plain.substring(0, slash);
      makeFolders(folder, name);
      lastFolder = folder;
    }
    if (folders.contains(plain) || !names.add(plain)) {
      throw taken(name, null);
    }
    files.increment();
    return resolve(plain, name);
  }

  /** Says whether a file lies in the folder that the last one lay in. */
  private boolean isLast(String plain, int slash) {
    String last = lastFolder;
    return last.length() == slash && plain.startsWith(last);
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
    for (int slash = plain.indexOf('/'); slash >= 0; slash = plain.indexOf('/', slash + 1)) {
      remember(plain.substring(0, slash), name);
    }
    remember(plain, name);
    try {
      Files.createDirectories(resolve(plain, name));
    } catch (FileAlreadyExistsException file) {
      throw taken(name, file);
    }
  }

  /** Files may still wait to be made, so that only our own list tells whether a folder's name is free. */
  private void remember(String folder, String name) {
    if (names.contains(folder)) {
      throw taken(name, null);
    }
    folders.add(folder);
  }

  private void submit(long weight, WriteCrew.Task task) throws IOException {
    try {
      crew.submit(weight, task);
    } catch (IOException fault) {
      throw unlessEnding(fault);
    }
  }

  /** Writing fails when the process ends in its midst; that is no fault of the disk. */
  private IOException unlessEnding(IOException fault) throws IOException {
    if (isEnding) {
      checkOpen();
    }
    return fault;
  }

  private void checkOpen() throws IOException {
    if (isEnding) {
      throw new CancelledException(
          Issue.error(
              "RUN-CANCELLED", "the process is ending", Location.unknown(), "Start the run again; nothing was written."));
    }
    if (isClosed) {
      throw new IOException("the output folder is closed");
    }
  }

  private static ExportException taken(String name, @Nullable FileAlreadyExistsException cause) {
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
  void discardQuietly() {
    isEnding = true;
    isClosed = true;
    crew.end();
    try {
      area.discard();
    } catch (IOException leftBehind) {
      System.getLogger(StagedOutput.class.getName()).log(System.Logger.Level.WARNING, "cannot clean up", leftBehind);
    }
  }
}
