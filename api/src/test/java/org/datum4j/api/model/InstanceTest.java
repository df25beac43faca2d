// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstanceTest {
  private static Annotation box(long id, long group) {
    return new Bbox(Common.none().withId(id).withGroup(group), 1, 2, 3, 4);
  }

  private static Annotation label(long id, long group) {
    return new Label(Common.ofLabel(0).withId(id).withGroup(group));
  }

  @Test
  void joinsNeighboursAndScatteredMembersOfOneGroup() {
    Annotation a = box(1, 7);
    Annotation b = box(2, 7);
    Annotation alone = box(3, 0);
    Annotation other = box(4, 3);
    Annotation late = box(5, 7);
    assertThat(Instance.of(List.of(a, b, alone, alone)))
        .containsExactly(new Instance(List.of(a, b)), new Instance(List.of(alone)), new Instance(List.of(alone)));
    assertThat(Instance.of(List.of(a, other, alone, late)))
        .containsExactly(new Instance(List.of(a, late)), new Instance(List.of(other)), new Instance(List.of(alone)));
    assertThat(Instance.of(List.of(a, label(9, 7), b))).containsExactly(new Instance(List.of(a, b)));
  }

  @Test
  void groupsAnnotationsInAnyOrder() {
    long seed = 41;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Annotation> annotations = new ArrayList<>();
      long group = 0;
      for (int i = random.nextInt(12); i > 0; i--) {
        group = random.nextInt(4) == 0 ? random.nextInt(6) : group + random.nextInt(2);
        annotations.add(random.nextInt(6) == 0 ? label(i, group) : box(i, group));
      }
      Map<Object, List<Annotation>> expected = new LinkedHashMap<>();
      for (Annotation annotation : annotations) {
        if (annotation.type().isShape()) {
          Object key = annotation.group() == 0 ? new Object() : annotation.group();
          expected.computeIfAbsent(key, one -> new ArrayList<>()).add(annotation);
        }
      }
      assertThat(Instance.of(annotations))
          .as("seed %d round %d", seed, round)
          .extracting(Instance::members)
          .containsExactlyElementsOf(expected.values());
      assertThat(Instance.count(annotations)).as("seed %d round %d", seed, round).isEqualTo(expected.size());
    }
  }
}
