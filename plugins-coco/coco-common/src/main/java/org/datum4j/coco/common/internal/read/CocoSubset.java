// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.BitSet;
import java.util.List;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.kit.primitive.IntColumn;
import org.datum4j.kit.primitive.LongIntMap;
import org.datum4j.kit.primitive.LongSet;

/** The items of a subset: the images of all its task files, joined by id, in the first file's order. */
final class CocoSubset {
  private final String name;
  private final List<CocoIndex> indexes;
  private final BitSet renamed = new BitSet();
  /** For items beyond the first file's: the file that has them first, and the image there. */
  private final IntColumn extraFile = new IntColumn();

  private final IntColumn extraImage = new IntColumn();
  private final int firstCount;

  CocoSubset(String name, List<CocoIndex> indexes) {
    this.name = name;
    this.indexes = List.copyOf(indexes);
    firstCount = indexes.get(0).images();
    LongSet names = new LongSet();
    for (int image = 0; image < firstCount; image++) {
      if (!names.add(indexes.get(0).imageName(image))) {
        renamed.set(image);
      }
    }
    for (int file = 1; file < indexes.size(); file++) {
      addExtras(file, names);
    }
  }

  private void addExtras(int file, LongSet names) {
    CocoIndex index = indexes.get(file);
    for (int image = 0; image < index.images(); image++) {
      boolean isKnown = false;
      for (int earlier = 0; earlier < file && !isKnown; earlier++) {
        isKnown = indexes.get(earlier).imageOf(index.imageId(image)) != LongIntMap.NONE;
      }
      if (!isKnown) {
        if (!names.add(index.imageName(image))) {
          renamed.set(count());
        }
        extraFile.add(file);
        extraImage.add(image);
      }
    }
  }

  String name() {
    return name;
  }

  List<CocoIndex> indexes() {
    return indexes;
  }

  int count() {
    return firstCount + extraImage.size();
  }

  /** Returns how many items had to get another id because two images have one name. */
  int renamedCount() {
    return renamed.cardinality();
  }

  boolean isRenamed(int item) {
    return renamed.get(item);
  }

  long imageId(int item) {
    return item < firstCount
        ? indexes.get(0).imageId(item)
        : indexes.get(extraFile.get(item - firstCount)).imageId(extraImage.get(item - firstCount));
  }

  /** Returns the image of an item in a file, or {@link LongIntMap#NONE}. */
  int imageOf(int item, int file) {
    if (file == 0) {
      return item < firstCount ? item : LongIntMap.NONE;
    }
    return indexes.get(file).imageOf(imageId(item));
  }
}
