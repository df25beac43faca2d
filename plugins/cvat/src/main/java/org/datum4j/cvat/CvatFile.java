// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.kit.primitive.LongColumn;

/**
 * What is known of a file after one look through it: where its images and the shapes of its tracks are.
 *
 * @param name how users know the file
 * @param path the file
 * @param meta what it declares
 * @param units subsets and tasks in order of appearance
 * @param images its images
 * @param tracks its tracks
 * @param trackShapes the shapes of its tracks
 * @param frames which shapes of tracks belong to which item
 * @param ids ids of the few images that are not called by their names
 * @param labels names of labels that shapes use, in order of appearance
 * @param types kinds of annotation that there are
 */
record CvatFile(
    String name,
    Path path,
    CvatMeta meta,
    List<CvatUnit> units,
    Spans images,
    List<CvatTrack> tracks,
    Spans trackShapes,
    CvatFrames frames,
    Map<Integer, String> ids,
    Set<String> labels,
    Set<AnnotationType> types) {

  /** Returns the number of items: images, and frames that only tracks speak of. */
  int size() {
    return images.size() + frames.extraCount();
  }

  /** Returns the folder of the file, with a slash at its end. */
  String folder() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** Elements of one kind in the file; the owner is a unit of an image, a track of a shape. */
  record Spans(LongColumn starts, LongColumn lengths, LongColumn lines, LongColumn owners, LongColumn frames) {
    Spans() {
      this(new LongColumn(), new LongColumn(), new LongColumn(), new LongColumn(), new LongColumn());
    }

    int size() {
      return starts.size();
    }

    int add(long start, long line, int owner, long frame) {
      starts.add(start);
      lengths.add(0);
      lines.add(line);
      owners.add(owner);
      frames.add(frame);
      return starts.size() - 1;
    }
  }
}
