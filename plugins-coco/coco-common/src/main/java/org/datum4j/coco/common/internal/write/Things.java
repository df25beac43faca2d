// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.coco.common.CocoDocuments.Document;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.kit.json.JsonTree;

/**
 * Tells things, which can be counted, from stuff. What a source file says of a category holds, and the categories of
 * files of instances or keypoints are things. Of others a label is a thing if a segment of it belongs to an object with
 * a box or keypoints, or if an image has two segments of it: stuff is one segment an image.
 *
 * @source https://cocodataset.org/#panoptic-eval
 */
final class Things {
  static final String FIELD = "isthing";

  private final BitSet stated = new BitSet();
  private final BitSet things = new BitSet();

  Things(Categories categories, List<Document> documents) {
    for (Document document : documents) {
      boolean isOfThings = document.task() == CocoTask.INSTANCES || document.task() == CocoTask.PERSON_KEYPOINTS;
      document.json("categories").ifPresent(list -> read(categories, list, isOfThings));
    }
  }

  private void read(Categories categories, String list, boolean isOfThings) {
    boolean mayState = list.contains(FIELD);
    if ((mayState || isOfThings) && JsonTree.parse(list.getBytes(StandardCharsets.UTF_8)) instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> category && category.get("name") instanceof String name) {
          int label = categories.labels().indexOf(name);
          if (label != Common.NO_LABEL && !stated.get(label)) {
            boolean isStated = category.get(FIELD) instanceof Number;
            stated.set(label, isStated);
            things.set(label, isStated ? ((Number) category.get(FIELD)).doubleValue() != 0
                : isOfThings || things.get(label));
          }
        }
      }
    }
  }

  /** Learns from an item and its segments. */
  void look(DatasetItem item, List<Annotation> segments) {
    BitSet once = new BitSet();
    Map<Long, Integer> labels = new HashMap<>();
    for (Annotation segment : segments) {
      int label = segment.labelIndex();
      if (label >= 0) {
        if (once.get(label)) {
          add(label);
        }
        once.set(label);
        labels.put(segment.group(), label);
      }
    }
    labels.remove(Common.NO_GROUP);
    for (Annotation annotation : item.annotations()) {
      boolean isOfObject = annotation.type() == AnnotationType.BBOX || annotation.type() == AnnotationType.POINTS;
      Integer label = isOfObject ? labels.get(annotation.group()) : null;
      if (label != null && label == annotation.labelIndex()) {
        add(label);
      }
    }
  }

  private synchronized void add(int label) {
    if (!stated.get(label)) {
      things.set(label);
    }
  }

  /** Says whether a label is a thing, by all that was seen so far. */
  synchronized boolean isThing(int label) {
    return things.get(label);
  }
}
