// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through a JSON file of any size and reports where its records lie.
 *
 * <pre>{@code
 * JsonFileScanner.of(file)
 *     .records("images", JsonNames.of("id"), 0, image -> images.add(image.whole(0), image.start(), image.end()))
 *     .others(1 << 20, member -> keep(member))
 *     .scan();
 * }</pre>
 *
 * <p>The whole text is checked to be RFC 8259 and UTF-8, with the limits given. Memory is one buffer, which grows only
 * for records whose bytes are to be kept. Records are reported in file order, on the calling thread. A list that comes
 * twice is reported twice, each time from index 0.
 */
public final class JsonFileScanner {
  private static final int BUFFER = 1 << 19;
  private static final int SMALLEST_BUFFER = 16;

  private final ByteSource source;
  private final Map<String, Target> lists = new HashMap<>();
  private @Nullable Target rootList;
  private @Nullable Target others;
  private JsonLimits limits = JsonLimits.DEFAULT;
  private LongPredicate progress = bytes -> true;
  private int bufferSize = BUFFER;

  record Target(JsonNames members, int keepUpTo, RecordSink sink, @Nullable ListPasser passer) {
    Target {
      if (members.size() > Long.SIZE) {
        throw new IllegalArgumentException("at most " + Long.SIZE + " members, got " + members.size());
      }
      if (keepUpTo < 0 || keepUpTo > 1 << 30) {
        throw new IllegalArgumentException("bytes to keep must be 0 to 2^30, got " + keepUpTo);
      }
    }
  }

  private JsonFileScanner(ByteSource source) {
    this.source = source;
  }

  /** A scanner of a file; nothing is opened yet. */
  public static JsonFileScanner of(Path file) {
    return of(ByteSource.of(file));
  }

  /** A scanner of bytes from elsewhere; nothing is opened yet. */
  public static JsonFileScanner of(ByteSource source) {
    return new JsonFileScanner(source);
  }

  /**
   * Reports each element of the array that is the root object's member {@code list}; if the member is something else,
   * it goes to {@link #others}.
   *
   * @param members up to 64 members of the records whose whole numbers are wanted
   * @param keepUpTo the sink gets the bytes of records up to this size; 0 for none
   */
  public JsonFileScanner records(String list, JsonNames members, int keepUpTo, RecordSink sink) {
    return records(list, members, keepUpTo, sink, null);
  }

  /**
   * As {@link #records(String, JsonNames, int, RecordSink)}, for records with lists that somebody knows.
   *
   * @param passer passes the lists that are values of wanted members, as far as it can; null for none
   */
  public JsonFileScanner records(
      String list, JsonNames members, int keepUpTo, RecordSink sink, @Nullable ListPasser passer) {
    lists.put(list, new Target(members, keepUpTo, sink, passer));
    return this;
  }

  /** Reports each element of the root when that is an array, like {@link #records}. */
  public JsonFileScanner rootRecords(JsonNames members, int keepUpTo, RecordSink sink) {
    rootList = new Target(members, keepUpTo, sink, null);
    return this;
  }

  /**
   * Reports each other member of the root object, with its bytes up to a size; also a list that was asked for and is
   * empty, without bytes.
   */
  public JsonFileScanner others(int keepUpTo, RecordSink sink) {
    others = new Target(JsonNames.NONE, keepUpTo, sink, null);
    return this;
  }

  /** Sets limits other than the default ones. */
  public JsonFileScanner limits(JsonLimits limits) {
    this.limits = limits;
    return this;
  }

  /** Is told the bytes read so far after each fill of the buffer; answers false to end the scan. */
  public JsonFileScanner progress(LongPredicate progress) {
    this.progress = progress;
    return this;
  }

  /** Sets the size of the buffer in bytes, at least 16; half a mebibyte without. */
  public JsonFileScanner bufferSize(int bytes) {
    if (bytes < SMALLEST_BUFFER) {
      throw new IllegalArgumentException("buffer must have 16 bytes or more, got " + bytes);
    }
    bufferSize = bytes;
    return this;
  }

  /**
   * Reads the file.
   *
   * @throws JsonException if the file is not JSON or beyond the limits; says where
   * @throws IOException if the file cannot be read
   */
  public JsonScanSummary scan() throws IOException {
    try (InputStream in = source.open()) {
      FileScan scan = new FileScan(this, in, false);
      return scan.document();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  ByteSource source() {
    return source;
  }

  JsonLimits limits() {
    return limits;
  }

  int bufferSize() {
    return bufferSize;
  }

  LongPredicate progress() {
    return progress;
  }

  @Nullable Target list(String name) {
    return lists.get(name);
  }

  @Nullable Target rootList() {
    return rootList;
  }

  @Nullable Target others() {
    return others;
  }
}
