// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Shows the compiler early what a large file may bring late.
 *
 * <p>A file begins with a million records of one shape. Code compiled after those has no notion of the others, nor of
 * the end of a buffer inside a number: it is thrown away and compiled anew when they come, several times over, which
 * took as long as half of the scan. So while the code is still being profiled, a sample of everything runs through it
 * now and then.
 */
final class ProfileSeed {
  /** How many fills of the buffer at the start of a process are small, with a run of the sample at each. */
  static final int FILLS = 64;

  static final int FILL_BYTES = 1 << 13;

  /** Smaller files are through before anything is compiled. */
  static final int SMALL_FILE = 1 << 16;

  private static final byte[] SAMPLE = ("{\"info\":{\"a\":\"\\u00e9\\n\\ud83d\\ude00 é€😀\",\"b\":true,\"c\":false,\"d\":null,\"e\":{}},"
      + "\"images\":[{\"id\":12,\"file_name\":\"a name of more than twenty bytes.jpg\",\"w\":-0.5e-7,\"h\":640,\"iscrowd\":0},"
      + "{\"id\" : -7 , \"a\\tb\" : [ ] },{\"id\":9001000000001,\"x\":{\"y\":[{\"z\":1}]}},{\"id\":\"7\"},{\"id\":1.0}],"
      + "\"annotations\":[{\"segmentation\":[[1.5,2,-3.25,0.5,100,20.75,3e1,0],[ 7 , 8.5 ]],\"bbox\":[1,2,3.5,4],\"id\":1},"
      + "{\"segmentation\":{\"counts\":[12,3456,7,12345678],\"size\":[480,640]},\"area\":15210.581100000001,\"id\":2,\"b\":[]},"
      + "{\"segmentation\":{\"counts\":\"abc\\\\def0123456789012345678901234567890123456789\"},\"mixed\":[1,\"a\",null,{},[]]},"
      + "{}, null, 5, \"s\", [1] ] , \"more\" : [[1,2],[3,4]] }").getBytes(StandardCharsets.UTF_8);

  // Counted without care for threads: a few runs more or less do not matter.
  private static int runs;

  private ProfileSeed() {}

  static boolean isDone() {
    return runs >= FILLS;
  }

  static void run() {
    runs++;
    JsonNames names = JsonNames.of("id", "image_id", "category_id");
    JsonFileScanner plan = JsonFileScanner.of(ProfileSeed::sample)
        .bufferSize(16 + runs % 48)
        .records("images", names, 100, record -> record.isWhole(0) || record.start() > 0)
        .records("annotations", names, 0, record -> record.isWhole(0) || record.start() > 0)
        .others(20, member -> true);
    try (InputStream in = sample()) {
      new FileScan(plan, in, true).document();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonReader reader = new JsonReader();
    reader.reset(SAMPLE, 0, SAMPLE.length, 0);
    reader.skipValue();
  }

  private static InputStream sample() {
    return new ByteArrayInputStream(SAMPLE);
  }
}
