// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YoloMirrorTest {
  @Test
  void findsTheOtherSideByItsName() {
    assertThat(YoloMirror.of(List.of("nose", "left_eye", "right_eye"))).containsExactly(0, 2, 1);
    assertThat(YoloMirror.of(List.of("R Hip", "L Hip", "upright"))).containsExactly(1, 0, 2);
    assertThat(YoloMirror.of(List.of("handLeft", "HandRight"))).containsExactly(1, 0);
  }

  @Test
  void saysNothingWhenNamesDoNotTellSides() {
    assertThat(YoloMirror.of(List.of("1", "2", "3"))).isEmpty();
    assertThat(YoloMirror.of(List.of("left_eye", "nose"))).isEmpty();
    assertThat(YoloMirror.of(List.of())).isEmpty();
  }
}
