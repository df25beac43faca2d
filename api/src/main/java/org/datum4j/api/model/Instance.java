// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of an image: the shapes that share a group other than 0, or a single shape without a group. Counting,
 * losses and writers of box formats go by instances, so that an object with a box, polygons and keypoints counts once.
 *
 * @param members the shapes, in the item's order; never empty
 */
public record Instance(List<Annotation> members) {
  /** Copies the list. */
  public Instance {
    members = List.copyOf(members);
  }

  /** Returns an item's instances in order of their first member. Labels and captions are not part of any. */
  public static List<Instance> of(DatasetItem item) {
    return of(item.annotations());
  }

  /** Returns the instances among annotations in order of their first member. */
  public static List<Instance> of(List<Annotation> annotations) {
    int count = annotations.size();
    List<Instance> instances = new ArrayList<>(count / 2 + 1);
    long highest = Long.MIN_VALUE;
    int next;
    for (int i = 0; i < count; i = next) {
      Annotation first = annotations.get(i);
      next = i + 1;
      if (!first.type().isShape()) {
        continue;
      }
      long group = first.group();
      if (group != Common.NO_GROUP) {
        if (group <= highest) {
          return scattered(annotations);
        }
        // Groups ascend so far, and so none of them can have come before.
        highest = group;
        while (next < count && annotations.get(next).group() == group && annotations.get(next).type().isShape()) {
          next++;
        }
      }
      boolean isPair = next == i + 2;
      instances.add(new Instance(isPair ? List.of(first, annotations.get(i + 1)) : annotations.subList(i, next)));
    }
    return instances;
  }

  /** The same for groups in any order, whose members need not stand together. */
  private static List<Instance> scattered(List<Annotation> annotations) {
    Map<Long, List<Annotation>> byGroup = new HashMap<>();
    List<List<Annotation>> groups = new ArrayList<>();
    for (Annotation annotation : annotations) {
      if (!annotation.type().isShape()) {
        continue;
      }
      long group = annotation.group();
      List<Annotation> members = group == Common.NO_GROUP ? null : byGroup.get(group);
      if (members == null) {
        members = new ArrayList<>(3);
        groups.add(members);
        if (group != Common.NO_GROUP) {
          byGroup.put(group, members);
        }
      }
      members.add(annotation);
    }
    List<Instance> instances = new ArrayList<>(groups.size());
    groups.forEach(members -> instances.add(new Instance(members)));
    return instances;
  }

  /** Returns how many instances there are among annotations, as many as {@link #of(List)} makes. */
  public static int count(List<Annotation> annotations) {
    long[] groups = new long[annotations.size()];
    int grouped = 0;
    int single = 0;
    for (Annotation annotation : annotations) {
      long group = annotation.group();
      if (!annotation.type().isShape()) {
        continue;
      }
      if (group == Common.NO_GROUP) {
        single++;
      } else if (grouped == 0 || groups[grouped - 1] != group) {
        groups[grouped++] = group;
      }
    }
    Arrays.sort(groups, 0, grouped);
    int distinct = 0;
    for (int i = 0; i < grouped; i++) {
      distinct += i == 0 || groups[i] != groups[i - 1] ? 1 : 0;
    }
    return single + distinct;
  }

  /** Returns the first member; its id, label and attributes stand for the instance. */
  public Annotation first() {
    return members.get(0);
  }

  /** Returns the first member's label index, else that of the first labelled member, else none. */
  public int labelIndex() {
    for (Annotation member : members) {
      if (member.common().hasLabel()) {
        return member.labelIndex();
      }
    }
    return Common.NO_LABEL;
  }

  /** Returns the first member of a kind. */
  public <A extends Annotation> Optional<A> find(Class<A> kind) {
    for (Annotation member : members) {
      if (kind.isInstance(member)) {
        return Optional.of(kind.cast(member));
      }
    }
    return Optional.empty();
  }

  /** Returns all members of a kind. */
  public <A extends Annotation> List<A> all(Class<A> kind) {
    List<A> found = new ArrayList<>(members.size());
    for (Annotation member : members) {
      if (kind.isInstance(member)) {
        found.add(kind.cast(member));
      }
    }
    return found;
  }

  /** Says whether the instance stands for a crowd, by its attribute {@code is_crowd}. */
  public boolean isCrowd() {
    Attributes last = Attributes.empty();
    for (Annotation member : members) {
      Attributes attributes = member.attributes();
      if (attributes != last && attributes.isTrue("is_crowd")) {
        return true;
      }
      last = attributes;
    }
    return false;
  }
}
