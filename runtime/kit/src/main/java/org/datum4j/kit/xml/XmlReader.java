// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A strict pull reader for XML documents that are in memory. An instance is reused for thousands of documents by one
 * thread at a time; it keeps the names it has met.
 *
 * <p>Everything that XML 1.0 demands of a document without DTD is checked. A DOCTYPE is refused, and with it every
 * entity but the five predefined ones. Comments and processing instructions are skipped. Names are reported with their
 * prefix; namespaces are not resolved. UTF-8 is read in place; UTF-16 and declared encodings are converted first.
 *
 * @source https://www.w3.org/TR/xml/ (fifth edition)
 */
public final class XmlReader {

  private final XmlLimits limits;
  private final XmlCursor cursor = new XmlCursor();
  private final XmlText text = new XmlText(cursor);
  private final XmlAttributes attributes;
  private @Nullable String[] openNames = new @Nullable String[16];
  private int[] openStarts = new int[16];
  private int depth;
  private boolean isRootRead;
  private boolean isEmptyElement;
  private boolean isDone = true;
  private XmlEvent event = XmlEvent.EOF;
  private String name = "";
  private int tokenStart;

  /** A reader with {@link XmlLimits#DEFAULT}. */
  public XmlReader() {
    this(XmlLimits.DEFAULT);
  }

  /**
   * @param limits what a document may hold at most
   */
  public XmlReader(XmlLimits limits) {
    this.limits = limits;
    this.attributes = new XmlAttributes(cursor, limits.maxAttributes());
  }

  /**
   * Begins a document. The array is read in place and must not change until the last event.
   *
   * @throws XmlException if the document is too big, its encoding is unknown or its bytes do not fit its encoding
   */
  public void reset(byte[] data, int offset, int length) {
    if (length > limits.maxBytes()) {
      throw new XmlException("XML has " + length + " bytes, more than the limit of " + limits.maxBytes());
    }
    cursor.reset(XmlInput.of(data, offset, length));
    depth = 0;
    isRootRead = false;
    isEmptyElement = false;
    isDone = false;
    event = XmlEvent.EOF;
    attributes.clear();
    XmlDeclaration.skip(cursor);
  }

  /** Begins a document that fills an array. */
  public void reset(byte[] data) {
    reset(data, 0, data.length);
  }

  /**
   * Reads a whole document as a tree, which does not depend on the array.
   *
   * @return the root element
   * @throws XmlException if the document is not well-formed or beyond a limit
   */
  public XmlElement readTree(byte[] data, int offset, int length) {
    reset(data, offset, length);
    XmlElement root = XmlElement.read(this, limits.maxElements());
    cursor.clear();
    return root;
  }

  /** Reads a whole document that fills an array as a tree. */
  public XmlElement readTree(byte[] data) {
    return readTree(data, 0, data.length);
  }

  /**
   * Steps to the next event.
   *
   * @throws XmlException if the document is not well-formed or beyond a limit
   */
  public XmlEvent next() {
    if (isEmptyElement) {
      isEmptyElement = false;
      return close();
    }
    if (isDone) {
      return event;
    }
    if (depth == 0) {
      return nextOutside();
    }
    if (cursor.position >= cursor.end) {
      throw cursor.cutOff("<" + openNames[depth - 1] + ">");
    }
    tokenStart = cursor.position;
    if (cursor.data[cursor.position] != '<' || text.isMarkup()) {
      if (text.read(openNames[depth - 1])) {
        event = XmlEvent.TEXT;
        return event;
      }
      tokenStart = cursor.position;
    }
    return readTag();
  }

  /**
   * Steps to the next start or end of an element, or to the end of the document; text before it is passed.
   *
   * @throws XmlException if the document is not well-formed or beyond a limit
   */
  public XmlEvent nextTag() {
    if (depth > 0 && !isEmptyElement) {
      cursor.skipSpaces();
    }
    XmlEvent found = next();
    while (found == XmlEvent.TEXT) {
      found = next();
    }
    return found;
  }

  private XmlEvent nextOutside() {
    while (true) {
      cursor.skipSpaces();
      tokenStart = cursor.position;
      if (cursor.position >= cursor.end) {
        if (!isRootRead) {
          throw cursor.error("XML has no element", cursor.position);
        }
        isDone = true;
        event = XmlEvent.EOF;
        return event;
      }
      if (cursor.startsWith("<!--")) {
        cursor.skipComment();
      } else if (cursor.startsWith("<?")) {
        cursor.skipInstruction();
      } else if (cursor.startsWith("<!DOCTYPE")) {
        throw text.doctype();
      } else if (isRootRead) {
        throw cursor.error("expected nothing after the root element but found " + cursor.found(), cursor.position);
      } else if (cursor.data[cursor.position] != '<' || cursor.startsWith("</")) {
        throw cursor.error("expected the root element but found " + cursor.found(), cursor.position);
      } else {
        isRootRead = true;
        return readTag();
      }
    }
  }

