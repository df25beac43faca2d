// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.util.List;

/**
 * What an importer may look at when it is asked for a format: names, and heads of files. Everything is bounded, and what
 * one importer read is kept for the next.
 */
public interface DetectionContext {
  /** Returns the folder in question; for a single file, the folder that it lies in. */
  InputFolder folder();

  /** Returns the single file that the user named, relative to the folder, or the empty text for a whole folder. */
  String file();

  /**
   * Returns the files that match a glob, sorted; at most some thousands. A {@code *} does not cross {@code /},
   * {@code **} does; case does not matter. When the user named a single file, only that one can match.
   */
  List<String> match(String glob);

  /**
   * Returns the first bytes of a file, at most 64 KB; fewer if the file is shorter or cannot be read.
   *
   * @param file path relative to the folder
   */
  byte[] head(String file);

  /**
   * Returns the keys of the object at the top of a JSON file, as far as a bounded look can tell; it may skip over long
   * values. Empty when the file's top is no object.
   */
  List<String> jsonKeys(String file);

  /** Returns the name of the root element of an XML file, or the empty text. */
  String xmlRoot(String file);
}
