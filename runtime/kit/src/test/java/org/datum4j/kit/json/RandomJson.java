// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Valid documents drawn from a seed, in all the spellings that JSON allows. */
final class RandomJson {
  private static final String[] SPACES = {"", "", "", "", " ", "\n", "\t\r\n  "};
  private static final String[] NAMES = {
    "id", "image_id", "bbox", "segmentation", "a", "", "name with space", "größe", "x'y", "\\u0069d", "long_name_of_20_bytes"
  };

  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();

  RandomJson(long seed) {
    random = new SplittableRandom(seed);
  }

  byte[] document() {
    text.setLength(0);
    space();
    value(0);
    space();
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A file in the shape of COCO whose records hold anything. */
  byte[] lists(int records) {
    text.setLength(0);
    text.append('{');
    space();
    text.append("\"info\":");
    value(3);
    text.append(",\"images\":[");
    for (int i = 0; i < records; i++) {
      text.append(i == 0 ? "" : ",");
      space();
      text.append("{\"id\":").append(i).append(",\"file_name\":");
      string();
      text.append(",\"extra\":");
      value(2);
      text.append(random.nextBoolean() ? ",\"image_id\":" + random.nextLong() : "");
      text.append('}');
      space();
    }
    text.append("],\"other\":[");
    numbers(random.nextInt(20));
    text.append("]}");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void space() {
    text.append(SPACES[random.nextInt(SPACES.length)]);
  }

  private void value(int depth) {
    switch (random.nextInt(depth > 4 ? 5 : 9)) {
      case 0:
        text.append(random.nextBoolean() ? "true" : "false");
        break;
      case 1:
        text.append("null");
        break;
      case 2:
        string();
        break;
      case 3:
      case 4:
        number();
        break;
      case 5:
        text.append('[');
        numbers(random.nextInt(30));
        text.append(']');
        break;
      case 6:
        array(depth);
        break;
      default:
        object(depth);
        break;
    }
  }

  private void numbers(int count) {
    space();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.append(',');
        space();
      }
      number();
      space();
    }
  }

  private void array(int depth) {
    text.append('[');
    space();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",");
      space();
      value(depth + 1);
      space();
    }
    text.append(']');
  }

  private void object(int depth) {
    text.append('{');
    space();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",");
      space();
      text.append('"').append(NAMES[random.nextInt(NAMES.length)]).append('"');
      space();
      text.append(':');
      space();
      value(depth + 1);
      space();
    }
    text.append('}');
  }

  private void number() {
    switch (random.nextInt(6)) {
      case 0:
        text.append(random.nextInt(1000));
        break;
      case 1:
        text.append(random.nextLong());
        break;
      case 2:
        text.append(BigDecimal.valueOf(random.nextLong(-100_000, 100_000), 2));
        break;
      case 3:
        text.append(Double.longBitsToDouble(random.nextLong() & 0xbfff_ffff_ffff_ffffL));
        break;
      case 4:
        text.append(random.nextBoolean() ? "-0.0" : "0");
        text.append(random.nextBoolean() ? "" : "e+" + random.nextInt(5));
        break;
      default:
        text.append(BigInteger.valueOf(random.nextLong()).pow(random.nextInt(1, 4)));
        break;
    }
  }

  private void string() {
    text.append('"');
    int count = random.nextInt(3) == 0 ? random.nextInt(40) : random.nextInt(10);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(14)) {
        case 0:
          text.append("\\").append("\"\\/bfnrt".charAt(random.nextInt(8)));
          break;
        case 1:
          text.append(String.format("\\u%04x", random.nextInt(0xd800)));
          break;
        case 2:
          text.appendCodePoint("é€漢😀\u007f".codePointAt(random.nextInt(4)));
          break;
        case 3:
          text.append("😀");
          break;
        default:
          text.append((char) ('a' + random.nextInt(26)));
          break;
      }
    }
    text.append('"');
  }
}
