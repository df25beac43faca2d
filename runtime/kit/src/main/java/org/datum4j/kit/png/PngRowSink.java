// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/** Takes the rows of an image one after another, so that the image need not be held. */
public interface PngRowSink {
  /**
   * Says whether it takes the rows of such an image. May be called once more in the midst of them: then they come again
   * from the first one on, and those before count for nothing.
   */
  boolean begin(PngHeader header);

  /**
   * Takes a row.
   *
   * @param y its number, from 0
   * @param samples its samples as they are stored, from index 0 on; valid during the call
   * @param isRepeated whether it is known to be equal to the row above
   */
  void row(int y, byte[] samples, boolean isRepeated);
}
