// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/**
 * Walks once through an XML file of any size and tells where the elements near its root begin and end. It holds no more
 * of the file than the tag that it is in. Nesting is checked here, the rest when an element is read.
 */
final class CvatScan {
  /** Elements of this depth and above are told. */
  static final int TOLD = 2;

  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_TAG = 1 << 28;
  private static final int DEEPEST = 256;
  private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)[\"']");

  private final String file;
  private final InputStream in;
  private final Events events;
  private byte[] buffer = new byte[2 * CHUNK];
  private int limit;
  private int mark;
  private int position;
  private long base;
  private long line = 1;
  private int counted;
  private byte[][] names = new byte[16][];
  private int depth;
  private boolean isRootRead;

  private CvatScan(String file, InputStream in, Events events) {
    this.file = file;
    this.in = in;
    this.events = events;
  }

  /** What a scan tells. The root has depth 0. */
  interface Events {
    /** Tells a start tag; the bytes are good until the method returns. */
    void start(int depth, String name, byte[] bytes, int from, int to, long offset, long line);

    /** Tells where an element ends. */
    void end(int depth, long offset);

    /** Is called now and then. */
    void progress(long offset);
  }

  /**
   * Reads a file to its end.
   *
   * @param file how users know it
   * @throws ImportException if it is no XML in UTF-8, or its elements are not nested as they should
   */
  static void run(String file, InputStream in, Events events) throws IOException {
    new CvatScan(file, in, events).scan();
  }

  private void scan() throws IOException {
    checkEncoding();
    while (skipText()) {
      mark = position;
      count();
      if (!has(2)) {
        throw cutOff();
      }
      switch (buffer[position + 1]) {
        case '!' -> declaration();
        case '?' -> skipPast("?>");
        case '/' -> endTag();
        default -> startTag();
      }
    }
    if (depth > 0 || !isRootRead) {
      throw cutOff();
    }
  }

  private void checkEncoding() throws IOException {
    has(256);
    int first = limit > 0 ? buffer[0] & 0xFF : 0;
    if (first == 0xFE || first == 0xFF || first == 0 || limit > 1 && buffer[1] == 0) {
      throw encoding("UTF-16 or UTF-32");
    }
    if (first == 0xEF) {
      position = 3;
    }
    String head = new String(buffer, 0, Math.min(limit, 256), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(head.substring(0, Math.max(0, head.indexOf("?>"))));
    if (declared.find()) {
      String name = declared.group(1).toLowerCase(Locale.ROOT);
      if (!name.equals("utf-8") && !name.equals("utf8") && !name.equals("us-ascii")) {
        throw encoding("\"" + declared.group(1) + "\"");
      }
    }
  }

  private ImportException encoding(String found) {
    return new ImportException(
        Issue.error(
            CvatFormat.XML,
            "the file is in the encoding " + found + ", expected UTF-8, as CVAT writes it",
            Location.ofLine(file, 1),
            "Save the file as UTF-8, and correct its first line."));
  }

  /** Steps to the next tag; false at the end of the file. */
  private boolean skipText() throws IOException {
    while (true) {
      while (position < limit) {
        byte b = buffer[position];
        if (b == '<') {
          return true;
        }
        if (depth == 0 && !isSpace(b)) {
          mark = position;
          throw fault("expected a tag but found text" + (isRootRead ? " behind the last element" : ""));
        }
        position++;
      }
      mark = position;
      if (!fill()) {
        return false;
      }
    }
  }

  private void declaration() throws IOException {
    has(9);
    if (startsWith("<!--")) {
      position += 4;
      skipPast("-->");
    } else if (startsWith("<![CDATA[") && depth > 0) {
      skipPast("]]>");
    } else if (startsWith("<!DOCTYPE")) {
      throw fault("DOCTYPE is not allowed: CVAT writes none, and it could bring in other files");
    } else {
      throw fault("\"<!\" begins neither a comment nor text");
    }
  }

  private void skipPast(String end) throws IOException {
    int length = end.length();
    while (has(length)) {
      if (buffer[position] == end.charAt(0) && startsWith(end)) {
        position += length;
        return;
      }
      position++;
      // Nothing of it is needed again.
      count();
      mark = position;
    }
    throw cutOff();
  }

  private void startTag() throws IOException {
    long tagLine = line;
    position++;
    int quote = 0;
    while (true) {
      if (position == limit && !fill()) {
        throw cutOff();
      }
      byte b = buffer[position++];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        break;
      } else if (b == '<') {
        throw fault("a tag is not closed before the next begins");
      }
    }
    boolean isEmpty = buffer[position - 2] == '/';
    int nameEnd = mark + 1;
    while (!isSpace(buffer[nameEnd]) && buffer[nameEnd] != '>' && buffer[nameEnd] != '/') {
      nameEnd++;
    }
    if (nameEnd == mark + 1) {
      throw fault("a tag has no name");
    }
    if (depth == 0 && isRootRead) {
      throw fault("expected nothing behind the root element but found another element");
    }
    if (depth == DEEPEST) {
      throw fault("elements are nested deeper than " + DEEPEST);
    }
    isRootRead = true;
    if (depth <= TOLD) {
      String name = new String(buffer, mark + 1, nameEnd - mark - 1, StandardCharsets.UTF_8);
      events.start(depth, name, buffer, mark, position, base + mark, tagLine);
    }
    if (isEmpty) {
      end();
    } else {
      push(nameEnd);
    }
  }

  private void push(int nameEnd) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
    }
    byte[] known = names[depth];
    int length = nameEnd - mark - 1;
    if (known == null || !Arrays.equals(known, 0, known.length, buffer, mark + 1, nameEnd)) {
      names[depth] = Arrays.copyOfRange(buffer, mark + 1, mark + 1 + length);
    }
    depth++;
  }

  private void end() {
    if (depth <= TOLD) {
      events.end(depth, base + position);
    }
  }

  private void endTag() throws IOException {
    position += 2;
    while (position < limit || fill()) {
      if (buffer[position++] == '>') {
        int to = position - 1;
        while (to > mark + 2 && isSpace(buffer[to - 1])) {
          to--;
        }
        String found = "</" + new String(buffer, mark + 2, Math.min(64, to - mark - 2), StandardCharsets.UTF_8) + ">";
        if (depth == 0) {
          throw fault(found + " closes nothing");
        }
        byte[] open = names[--depth];
        if (!Arrays.equals(open, 0, open.length, buffer, mark + 2, to)) {
          throw fault("expected </" + new String(open, StandardCharsets.UTF_8) + "> but found " + found);
        }
        end();
        return;
      }
    }
    throw cutOff();
  }

  private boolean has(int bytes) throws IOException {
    while (limit - position < bytes) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  private boolean startsWith(String text) {
    if (limit - position < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer[position + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Gets more bytes, keeping those from the mark on; false at the end of the file. */
  private boolean fill() throws IOException {
    count();
    if (mark > 0) {
      System.arraycopy(buffer, mark, buffer, 0, limit - mark);
      base += mark;
      position -= mark;
      limit -= mark;
      counted -= mark;
      mark = 0;
      events.progress(base);
    }
    if (buffer.length - limit < CHUNK) {
      if (limit > LONGEST_TAG) {
        throw limit("a tag is longer than " + LONGEST_TAG + " bytes");
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      return false;
    }
    limit += count;
    return true;
  }

  /** Counts lines up to the mark. */
  private void count() {
    for (int i = counted; i < mark; i++) {
      if (buffer[i] == '\n') {
        line++;
      }
    }
    counted = Math.max(counted, mark);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private ImportException fault(String what) {
    return broken(what, "Correct the XML there, or export the annotations once more.");
  }

  private ImportException cutOff() {
    String open = depth == 0 ? "" : " within <" + new String(names[depth - 1], StandardCharsets.UTF_8) + ">";
    return broken("the file ends" + open + ", expected </" + CvatFormat.ROOT + "> at its end",
        "The file is cut short: get it once more.");
  }

  private ImportException limit(String what) {
    return new ImportException(
        Issue.error(CvatFormat.XML_LIMIT, what, Location.ofLine(file, line).withOffset(base + mark),
            "Such a file is hardly meant; if it is, split it."));
  }

  private ImportException broken(String what, String mend) {
    count();
    return new ImportException(
        Issue.error(CvatFormat.XML, what, Location.ofLine(file, line).withOffset(base + mark), mend));
  }
}
