// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InstanceTest {
  private static Annotation box(long group) {
    return new Bbox(Common.of(1, group, 0, Attributes.empty(), null), 1, 2, 3, 4);
  }

  private static Annotation label(long group) {
    return new Label(Common.of(1, group, 0, Attributes.empty(), null));
  }

  @Test
  void shapesOfOneGroupAreOneInstanceWhereverTheyStand() {
    List<Annotation> annotations = List.of(box(7), box(0), box(7), label(9), box(-3), box(0), box(7));

    assertThat(Instance.of(annotations)).hasSize(4);
    assertThat(Instance.of(annotations).get(0).members()).hasSize(3);
    assertThat(Instance.count(annotations)).isEqualTo(4);
  }

  @Test
  void countsAsManyAsItMakes() {
    for (long seed = 1; seed <= 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Annotation> annotations = new ArrayList<>();
      int size = random.nextInt(12);
      for (int i = 0; i < size; i++) {
        long group = random.nextInt(-1, 4);
        annotations.add(random.nextInt(5) == 0 ? label(group) : box(group));
      }
      assertThat(Instance.count(annotations)).as("seed %d", seed).isEqualTo(Instance.of(annotations).size());
    }
  }
}
