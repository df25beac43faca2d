// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.model.MaskColor;

/** How the labels of a source appear in the files: by source label index, in primitive arrays. */
final class VocTargetLabels {
  private final VocLabelMap map;
  private final String[] names;
  private final byte[][] nameElements;
  private final int[] classIndexes;
  private final List<VocLabel> labels;
  private final boolean hasParts;
  private final int[] palette;

  VocTargetLabels(LabelCategories source, VocLabelMap map) {
    this.map = map;
    this.labels = map.labels();
    this.hasParts = labels.stream().anyMatch(label -> !label.parts().isEmpty());
    List<String> mapNames = map.names();
    names = new String[source.size()];
    nameElements = new byte[source.size()][];
    classIndexes = new int[source.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = source.get(i).name();
      nameElements[i] = VocXmlText.element("name", names[i]);
      classIndexes[i] = mapNames.indexOf(names[i]);
    }
    palette = palette(map);
  }

  private static int[] palette(VocLabelMap map) {
    int[] palette = new int[map.labels().size()];
    Map<Integer, MaskColor> colors = map.colors();
    for (int i = 0; i < palette.length; i++) {
      palette[i] = colors.getOrDefault(i, VocColors.color(i)).rgb();
    }
    return palette;
  }

  VocLabelMap map() {
    return map;
  }

  /** Returns the position in the label map, or -1 for a label that is not in it. */
  int classIndex(int labelIndex) {
    return labelIndex == Common.NO_LABEL ? -1 : classIndexes[labelIndex];
  }

  /** Says whether an object may be of the label: one of the map, or a part of one. */
  boolean isKnown(int labelIndex) {
    return classIndexes[labelIndex] >= 0 || hasParts && map.knows(names[labelIndex]);
  }

  boolean isPart(int labelIndex, int ownerIndex) {
    if (!hasParts || labelIndex == Common.NO_LABEL) {
      return false;
    }
    int owner = classIndex(ownerIndex);
    return owner >= 0 && labels.get(owner).parts().contains(names[labelIndex]);
  }

  /** Says whether the label is a part of some other. */
  boolean isSomePart(int labelIndex) {
    return hasParts && labelIndex != Common.NO_LABEL && map.parts().contains(names[labelIndex]);
  }

  /** Returns the actions of a label in the map. */
  List<String> actions(int labelIndex) {
    int index = classIndex(labelIndex);
    return index < 0 ? List.of() : labels.get(index).actions();
  }

  /** Returns {@code <name>…</name>} with its line end, without indentation. */
  byte[] nameElement(int labelIndex) {
    return nameElements[labelIndex];
  }

  /** Returns the colours of the label map as 0xRRGGBB. */
  int[] palette() {
    return palette;
  }
}
