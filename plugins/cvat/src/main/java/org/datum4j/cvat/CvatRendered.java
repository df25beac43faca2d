// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.List;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.jspecify.annotations.Nullable;

/**
 * An item made ready. Its number is not known yet.
 *
 * @param item the item
 * @param imageName the image's name
 * @param body what follows {@code <image} and its number
 * @param tracked the shapes of tracks
 * @param image the image as it is to be written, or null
 */
record CvatRendered(DatasetItem item, String imageName, byte[] body, List<Tracked> tracked, @Nullable Image image) {
  /** What is written once for all shapes of a track. */
  record Key(long id, int label, long group, String source) {}

  /**
   * A shape of a track.
   *
   * @param key its track
   * @param element the name of the element
   * @param body what follows {@code <element} and the frame's number
   */
  record Tracked(Key key, String element, byte[] body) {}
}
