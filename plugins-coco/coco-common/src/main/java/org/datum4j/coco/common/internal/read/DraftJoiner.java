// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.kit.primitive.LongIntMap;
import org.datum4j.kit.primitive.LongSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins what the task files say about one image: a record of keypoints or stuff that repeats an object of another file
 * becomes part of it, and different objects get different groups.
 */
final class DraftJoiner {
  private final List<Draft> drafts = new ArrayList<>();
  private @Nullable LongIntMap objects;
  private CocoTask task = CocoTask.INSTANCES;
  private int files;
  private boolean needsGroups;

  void start() {
    drafts.clear();
    objects = null;
    files = 0;
    needsGroups = false;
  }

  /** Begins with the records of a file. */
  void file(CocoTask ofTask) {
    task = ofTask;
    files++;
  }

  void add(@Nullable Draft draft) {
    if (draft == null) {
      return;
    }
    draft.task = task;
    boolean isObject = task.isObjects();
    if (isObject && files > 1) {
      Draft earlier = find(draft.record.id());
      if (earlier != null && merge(earlier, draft)) {
        return;
      }
    }
    needsGroups |= isObject && (draft.record.id() == 0 && draft.annotations.size() > 1 || files > 1);
    needsGroups |= task == CocoTask.PANOPTIC && files > 1;
    drafts.add(draft);
  }

  private @Nullable Draft find(long id) {
    LongIntMap known = objects;
    if (known == null) {
      known = new LongIntMap();
      objects = known;
      for (int i = 0; i < drafts.size(); i++) {
        if (drafts.get(i).task.isObjects() && drafts.get(i).task != task) {
          known.putIfAbsent(drafts.get(i).record.id(), i);
        }
      }
    }
    int found = known.get(id);
    return found == LongIntMap.NONE ? null : drafts.get(found);
  }

  private static boolean merge(Draft object, Draft other) {
    boolean isSame = object.twin == null && object.common.labelIndex() == other.common.labelIndex();
    if (!isSame || object.task == other.task || other.task == CocoTask.STUFF && !sameBoxes(object, other)) {
      return false;
    }
    List<Annotation> joined = new ArrayList<>();
    boolean hasPoints = object.annotations.stream().anyMatch(part -> part.type() == AnnotationType.POINTS);
    for (Annotation part : other.annotations) {
      if (part.type() == AnnotationType.POINTS && !hasPoints) {
        joined.add(part);
      }
    }
    joined.addAll(object.annotations.isEmpty() ? shapes(other) : object.annotations);
    Attributes attributes = other.common.attributes();
    Attributes all = object.common.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      all = all.has(attributes.name(i)) ? all : all.with(attributes.name(i), attributes.value(i));
    }
    object.common = all == object.common.attributes() ? object.common : object.common.withAttributes(all);
    object.annotations = recommon(joined, object.common);
    object.twin = other.record;
    return true;
  }

  private static List<Annotation> shapes(Draft draft) {
    return draft.annotations.stream().filter(part -> part.type() != AnnotationType.POINTS).toList();
  }

  private static boolean sameBoxes(Draft one, Draft other) {
    Bbox first = box(one);
    Bbox second = box(other);
    return one.annotations.size() == other.annotations.size()
        && first != null
        && second != null
        && first.x() == second.x()
        && first.y() == second.y()
        && first.width() == second.width()
        && first.height() == second.height();
  }

  private static @Nullable Bbox box(Draft draft) {
    for (Annotation part : draft.annotations) {
      if (part instanceof Bbox box) {
        return box;
      }
    }
    return null;
  }

  private static List<Annotation> recommon(List<Annotation> annotations, Common common) {
    List<Annotation> changed = new ArrayList<>(annotations.size());
    annotations.forEach(part -> changed.add(part.common() == common ? part : part.withCommon(common)));
    return changed;
  }

  /** Returns the item's annotations and tells each record what was made of it. */
  List<Annotation> join() {
    if (needsGroups) {
      separateGroups();
    }
    List<Annotation> all = new ArrayList<>(drafts.size() * 2);
    for (Draft draft : drafts) {
      for (int i = 0; i < draft.annotations.size(); i++) {
        all.add(draft.annotations.get(i));
      }
      draft.record.produced(draft.annotations, draft.twin);
    }
    return all;
  }

  private void separateGroups() {
    LongSet used = new LongSet();
    for (Draft draft : drafts) {
      draft.annotations.forEach(part -> used.add(part.group()));
    }
    long next = Math.max(0, used.max() == Long.MAX_VALUE ? 0 : used.max()) + 1;
    LongSet taken = new LongSet();
    taken.add(Common.NO_GROUP);
    for (Draft draft : drafts) {
      if (draft.task == CocoTask.PANOPTIC) {
        next = separateSegments(draft, taken, next);
      } else if (draft.task.isObjects() && !draft.annotations.isEmpty()) {
        long group = draft.common.group();
        boolean isSingle = group == 0 && draft.annotations.size() == 1;
        if (!isSingle && !taken.add(group)) {
          while (!used.add(next)) {
            next++;
          }
          draft.common = draft.common.withGroup(next);
          draft.annotations = recommon(draft.annotations, draft.common);
          taken.add(next++);
        }
      }
    }
  }

  private static long separateSegments(Draft draft, LongSet taken, long first) {
    long next = first;
    List<Annotation> changed = new ArrayList<>(draft.annotations.size());
    for (Annotation part : draft.annotations) {
      if (taken.add(part.group())) {
        changed.add(part);
      } else {
        while (!taken.add(next)) {
          next++;
        }
        changed.add(part.withCommon(part.common().withGroup(next)));
      }
    }
    draft.annotations = changed;
    return next;
  }
}
