// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

import java.io.IOException;
import java.nio.file.Path;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/**
 * The bounds of an input folder.
 *
 * @param realRoot the folder with all links followed
 * @param maxFiles how many files and folders a listing may hold
 * @param trustsLinks whether links may lead out of the folder
 */
record Confinement(Path realRoot, int maxFiles, boolean trustsLinks) {
  /** Says whether a path, links followed, is inside. */
  boolean holds(Path path) throws IOException {
    return trustsLinks || path.toRealPath().startsWith(realRoot);
  }

  ImportException leftBy(String name) {
    return new ImportException(
        Issue.error(
            "INPUT-LINK-OUTSIDE",
            "\"" + RelativeName.shown(name) + "\" is a link that leads out of the dataset's folder",
            Location.ofFile(name),
            "Copy what it points to into the folder, or allow such links with --follow-links if you trust the dataset."));
  }
}
