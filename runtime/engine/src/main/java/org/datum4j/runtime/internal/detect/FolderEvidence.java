// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.InputFolder;

/** What importers may look at of one folder; bounded, and read once for all of them. */
public final class FolderEvidence implements DetectionContext {
  private static final int LOOK = 64 * 1024;
  private static final int MAX_MATCHES = 5_000;

  private static final long MAX_UNPACKED = 32L << 20;

  /** So many heads are kept; further ones are read again. */
  private static final int MAX_HEADS = 200;

  private final InputFolder folder;
  private final String file;
  private final List<String> files;
  private final Map<String, List<String>> byExtension = new HashMap<>();
  private final Map<String, List<String>> matches = new ConcurrentHashMap<>();
  private final Map<String, byte[]> heads = new ConcurrentHashMap<>();
  private final Map<String, List<String>> keys = new ConcurrentHashMap<>();

  private FolderEvidence(InputFolder folder, String file, List<String> files) {
    this.folder = folder;
    this.file = file;
    this.files = files;
    for (String name : files) {
      byExtension.computeIfAbsent(Glob.extensionOf(name), extension -> new ArrayList<>()).add(name);
    }
  }

  /**
   * Looks at a folder.
   *
   * @param file the single file that the user named, relative to the folder, or the empty text
   */
  public static FolderEvidence of(InputFolder folder, String file) throws IOException {
    List<String> files = file.isEmpty() ? FolderSketch.of(folder.root()) : List.of(file);
    return new FolderEvidence(folder, file, files);
  }

  @Override
  public InputFolder folder() {
    return folder;
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> match(String glob) {
    return matches.computeIfAbsent(glob, this::find);
  }

  /** Says whether any file matches one of the globs; true when there are none. */
  boolean matchesAny(List<String> globs) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> !match(glob).isEmpty());
  }

  /** Says whether there is no file at all. */
  boolean isEmpty() {
    return files.isEmpty();
  }

  private List<String> find(String text) {
    Glob glob = Glob.of(text);
    List<String> candidates =
        glob.extension().isEmpty() ? files : byExtension.getOrDefault(glob.extension(), List.of());
    List<String> found = new ArrayList<>();
    for (String name : candidates) {
      if (glob.matches(name)) {
        found.add(name);
        if (found.size() == MAX_MATCHES) {
          break;
        }
      }
    }
    return Collections.unmodifiableList(found);
  }

  @Override
  public byte[] head(String name) {
    byte[] known = heads.get(name);
    if (known == null) {
      known = read(name, false);
      if (heads.size() < MAX_HEADS) {
        heads.put(name, known);
      }
    }
    return known.clone();
  }

  @Override
  public List<String> jsonKeys(String name) {
    return keys.computeIfAbsent(name, key -> JsonKeys.of(head(key), read(key, true)));
  }

  @Override
  public String xmlRoot(String name) {
    return XmlRoot.of(head(name));
  }

  /** Reads the first bytes, or the last ones that are not among the first. */
  private byte[] read(String name, boolean isTail) {
    Optional<Path> path = folder.find(name);
    if (path.isEmpty()) {
      return new byte[0];
    }
    try {
      long size = Files.size(path.get());
      long from = isTail ? Math.max(LOOK, size - LOOK) : 0;
      int length = (int) Math.max(0, Math.min(LOOK, size - from));
      boolean isLocal = path.get().getFileSystem() == FileSystems.getDefault();
      return isLocal ? readAt(path.get(), from, length) : readPacked(path.get(), from, length);
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }

  private static byte[] readAt(Path path, long from, int length) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      channel.position(from);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    }
  }

  /** An archive's entry is unpacked from its start, so that its end is looked at only when it is near. */
  private static byte[] readPacked(Path path, long from, int length) throws IOException {
    if (length == 0 || from > MAX_UNPACKED) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(from);
      return in.readNBytes(length);
    }
  }
}
