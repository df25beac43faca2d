// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.datum4j.kit.number.Decimals;

/**
 * A strict pull reader over JSON text in an array of bytes, made to be reused for millions of small records.
 *
 * <pre>{@code
 * static final JsonNames NAMES = JsonNames.of("id", "bbox");
 *
 * reader.reset(bytes, from, to, offsetInFile);
 * reader.beginObject();
 * for (int name = reader.nextName(NAMES); name != JsonNames.END; name = reader.nextName(NAMES)) {
 *   switch (name) {
 *     case 0 -> id = reader.longValue();
 *     case 1 -> box = reader.numbers();
 *     default -> reader.skipValue();
 *   }
 * }
 * reader.finish();
 * }</pre>
 *
 * <p>A value that is not taken is skipped, and checked, by the next {@code nextName} or {@code nextElement}. Whatever
 * is passed is checked to be RFC 8259 and well-formed UTF-8. When a name comes twice, it is reported twice. A byte
 * order mark is passed over. Not safe for use by several threads at once.
 *
 * @source RFC 8259
 */
public final class JsonReader extends JsonScan {
  private enum State { VALUE, OPENED, TAKEN }

  private int from;
  private int p;
  private int depth;
  private State at = State.TAKEN;
  private int start;
  private int end;
  private int nameStart;
  private int nameEnd;
  private boolean namePlain;
  private boolean bom;
  private String list = "$";
  private long index = NONE;

  /** A reader with the default limits; call {@link #reset} before anything else. */
  public JsonReader() {
    this(JsonLimits.DEFAULT);
  }

  /** A reader with limits of one's own. */
  public JsonReader(JsonLimits limits) {
    super(limits);
  }