  private XmlEvent readTag() {
    attributes.clear();
    cursor.position++;
    if (cursor.position < cursor.end && cursor.data[cursor.position] == '/') {
      return readEndTag();
    }
    name = cursor.name("an element");
    if (depth == limits.maxDepth()) {
      throw cursor.error("elements are nested deeper than the limit of " + depth, tokenStart);
    }
    if (depth == openNames.length) {
      openNames = Arrays.copyOf(openNames, depth * 2);
      openStarts = Arrays.copyOf(openStarts, depth * 2);
    }
    openNames[depth] = name;
    openStarts[depth] = cursor.nameStart;
    depth++;
    if (cursor.position >= cursor.end || cursor.data[cursor.position] != '>') {
      readAttributes();
    }
    if (isEmptyElement) {
      cursor.position++;
    }
    cursor.position++;
    event = XmlEvent.START;
    return event;
  }

  /** Leaves the cursor at {@code >} or {@code />}. */
  private void readAttributes() {
    while (true) {
      boolean isSpaced = cursor.skipSpaces();
      if (cursor.position >= cursor.end) {
        throw cursor.cutOff("the tag <" + name + ">");
      }
      int b = cursor.data[cursor.position];
      if (b == '>') {
        return;
      }
      if (b == '/') {
        if (!cursor.startsWith("/>")) {
          cursor.position++;
          cursor.expect('>', "the tag <" + name + ">");
        }
        isEmptyElement = true;
        return;
      }
      if (!isSpaced) {
        throw cursor.error("expected white space or '>' in the tag <" + name + "> but found " + cursor.found(),
            cursor.position);
      }
      attributes.read(name);
    }
  }

  private XmlEvent readEndTag() {
    cursor.position++;
    byte[] data = cursor.data;
    int open = openStarts[depth - 1];
    int p = cursor.position;
    while (p < cursor.end && XmlChars.isNamePart(data[p]) && data[p] == data[open]) {
      p++;
      open++;
    }
    boolean isWhole = p > cursor.position && !XmlChars.isNamePart(data[open]);
    if (!isWhole || (p < cursor.end && XmlChars.isNamePart(data[p]))) {
      String found = cursor.name("an end tag");
      if (cursor.position >= cursor.end) {
        throw cursor.cutOff("an end tag");
      }
      throw cursor.error("expected </" + openNames[depth - 1] + "> but found </" + found + ">", tokenStart);
    }
    cursor.position = p;
    cursor.skipSpaces();
    cursor.expect('>', "an end tag");
    return close();
  }

  private XmlEvent close() {
    attributes.clear();
    depth--;
    String closed = openNames[depth];
    name = closed == null ? "" : closed;
    event = XmlEvent.END;
    return event;
  }

  /** The event that {@link #next} gave last; {@link XmlEvent#EOF} before the first. */
  public XmlEvent event() {
    return event;
  }

  /** The name of the element that starts or ends, with its prefix. */
  public String name() {
    return name;
  }

  /** The elements that are open, the one just started included, the one just ended not. */
  public int depth() {
    return depth;
  }

  /** The text of the last {@link XmlEvent#TEXT}. */
  public String text() {
    return text.string();
  }

  /** The array that holds the text as UTF-8; good until {@link #next}. */
  public byte[] textBytes() {
    return text.bytes();
  }

  /** Where the text starts in {@link #textBytes}. */
  public int textStart() {
    return text.start();
  }

  /** Where the text ends in {@link #textBytes}. */
  public int textEnd() {
    return text.end();
  }

  /** Whether the text is only white space, as between tags. */
  public boolean isBlank() {
    return text.isBlank();
  }

  boolean isBeforeEndTag() {
    return cursor.startsWith("</");
  }

  /** The attributes of the element that just started. */
  public int attributeCount() {
    return attributes.size();
  }

  /** The name of an attribute, in the order of the document. */
  public String attributeName(int index) {
    return attributes.name(index);
  }

  /** The value of an attribute, references resolved. */
  public String attributeValue(int index) {
    return attributes.value(index);
  }

  /** The value of the attribute of a name, if the element has it. */
  public Optional<String> attribute(String attributeName) {
    int index = attributes.indexOf(attributeName);
    return index < 0 ? Optional.empty() : Optional.of(attributes.value(index));
  }

  /** The line, counted from 1, where the last event begins. */
  public int line() {
    return cursor.lineAt(tokenStart);
  }

  /** The line, counted from 1, of a byte of this document, as {@link #offset} gave it. */
  public int line(int offset) {
    return cursor.lineAt(offset);
  }

  /** The byte where the last event begins; counted in UTF-8 if the document was converted. */
  public int offset() {
    return tokenStart;
  }

  /** An exception about the last event, for faults in the content. */
  public XmlException error(String what) {
    return cursor.error(what, tokenStart);
  }
}
