// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Reads a document by each of the ways there are and says whether it was accepted. */
final class ReadAll {
  private ReadAll() {}

  static List<Boolean> everyWay(byte[] text) {
    return List.of(skip(text), tree(text), scan(text, 16), scan(text, 1 << 16));
  }

  static boolean skip(byte[] text) {
    JsonReader reader = new JsonReader();
    // Other JSON around the slice must not matter.
    byte[] wider = new byte[text.length + 20];
    Arrays.fill(wider, (byte) '1');
    System.arraycopy(text, 0, wider, 10, text.length);
    reader.reset(wider, 10, 10 + text.length, 0);
    try {
      reader.skipValue();
      reader.finish();
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  static boolean tree(byte[] text) {
    try {
      JsonTree.parse(text);
      return true;
    } catch (JsonException e) {
      // A matter of the type, not of the text.
      return skip(text) && e.detail().endsWith("is beyond the range of a double");
    }
  }

  static boolean scan(byte[] text, int buffer) {
    try {
      JsonFileScanner.of(() -> new ByteArrayInputStream(text))
          .bufferSize(buffer)
          .records("id", JsonNames.of("id"), 0, record -> true)
          .records("bbox", JsonNames.of("image_id", "id", "a"), 10, record -> true)
          .rootRecords(JsonNames.of("long_name_of_20_bytes", "id"), 30, record -> true)
          .others(20, member -> true)
          .scan();
      return true;
    } catch (JsonException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
