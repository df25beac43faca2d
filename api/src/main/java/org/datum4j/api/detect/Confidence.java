// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.detect;

/** How sure an importer is that a folder is in its format. */
public enum Confidence {
  /** Something that the format needs is not there. */
  IMPOSSIBLE,
  /** It could be read, but so could many other things; for example a folder of images. */
  POSSIBLE,
  /** The layout fits. */
  LIKELY,
  /** The layout and what the files hold fit; a more general format would fit as well. */
  PROBABLE,
  /** A mark that only this format carries was found. */
  CERTAIN
}
