// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

/**
 * The colours of some images.
 *
 * @param subset the images' subset, or the empty text for all
 * @param images how many images
 * @param pixels how many pixels
 * @param mean the mean over all pixels
 * @param deviation the standard deviation over all pixels
 * @param datumaroMean the mean as Datumaro reckons it: the two halves of the images count alike, whatever their pixels
 * @param datumaroDeviation the standard deviation that goes with it
 */
public record ColorFigure(
    String subset, long images, long pixels, Rgb mean, Rgb deviation, Rgb datumaroMean, Rgb datumaroDeviation) {
  /** Says whether Datumaro's figures are other ones. */
  public boolean differsFromDatumaro() {
    return !mean.isNear(datumaroMean) || !deviation.isNear(datumaroDeviation);
  }
}
