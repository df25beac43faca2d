// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The part of YAML that dataset descriptions such as {@code data.yaml} use.
 *
 * <p>Read are block and flow maps and lists, plain, quoted and block texts over any number of lines, comments and the
 * document marks. Refused with a clear message are tags ({@code !!python/…}), anchors and aliases, complex keys, a
 * key that stands twice and more than one document: data must not make objects, grow without end or vanish.
 *
 * @source https://yaml.org/spec/1.1/, as PyYAML understands it
 */
public final class Yaml {

  /** A bigger document is refused. */
  public static final int MAX_BYTES = 1 << 26;

  private Yaml() {}

  /**
   * Reads a document.
   *
   * @param utf8 the file, with or without a byte order mark
   * @throws TextFormatException if the document is malformed, too big, or uses what is not read
   */
  public static YamlNode read(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw new TextFormatException("YAML has " + utf8.length + " bytes, more than the limit of " + MAX_BYTES, 0, 0);
    }
    var lines = new TextLines(utf8);
    int start = lines.next() ? lines.start() : utf8.length;
    return read(new String(utf8, start, utf8.length - start, StandardCharsets.UTF_8));
  }

  /**
   * Reads a document.
   *
   * @throws TextFormatException if the document is malformed or uses what is not read
   */
  public static YamlNode read(String document) {
    String text = document.indexOf('\r') < 0 ? document : document.replace("\r\n", "\n").replace('\r', '\n');
    return new YamlParser(new YamlCursor(text)).read();
  }

  /**
   * Writes a document in block style, quoting what PyYAML and others would take for something else.
   *
   * @param map keys are String or whole numbers; values are String, Number, Boolean, Map or Iterable
   * @throws IllegalArgumentException if a key or value is of another type, or a key is too long
   */
  public static String write(Map<?, ?> map) {
    return new YamlWriter().write(map);
  }
}