  /** Begins to read another text: the bytes {@code from} to {@code to}, whose first stands at an offset in its file. */
  public void reset(byte[] bytes, int from, int to, long baseOffset) {
    if (from < 0 || to < from || to > bytes.length) {
      throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + bytes.length + " bytes");
    }
    use(bytes);
    limit = to;
    base = baseOffset - from;
    bom = baseOffset == 0 && hasByteOrderMark(from);
    this.from = bom ? from + 3 : from;
    p = this.from;
    depth = 0;
    at = State.VALUE;
    list = "$";
    index = NONE;
  }

  /** Says that the text is the element at {@code index} of a list, as in {@code $.images}, for the paths of faults. */
  public void within(String list, long index) {
    this.list = list;
    this.index = index;
  }

  /** Whether the text began with a byte order mark. */
  public boolean hadByteOrderMark() {
    return bom;
  }

  /** The kind of the value to come, which stays to be taken. */
  public JsonToken peek() {
    toValue();
    switch (buf[p]) {
      case '{':
        return JsonToken.OBJECT;
      case '[':
        return JsonToken.ARRAY;
      case '"':
        return JsonToken.STRING;
      case 't':
      case 'f':
        return JsonToken.BOOLEAN;
      case 'n':
        return JsonToken.NULL;
      default:
        if (buf[p] == '-' || buf[p] >= '0' && buf[p] <= '9') {
          return JsonToken.NUMBER;
        }
        throw noValue(p);
    }
  }

  /** Enters an object. */
  public void beginObject() {
    open('{', 1, "an object");
  }

  /** Enters an array. */
  public void beginArray() {
    open('[', 0, "an array");
  }

  private void open(char bracket, long object, String expected) {
    toValue();
    if (buf[p] != bracket) {
      throw fail(p, "found " + sample(p) + ", expected " + expected);
    }
    start = p++;
    open(p, ++depth, object);
    at = State.OPENED;
  }

  /**
   * Goes to the next member of the object.
   *
   * @return the position of its name in {@code known}, {@link JsonNames#UNKNOWN}, or {@link JsonNames#END} when the
   *     object is over and was left
   */
  public int nextName(JsonNames known) {
    if (!toNext('}', true)) {
      return JsonNames.END;
    }
    if (buf[p] != '"') {
      throw fail(p, "unexpected " + shown(p) + ", expected a name in double quotes");
    }
    nameStart = p + 1;
    p = string(nameStart);
    nameEnd = p - 1;
    namePlain = plain;
    p = colon(p);
    at = State.VALUE;
    if (namePlain) {
      return known.find(buf, nameStart, nameEnd);
    }
    byte[] decoded = name().getBytes(StandardCharsets.UTF_8);
    return known.find(decoded, 0, decoded.length);
  }

  /** The name of the member at hand. */
  public String name() {
    return JsonText.decode(buf, nameStart, nameEnd, namePlain);
  }

  /** Goes to the next element of the array; false when the array is over and was left. */
  public boolean nextElement() {
    boolean more = toNext(']', false);
    if (more) {
      at = State.VALUE;
    }
    return more;
  }

  private boolean toNext(char bracket, boolean object) {
    if (depth == 0 || isObject(depth) != object) {
      throw new IllegalStateException(object ? "not in an object" : "not in an array");
    }
    if (at == State.VALUE) {
      skipValue();
    }
    p = space(p);
    if (buf[p] == bracket) {
      p++;
      depth--;
      at = State.TAKEN;
      return false;
    }
    if (at == State.TAKEN) {
      if (buf[p] != ',') {
        throw fail(p, "unexpected " + shown(p) + ", expected ',' or '" + bracket + "'");
      }
      p = space(p + 1);
    }
    return true;
  }

  private void toValue() {
    if (at != State.VALUE) {
      throw new IllegalStateException("no value is due here; call nextName or nextElement first");
    }
    p = spaceOrEnd(p);
    if (p == limit) {
      throw fail(p, "the input ends, expected a value");
    }
  }

  private void taken(int from, int to) {
    start = from;
    end = to;
    p = to;
    at = State.TAKEN;
  }

  /** Passes the value to come, whatever it is, and checks it throughout. */
  public void skipValue() {
    toValue();
    taken(p, value(p, depth));
  }

  /** Takes {@code null} if that is the value to come; leaves anything else. */
  public boolean nullValue() {
    if (peek() != JsonToken.NULL) {
      return false;
    }
    skipValue();
    return true;
  }

  /** Takes {@code true} or {@code false}. */
  public boolean booleanValue() {
    expect(JsonToken.BOOLEAN, "true or false");
    skipValue();
    return buf[start] == 't';
  }

  /** Takes a string. */
  public String stringValue() {
    expect(JsonToken.STRING, "a string");
    taken(p, string(p + 1));
    return JsonText.decode(buf, start + 1, end - 1, plain);
  }

  /** Takes a number. */
  public double doubleValue() {
    takeNumber();
    double value = Decimals.parse(buf, start, end);
    if (Double.isInfinite(value)) {
      throw failHere("number " + sample(start, end) + " is beyond the range of a double");
    }
    return value;
  }

  /** Takes a number that is written as a whole one (no point, no exponent) and fits 64 bits. */
  public long longValue() {
    takeNumber();
    if (!isWhole()) {
      throw failHere("found " + sample(start, end) + ", expected a whole number");
    }
    try {
      return Decimals.parseLong(buf, start, end);
    } catch (NumberFormatException tooLarge) {
      throw failHere("number " + sample(start, end) + " does not fit 64 bits");
    }
  }

  /** Takes a whole number that fits 32 bits. */
  public int intValue() {
    long value = longValue();
    if (value != (int) value) {
      throw failHere("number " + value + " does not fit 32 bits");
    }
    return (int) value;
  }

  /** Takes a number with all its digits, however many there are. */
  public BigDecimal decimalValue() {
    takeNumber();
    try {
      return new BigDecimal(text());
    } catch (NumberFormatException tooLarge) {
      throw failHere("number " + sample(start, end) + " has an exponent beyond 32 bits");
    }
  }

  private void takeNumber() {
    expect(JsonToken.NUMBER, "a number");
    taken(p, number(p, NumberStates.START));
  }

  /** Whether the number taken last is written without point and exponent. */
  public boolean isWhole() {
    return JsonNumbers.isWhole(buf, start, end);
  }

  private void expect(JsonToken token, String expected) {
    if (peek() != token) {
      throw fail(p, "found " + sample(p) + ", expected " + expected);
    }
  }

  /**
   * Takes an array that holds nothing but numbers without converting them; anything else stays to be taken.
   *
   * @return how many numbers there are between {@link #start()} and {@link #end()}; -1 if the value to come is
   *     something else
   */
  public int scanNumbers() {
    toValue();
    if (buf[p] != '[') {
      return NONE;
    }
    int count = JsonNumbers.count(this, p);
    if (count >= 0) {
      checkDepth(p + 1, depth + 1);
      taken(p, mark);
    }
    return count;
  }

  /** Takes an array of numbers. */
  public double[] numbers() {
    int count = scanNumbers();
    if (count < 0) {
      throw fail(p, "found " + sample(p) + ", expected an array of numbers");
    }
    try {
      return JsonNumbers.parse(buf, start, end, count);
    } catch (NumberFormatException tooLarge) {
      throw failHere(tooLarge.getMessage());
    }
  }

  /** The array given to {@link #reset}. */
  public byte[] bytes() {
    return buf;
  }

  /** First byte, in the array given to {@link #reset}, of the value taken last. */
  public int start() {
    return start;
  }

  /** End, in the array given to {@link #reset}, of the value taken last. */
  public int end() {
    return end;
  }

  /** The value taken last, as it is written. */
  public String text() {
    return new String(buf, start, end - start, StandardCharsets.UTF_8);
  }

  /** Checks that nothing but spaces follows the value that was read. */
  public void finish() {
    if (depth != 0 || at != State.TAKEN) {
      throw new IllegalStateException("the value was not read to its end");
    }
    p = spaceOrEnd(p);
    if (p != limit) {
      throw fail(p, "unexpected " + shown(p) + " after the end of the value");
    }
  }

  /** The JSON path of the value taken last (or, of a container, entered last). */
  public String path() {
    return place(start).path(root());
  }

  /** An exception that says what is wrong with the value taken or entered last, for the caller to throw. */
  public JsonException failHere(String detail) {
    return fail(start, detail);
  }

  @Override
  void member(int index) {
    throw new IllegalStateException("names are looked up by nextName only");
  }

  @Override
  int memberNumber(int position) {
    return scalar(position);
  }

  @Override
  int refill(int position) {
    return position;
  }

  @Override
  JsonException fail(int position, String detail) {
    JsonPlace place = place(position);
    boolean whole = base + from <= 3 && index == NONE;
    return new JsonException(
        detail, base + position, whole ? place.line() : 0, whole ? place.column() : 0, place.path(root()));
  }

  private JsonPlace place(int position) {
    return JsonPlace.after(buf, from, position);
  }

  private String root() {
    return index == NONE ? list : list + "[" + index + "]";
  }
}
