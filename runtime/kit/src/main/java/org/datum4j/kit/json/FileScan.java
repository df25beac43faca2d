// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.datum4j.kit.number.Decimals;
import org.jspecify.annotations.Nullable;

/** One pass of a {@link JsonFileScanner} over its input. */
final class FileScan extends JsonScan {
  private static final int LONGEST_NAME = 1 << 16;
  private static final int LARGEST_BUFFER = Integer.MAX_VALUE - 8;
  private static final int LONGEST_EASY_NUMBER = 20;

  private final JsonFileScanner plan;
  private final InputStream in;
  private final JsonRecord record = new JsonRecord();
  private int keepUpTo;
  private @Nullable ListPasser passer;
  private int member;
  private boolean seeded;
  private boolean eof;
  private boolean stopped;
  private long records;
  private long longest;

  FileScan(JsonFileScanner plan, InputStream in, boolean seeded) {
    super(plan.limits());
    this.plan = plan;
    this.in = in;
    this.seeded = seeded;
    use(new byte[plan.bufferSize()]);
  }

  JsonScanSummary document() {
    int p = lookAhead(0, 3);
    boolean bom = hasByteOrderMark(p);
    p = spaceOrEnd(bom ? p + 3 : p);
    if (p == limit) {
      throw fail(p, "the input is empty, expected a JSON value");
    }
    JsonFileScanner.Target rootList = plan.rootList();
    if (buf[p] == '{') {
      p = root(p + 1);
    } else if (buf[p] == '[' && rootList != null) {
      p = list(p + 1, "", rootList, 1);
    } else {
      p = value(p, 0);
    }
    if (!stopped) {
      p = spaceOrEnd(p);
    }
    if (!stopped && p < limit) {
      throw fail(p, "unexpected " + shown(p) + " after the end of the value");
    }
    return new JsonScanSummary(base + p, !stopped, bom, records, longest);
  }

  private int root(int start) {
    int p = space(start);
    if (buf[p] == '}') {
      return p + 1;
    }
    for (long index = 0;; index++) {
      if (buf[p] != '"') {
        throw fail(p, "unexpected " + shown(p) + ", expected a name in double quotes");
      }
      p = memberOfRoot(p + 1, index);
      if (stopped) {
        return p;
      }
      p = space(p);
      byte c = buf[p];
      if (c == '}') {
        return p + 1;
      }
      if (c != ',') {
        throw fail(p, "unexpected " + shown(p) + ", expected ',' or '}'");
      }
      p = space(p + 1);
    }
  }

  private int memberOfRoot(int start, long index) {
    mark = start;
    int p = string(start);
    String name = JsonText.decode(buf, mark, p - 1, plain);
    mark = NONE;
    p = colon(p);
    JsonFileScanner.Target list = plan.list(name);
    JsonFileScanner.Target others = plan.others();
    if (list != null && buf[p] == '[') {
      long listStart = base + p;
      p = space(p + 1);
      return buf[p] == ']' ? emptyList(p + 1, name, index, listStart) : list(p, name, list, 2);
    }
    if (others == null) {
      return value(p, 1);
    }
    begin(name, index, p, others);
    record.element = false;
    p = value(p, 1);
    report(p, others);
    return p;
  }

  /** A list without records goes to the others, so that it can be told from one that is not there. */
  private int emptyList(int p, String name, long index, long listStart) {
    JsonFileScanner.Target others = plan.others();
    if (others != null) {
      begin(name, index, p - 1, others);
      record.element = false;
      record.start = listStart;
      anchor = NONE;
      report(p, others);
    }
    return p;
  }

  private int list(int start, String name, JsonFileScanner.Target target, int depth) {
    checkDepth(start, depth);
    int p = space(start);
    if (buf[p] == ']') {
      return p + 1;
    }
    tell(target.members());
    passer = target.passer();
    for (long index = 0;; index++) {
      begin(name, index, p, target);
      record.element = true;
      named = record.object && names.size() > 0 ? depth + 1 : NONE;
      p = value(p, depth);
      named = NONE;
      records++;
      longest = Math.max(longest, base + p - record.start);
      report(p, target);
      if (stopped) {
        return p;
      }
      p = space(p);
      byte c = buf[p];
      if (c == ']') {
        return p + 1;
      }
      if (c != ',') {
        throw fail(p, "unexpected " + shown(p) + ", expected ',' or ']'");
      }
      p = space(p + 1);
    }
  }

  private void begin(String name, long index, int p, JsonFileScanner.Target target) {
    record.name = name;
    record.index = index;
    record.start = base + p;
    record.object = buf[p] == '{';
    record.present = 0;
    record.whole = 0;
    record.others = false;
    record.repeated = false;
    last = JsonNames.UNKNOWN;
    keepUpTo = target.keepUpTo();
    anchor = keepUpTo > 0 ? p : NONE;
  }

  private void report(int p, JsonFileScanner.Target target) {
    record.end = base + p;
    record.buf = buf;
    record.from = record.end - record.start <= keepUpTo ? anchor : NONE;
    anchor = NONE;
    stopped = !target.sink().record(record) || stopped;
  }

  @Override
  void member(int index) {
    member = index;
    if (index >= 0) {
      record.repeated |= (record.present & 1L << index) != 0;
      record.present |= 1L << index;
      record.whole &= ~(1L << index);
    } else {
      record.others = true;
    }
  }

  @Override
  void memberValue(int p) {
    if (member >= 0) {
      record.places[member] = base + p;
    }
  }

  @Override
  int memberNumber(int start) {
    byte first = buf[start];
    if (member < 0 || first != '-' && (first < '0' || first > '9')) {
      return scalar(start);
    }
    int p = limit - start < LONGEST_EASY_NUMBER ? lookAhead(start, LONGEST_EASY_NUMBER) : start;
    int from = p;
    int last = Math.min(limit, p + LONGEST_EASY_NUMBER - 1);
    long value = 0;
    for (int d; p < last && (d = buf[p] - '0') >= 0 && d <= 9; p++) {
      value = value * 10 + d;
    }
    boolean easy = p > from && p < last && (buf[p] == ',' || buf[p] == '}') && (first != '0' || p == from + 1);
    if (easy && p - from <= 18) {
      record.values[member] = value;
      record.whole |= 1L << member;
      return p;
    }
    return unusualNumber(from);
  }

  @Override
  int memberList(int p, int depth) {
    ListPasser known = passer;
    boolean isWanted = known != null && member >= 0 && depth + ListPasser.DEEPEST <= limits.maxDepth();
    return isWanted ? known.pass(member, base + p, buf, p, limit) : NONE;
  }

  private int unusualNumber(int start) {
    mark = start;
    int p = number(start, NumberStates.START);
    if (JsonNumbers.isWhole(buf, mark, p) && p - mark <= LONGEST_EASY_NUMBER) {
      try {
        record.values[member] = Decimals.parseLong(buf, mark, p);
        record.whole |= 1L << member;
      } catch (NumberFormatException beyond64Bits) {
        record.whole &= ~(1L << member);
      }
    }
    mark = NONE;
    return p;
  }

  /** Tries to have so many bytes at hand; there are fewer only at the end of the input. */
  private int lookAhead(int start, int count) {
    int p = start;
    while (limit - p < count) {
      int had = limit - p;
      p = refill(p);
      if (limit - p == had) {
        break;
      }
    }
    return p;
  }

  @Override
  int refill(int p) {
    if (eof) {
      return p;
    }
    if (mark != NONE && p - mark > LONGEST_NAME) {
      throw fail(p, "a name is longer than " + LONGEST_NAME + " bytes");
    }
    if (anchor != NONE && p - anchor > keepUpTo) {
      anchor = NONE;
    }
    int keep = Math.min(p, Math.min(mark == NONE ? p : mark, anchor == NONE ? p : anchor));
    makeRoom(keep);
    if (mark != NONE) {
      mark -= keep;
    }
    if (anchor != NONE) {
      anchor -= keep;
    }
    fill();
    return p - keep;
  }

  private void makeRoom(int keep) {
    int kept = limit - keep;
    // Moving more than half of the buffer for each fill would cost more than the scan.
    byte[] target = kept > buf.length / 2 ? new byte[(int) Math.min(LARGEST_BUFFER, buf.length * 2L)] : buf;
    System.arraycopy(buf, keep, target, 0, kept);
    use(target);
    base += keep;
    limit = kept;
  }

  private void fill() {
    try {
      int count = in.read(buf, limit, seeded ? buf.length - limit : seedAndSize());
      if (count < 0) {
        eof = true;
      } else {
        limit += count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!plan.progress().test(base + limit)) {
      throw new CancellationException("the scan was cancelled");
    }
  }

  /** Keeps the fills small as long as the code is being profiled; answers how much to read. */
  private int seedAndSize() {
    seeded = ProfileSeed.isDone();
    if (!seeded && base + limit >= ProfileSeed.SMALL_FILE) {
      ProfileSeed.run();
    }
    return Math.min(buf.length - limit, ProfileSeed.FILL_BYTES);
  }

  @Override
  JsonException fail(int p, String detail) {
    long offset = base + p;
    JsonPlace place = new JsonPlace();
    IOException unread = rereadUpTo(offset, place);
    if (unread == null) {
      return new JsonException(detail, offset, place.line(), place.column(), place.path("$"));
    }
    JsonException fault = new JsonException(detail, offset, 0, 0, "$");
    fault.addSuppressed(unread);
    return fault;
  }

  private @Nullable IOException rereadUpTo(long offset, JsonPlace place) {
    byte[] bytes = new byte[1 << 16];
    try (InputStream again = plan.source().open()) {
      for (long done = 0; done < offset;) {
        int count = again.read(bytes, 0, (int) Math.min(bytes.length, offset - done));
        if (count < 0) {
          return new IOException("the input became shorter while it was read");
        }
        place.feed(bytes, 0, count);
        done += count;
      }
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
